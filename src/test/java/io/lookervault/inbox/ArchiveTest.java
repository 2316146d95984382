package io.lookervault.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of people who mean no good: nothing is written outside, and nothing fills the disk or the memory. */
class ArchiveTest {
    private static final InboxRules.Limits LIMITS = new InboxRules.Limits(100, 64 << 20, 8 << 20);

    @TempDir
    Path dir;

    private Path target;

    /** Writes entries. */
    private interface Tar {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    /** Writes entries. */
    private interface Zip {
        void write(ZipArchiveOutputStream zip) throws IOException;
    }

    @BeforeEach
    void target() throws IOException {
        target = Files.createDirectories(dir.resolve("a/b/target"));
    }

    private Path tar(Tar content) throws IOException {
        Path file = dir.resolve("x.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            content.write(tar);
        }
        return file;
    }

    private Path zip(Zip content) throws IOException {
        Path file = dir.resolve("x.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            content.write(zip);
        }
        return file;
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void special(TarArchiveOutputStream tar, byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("special", type);
        entry.setLinkName("/etc/passwd");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static void file(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    /** What is said; that nothing lies outside of the target is made sure of. */
    private String refusal(Path archive, InboxRules.Limits limits) throws IOException {
        String message = assertThrows(DropRefused.class, () -> Archive.unpack(archive, target, limits))
                .getMessage();
        try (Stream<Path> all = Files.walk(dir)) {
            List<Path> outside = all.filter(path -> !path.startsWith(target) && !target.startsWith(path))
                    .filter(path -> !path.equals(archive))
                    .toList();
            assertEquals(List.of(), outside);
        }
        return message;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out",
                "a/../../out",
                "/tmp/out",
                "C:/out",
                "C:out",
                "..\\out",
                "x/a\\b",
                "a//b",
                "a/./b",
                "a/..",
                "..",
                "a\nb"
            })
    void refusesNamesThatLeadElsewhere(String name) throws IOException {
        Path tar = tar(out -> file(out, name, new byte[1]));
        assertTrue(refusal(tar, LIMITS).startsWith("entry \""), name);
        Files.delete(tar);
        Path zip = zip(out -> file(out, name, new byte[1]));
        assertTrue(refusal(zip, LIMITS).startsWith("entry \""), name);
    }

    private static Path damaged(Path archive, byte[] content) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        String text = new String(bytes, ISO_8859_1);
        bytes[text.indexOf(new String(content, ISO_8859_1)) + content.length / 2] ^= 1;
        return Files.write(archive, bytes);
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        byte[] content = "title: Quarterly Revenue\n".getBytes(UTF_8);
        Path zip = zip(out -> {
            out.setLevel(Deflater.NO_COMPRESSION);
            file(out, "looks/1.yaml", content);
        });
        assertTrue(refusal(damaged(zip, content), LIMITS).contains("checksum"));
        Files.delete(zip);
        target = Files.createDirectories(dir.resolve("a/b/other"));

        Path tar = dir.resolve("x.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tar)) {
                    {
                        def.setLevel(Deflater.NO_COMPRESSION);
                    }
                };
                TarArchiveOutputStream entries = new TarArchiveOutputStream(out)) {
            file(entries, "looks/1.yaml", content);
        }
        String said = assertThrows(DropRefused.class, () -> Archive.unpack(damaged(tar, content), target, LIMITS))
                .getMessage();
        assertTrue(said.contains("cannot be unpacked"), said);
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_LINK,
                TarConstants.LF_SYMLINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO,
                TarConstants.LF_CONTIG
            })
    void refusesWhatIsNoPlainFile(byte type) throws IOException {
        assertTrue(refusal(tar(out -> special(out, type)), LIMITS).contains("is a link, a device"));
    }

    @Test
    void refusesALinkInAZip() throws IOException {
        Path zip = zip(out -> {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(UTF_8));
            out.closeArchiveEntry();
        });
        assertTrue(refusal(zip, LIMITS).contains("is a link, a device"));
    }

    @Test
    void refusesANameThatComesTwice() throws IOException {
        String said = refusal(
                tar(out -> {
                    file(out, "a/b.yaml", new byte[1]);
                    file(out, "./a/b.yaml", new byte[2]);
                }),
                LIMITS);
        assertTrue(said.contains("comes twice"), said);
    }

    @Test
    void refusesTooManyEntriesAndTooManyBytes() throws IOException {
        Path tar = tar(out -> {
            for (int i = 0; i < 4; i++) {
                file(out, "f" + i, new byte[1 << 20]);
            }
        });
        String entries = refusal(tar, new InboxRules.Limits(3, 64 << 20, 8 << 20));
        assertTrue(entries.contains("lookervault.inbox.max-entries"), entries);
        clean();
        String bytes = refusal(tar, new InboxRules.Limits(100, 3 << 20, 2 << 20));
        assertTrue(bytes.contains("lookervault.inbox.max-size"), bytes);
        clean();
        String one = refusal(tar, new InboxRules.Limits(100, 64 << 20, 1000));
        assertTrue(one.contains("lookervault.pack.max-file-size"), one);
    }

    @Test
    void aZipOfVeryManyEntriesIsRefusedBeforeTheyFillTheMemory() throws IOException {
        Archive.unpack(zip(out -> file(out, "small", new byte[1])), target, LIMITS); // what it loads is loaded
        clean();
        Path zip = dir.resolve("x.zip");
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            for (int i = 0; i < 60_000; i++) {
                out.putNextEntry(new ZipEntry("e" + i + "/"));
            }
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertTrue(refusal(zip, LIMITS).contains("lookervault.inbox.max-entries"));
        long taken = thread.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < 4 << 20, taken + " bytes of memory");
    }

    private void clean() throws IOException {
        Places.remove(target);
        Files.createDirectories(target);
    }

    @Test
    void stopsBombsWhileTheyUnpack() throws IOException {
        InboxRules.Limits large = new InboxRules.Limits(1000, 1L << 40, 1L << 40);
        Path zip = zip(out -> file(out, "zeros", new byte[64 << 20]));
        assertTrue(refusal(zip, large).contains("bomb"));
        assertTrue(Files.size(target.resolve("zeros")) < 48 << 20);
        Files.delete(zip);
        clean();
        Path tar = tar(
                out -> { // a name that would fill the memory
                    TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                    name.setSize(8 << 20);
                    out.putArchiveEntry(name);
                    out.write(new byte[8 << 20]);
                    out.closeArchiveEntry();
                });
        assertTrue(refusal(tar, large).contains("bomb"));
    }

    @Test
    void refusesWhatIsCutOff() throws IOException {
        Path tar = tar(out -> file(out, "a", new byte[1 << 16]));
        byte[] bytes = Files.readAllBytes(tar);
        Files.write(tar, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(refusal(tar, LIMITS).contains("cannot be unpacked"));
        Files.delete(tar);
        Path zip = Files.writeString(dir.resolve("x.zip"), "no zip at all");
        assertTrue(refusal(zip, LIMITS).contains("cannot be unpacked"));
    }

    @Test
    void findsTheTreeWithOrWithoutADirectoryAroundIt() throws IOException {
        Path tar = tar(out -> file(out, "./export/dashboards/1.yaml", new byte[1]));
        assertEquals(target.resolve("export"), Archive.unpack(tar, target, LIMITS));
        clean();
        Path zip = zip(out -> {
            file(out, "metadata.json", new byte[1]);
            file(out, "dashboards/1.yaml", new byte[1]);
        });
        assertEquals(target, Archive.unpack(zip, target, LIMITS));
    }
}
