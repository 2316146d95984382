package io.lookervault.cli;

import io.lookervault.content.Item;
import io.lookervault.content.Kind;
import io.lookervault.vault.Batch;
import io.lookervault.vault.PackedItem;
import io.lookervault.vault.PageKey;
import io.lookervault.vault.PageMark;
import io.lookervault.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code rehearse}: runs other verbs on a scratch vault, so that {@code bin/prime} archives the classes they load. */
@Command(name = "rehearse", hidden = true, description = "Runs other verbs on a scratch vault; for bin/prime.")
final class RehearseVerb implements Callable<Integer> {
    private static final String CONFIG = "[lookervault.looker]\napi_url = \"https://looker.example\"\ntimeout = 30\n";
    private static final List<String> COMMANDS = List.of(
            "--help",
            "--version",
            "list --help",
            "list dashboards",
            "list dashboards --name a --created-after 2024-01-31 --output json",
            "show dashboard 1",
            "show dashboard 1 --output json",
            "status",
            "status --all --output json",
            "verify",
            "verify --output json",
            "completion bash",
            "check --offline",
            "demo --dashboards 10 --output json",
            "demo --dashboards 10",
            "list dashbords");

    @Override
    public Integer call() throws IOException {
        Path scratch = Files.createTempDirectory("lookervault");
        try {
            Files.createDirectory(scratch.resolve(".lookervault"));
            Files.writeString(scratch.resolve(".lookervault").resolve("config.toml"), CONFIG);
            Path vault = scratch.resolve("looker.db");
            fill(vault);
            Map<String, String> environment =
                    Map.of("HOME", scratch.toString(), "LOOKERVAULT_DB_PATH", vault.toString());
            OutputStream nowhere = OutputStream.nullOutputStream();
            for (String command : COMMANDS) {
                Program.run(command.split(" ", -1), environment, nowhere, nowhere);
            }
            keepLibrary();
        } finally {
            remove(scratch);
        }
        return ExitCode.DONE.code();
    }

    private static void fill(Path file) {
        try (Vault vault = Vault.open(file, "rehearse", InstantSource.system())) {
            String session = vault.sessions().start("{}", "https://looker.example");
            Item item = Item.of(Kind.DASHBOARD, Map.of("id", "1", "title", "A", "user_id", "1", "folder_id", "1"));
            PageMark page = new PageMark(new PageKey(Kind.DASHBOARD, "", 0, 100), 1, "");
            vault.ledger()
                    .storePage(session, page, new Batch(List.of(PackedItem.of(item)), List.of(), List.of(), List.of()));
            vault.sessions().finish(session, "completed", 1, 0, "{\"calls\": 1}");
        }
    }

    /** Where bin/prime asks for it, keeps the library that SQLite's driver has unpacked and removes at its end. */
    private static void keepLibrary() throws IOException {
        String directory = System.getProperty("org.sqlite.tmpdir", "");
        String library = System.mapLibraryName("sqlitejdbc");
        if (directory.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(Path.of(directory), "*-" + library)) {
            for (Path file : unpacked) {
                Files.copy(file, Path.of(directory, library), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
