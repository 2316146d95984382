package io.lookervault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lookervault.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is unpacked: its launcher, its class archive, its files. */
class DistributionIT {
    private static final Path HOME = Packaged.HOME;

    @TempDir
    Path dir;

    @Test
    void launcherRunsFromAnywhereAndThroughLinks() throws Exception {
        Path one = Files.createSymbolicLink(dir.resolve("one"), HOME.resolve("bin/lookervault"));
        Path two = Files.createSymbolicLink(dir.resolve("two"), Path.of("one"));
        Packaged.Result result = run(Map.of(), two.toString(), "--version");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("LookerVault 0."), result.out());
        assertTrue(Files.isExecutable(one));
    }

    @Test
    void readingVerbsLoadNoClassOfCamel() throws Exception {
        Path vault = dir.resolve("looker.db");
        Vault.open(vault, "test", InstantSource.system()).close();
        Path log = dir.resolve("classes.log");
        for (String verb : List.of("list dashboards", "status", "verify", "show dashboard 1")) {
            List<String> command = new ArrayList<>(List.of(launcher(), "--db", vault.toString()));
            command.addAll(List.of(verb.split(" ", -1)));
            Packaged.Result result = run(
                    Map.of("LOOKERVAULT_JAVA_OPTS", "-Xlog:class+load:file=" + log), command.toArray(String[]::new));
            assertEquals(verb.startsWith("show") ? 1 : 0, result.code(), result.err());
            assertTrue(Files.readString(log).contains("io.lookervault.cli.Program"));
            assertFalse(Files.readString(log).contains("org.apache.camel."), verb);
        }
    }

    @Test
    void classesComeFromTheArchiveWhereThereIsOne() throws Exception {
        assumeTrue(Files.exists(HOME.resolve("lib/lookervault.jsa")));
        Path log = dir.resolve("classes.log");
        run(Map.of("LOOKERVAULT_JAVA_OPTS", "-Xlog:class+load:file=" + log), launcher(), "--version");
        assertTrue(Files.readString(log).contains("io.lookervault.cli.Root source: shared objects file (top)"));
    }

    @Test
    void javaThatIsMissingOrTooOldIsNamed() throws Exception {
        Packaged.Result missing = run(Map.of("JAVA_HOME", dir.toString()), launcher(), "--version");
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("JAVA_HOME is " + dir + ", which has no bin/java."), missing.err());
        Path java = Files.createDirectory(dir.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 0\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(dir.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        Packaged.Result old = run(Map.of("JAVA_HOME", dir.toString()), launcher(), "--version");
        assertEquals(2, old.code());
        assertTrue(old.err().contains("is Java 11.0.2. Install Java 17 or newer"), old.err());
    }

    @Test
    void newerJavaIsToldWhatTheLibrariesMayDo() throws Exception {
        Path java = Files.createDirectory(dir.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
        for (String version : List.of("17.0.1", "21", "24.0.1", "25")) {
            Files.writeString(dir.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
            Packaged.Result called = run(Map.of("JAVA_HOME", dir.toString()), launcher(), "--version");
            assertEquals(
                    version.startsWith("2") && !version.equals("21"),
                    called.out().contains("--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"),
                    called.out());
            assertTrue(called.out().contains("-Xlog:cds*=off:stderr"), "an archive of another Java is no news");
        }
    }

    @Test
    void aLocaleThatIsNotUtf8IsNotUsed() throws Exception {
        Path java = Files.createDirectory(dir.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$LC_ALL\"\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(dir.resolve("release"), "JAVA_VERSION=\"17\"\n");
        Map<String, String> expected = Map.of(
                "", "C.UTF-8",
                "LC_ALL=C LANG=en_US.UTF-8", "C.UTF-8",
                "LC_CTYPE=C LANG=de_DE.UTF-8", "C.UTF-8",
                "LC_CTYPE=de_DE.utf8 LANG=C", "",
                "LC_ALL=de_DE.UTF-8 LANG=C", "de_DE.UTF-8",
                "LANG=de_DE.ISO-8859-1", "C.UTF-8",
                "LANG=C.UTF-8", "");
        for (Map.Entry<String, String> locale : expected.entrySet()) {
            Packaged.Result called = bare("JAVA_HOME=" + dir + " " + locale.getKey(), launcher());
            assertEquals(locale.getValue(), called.out().strip(), locale.getKey());
        }
    }

    @Test
    void umlautsAreUnderstoodWhereNoLocaleIsSet() throws Exception {
        String home = System.getProperty("java.home");
        String command = "exec \"$0\" --db \"$(printf '\\303\\234bersicht.db')\" list looks";
        Packaged.Result called = bare("JAVA_HOME=" + home + " LC_ALL=C", "sh", "-c", command, launcher());
        assertEquals(2, called.code(), called.err());
        assertTrue(called.err().contains("\u00DCbersicht.db. Create it with"), called.err());
    }

    /** Runs it with these variables and no others, as cron does. */
    private Packaged.Result bare(String variables, String... called) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=" + System.getenv("PATH")));
        command.addAll(List.of(variables.strip().split(" ", -1)));
        command.addAll(List.of(called));
        return run(Map.of(), command.toArray(String[]::new));
    }

    private static String launcher() {
        return Packaged.launcher();
    }

    private Packaged.Result run(Map<String, String> environment, String... command) throws Exception {
        Packaged program = new Packaged(dir);
        environment.forEach(program::with);
        return program.command(command);
    }
}
