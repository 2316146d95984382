package io.lookervault.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells what lies in a file or tree, by its bytes or by its looks. Links are seen and never followed. */
final class Content {
    private Content() {}

    /**
     * SHA-256 of the bytes of a file; of a tree, of all its relative paths in order with their contents. What is hidden in a
     * tree is no content: {@code pack} notes there what it did.
     *
     * @throws DropRefused when something in it is neither a plain file nor a directory
     */
    static String digest(Path path) throws IOException {
        MessageDigest digest = sha256();
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            take(digest, path, path.getFileName());
            return HexFormat.of().formatHex(digest.digest());
        }
        for (Path file : below(path)) {
            if (hidden(path.relativize(file))) {
                continue;
            }
            byte[] name = path.relativize(file).toString().replace('\\', '/').getBytes(UTF_8);
            BasicFileAttributes found = attributes(file);
            digest.update(ByteBuffer.allocate(16)
                    .putInt(name.length)
                    .putInt(found.isDirectory() ? 1 : 0)
                    .putLong(found.isDirectory() ? 0 : found.size())
                    .flip());
            digest.update(name);
            if (!found.isDirectory()) {
                take(digest, file, path.relativize(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean hidden(Path relative) {
        return relative.toString().startsWith(".") || relative.toString().contains(File.separator + ".");
    }

    private static void take(MessageDigest digest, Path file, Path name) throws IOException {
        if (!attributes(file).isRegularFile()) {
            throw new DropRefused(name + " is a link, or no plain file. Put the file itself there");
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    /** Names, sizes and times of all that lies there, as one short text: the same as long as nobody changes anything. */
    static String looks(Path path) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : below(path)) {
            BasicFileAttributes found = attributes(file);
            String line = path.relativize(file) + "\n" + found.size() + " "
                    + found.lastModifiedTime().toInstant() + "\n";
            digest.update(line.getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** It and all that lies below it, by path. */
    private static List<Path> below(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted().toList();
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
