package io.lookervault.inbox;

import io.lookervault.chaos.Fuzzed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives that are dropped: nothing is ever written outside of the directory that is meant for them. */
public final class FuzzedArchives implements Fuzzed {
    private static final InboxRules.Limits LIMITS = new InboxRules.Limits(100, 1 << 20, 1 << 20);

    private final Path root;
    private final Path target;

    public FuzzedArchives() throws IOException {
        root = Files.createTempDirectory("archives");
        target = root.resolve("a/b/target");
        Files.createDirectories(target.getParent());
    }

    @Override
    public List<byte[]> samples() throws IOException {
        return List.of(marked('z', zip()), marked('t', tar()), marked('g', gzip(tar())));
    }

    /** The first byte says what the name of the file is. */
    private static byte[] marked(char mark, byte[] content) {
        byte[] all = new byte[content.length + 1];
        all[0] = (byte) mark;
        System.arraycopy(content, 0, all, 1, content.length);
        return all;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (String name : List.of("export/metadata.json", "export/looks/1.yaml", "export/looks/2.yaml")) {
                zip.putArchiveEntry(new ZipArchiveEntry(name));
                zip.write("id: '1'\n".getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] tar() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (String name : List.of("export/metadata.json", "export/looks/1.yaml")) {
                byte[] text = "id: '1'\n".getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    @Override
    public void take(byte[] input) throws IOException {
        String name = input.length == 0
                ? "x.zip"
                : switch (input[0]) {
                    case 'z' -> "x.zip";
                    case 't' -> "x.tar";
                    default -> "x.tar.gz";
                };
        Path archive = root.resolve(name);
        Files.write(archive, input.length == 0 ? input : java.util.Arrays.copyOfRange(input, 1, input.length));
        Files.createDirectory(target);
        try {
            Archive.unpack(archive, target, LIMITS);
        } finally {
            delete(target);
            Files.deleteIfExists(archive);
            nothingElse();
        }
    }

    private void nothingElse() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            long found = all.count();
            if (found != 3) { // root, a, b
                throw new AssertionError(found - 3 + " files or directories outside");
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public List<Class<? extends Throwable>> clear() {
        return List.of(DropRefused.class, IOException.class);
    }
}
