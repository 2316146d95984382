package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportDirTest {
    @TempDir
    Path dir;

    private Path root;
    private ExportDir export;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(dir.resolve("e"));
        export = new ExportDir(root);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void aFileIsWrittenWholeAndReplacedWhole() throws IOException {
        export.write("looks/a/1.yaml", bytes("one"));
        export.write("looks/a/1.yaml", bytes("longer than that"));
        export.write("looks/a/1.yaml", bytes("two"));
        assertArrayEquals(bytes("two"), export.own("looks/a/1.yaml").orElseThrow());
        assertTrue(export.has("looks/a/1.yaml"));
        assertFalse(export.has("looks/a/2.yaml"));
        assertEquals(Optional.empty(), export.own("looks/a/2.yaml"));
        assertEquals(Optional.empty(), export.own("none/2.yaml"));
        assertTrue(Files.isDirectory(root.resolve(".pack_state/work")));
        Files.writeString(root.resolve(".pack_state/work/7"), "left behind");
        export.tidy();
        assertFalse(Files.exists(root.resolve(".pack_state/work")));
        export.write("looks/a/2.yaml", bytes("again"));
        assertTrue(export.has("looks/a/2.yaml"));
    }

    @Test
    void directoriesThatAreLeftEmptyGoWithTheLastFileAndComeBack() {
        export.write("looks/a/1.yaml", bytes("one"));
        export.write("looks/2.yaml", bytes("two"));
        export.remove("looks/a/1.yaml");
        assertFalse(export.has("looks/a"));
        assertTrue(export.has("looks/2.yaml"));
        export.remove("looks/2.yaml");
        assertFalse(export.has("looks"));
        assertTrue(Files.isDirectory(root));
        export.remove("looks/2.yaml");
        export.write("looks/a/1.yaml", bytes("one"));
        assertTrue(export.has("looks/a/1.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "", ".", "a/.."})
    void nothingOutsideIsTouched(String path) {
        assertTrue(assertThrows(ExportFailed.class, () -> export.path(path))
                .getMessage()
                .contains(" leads out of " + root));
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Files.writeString(outside.resolve("1.yaml"), "mine");
        Files.createSymbolicLink(root.resolve("looks"), outside);
        Files.createSymbolicLink(root.resolve("link.yaml"), outside.resolve("1.yaml"));
        for (ExportFailed failed : new ExportFailed[] {
            assertThrows(ExportFailed.class, () -> export.write("looks/1.yaml", bytes("theirs"))),
            assertThrows(ExportFailed.class, () -> export.own("looks/1.yaml")),
            assertThrows(ExportFailed.class, () -> export.remove("looks/1.yaml")),
            assertThrows(ExportFailed.class, () -> export.own("link.yaml"))
        }) {
            assertTrue(failed.getMessage().contains("a symbolic link"), failed.getMessage());
        }
        assertEquals("mine", Files.readString(outside.resolve("1.yaml")));
        export.write("link.yaml", bytes("a file of its own"));
        assertEquals("mine", Files.readString(outside.resolve("1.yaml")), "the link was replaced, not followed");
    }

    @Test
    void aFileInThePlaceOfADirectoryIsNamed() throws IOException {
        Files.writeString(root.resolve("looks"), "x");
        ExportFailed failed = assertThrows(ExportFailed.class, () -> export.write("looks/1.yaml", bytes("x")));
        assertEquals(
                "cannot write looks/1.yaml: not a directory, or a symbolic link. Check permissions and free space,"
                        + " then run it again",
                failed.getMessage());
        Files.createDirectories(root.resolve("full/of/something"));
        assertThrows(ExportFailed.class, () -> export.remove("full"));
    }

    @Test
    void onlyPlainFilesOfReasonableSizeAreRead() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "12345");
        assertArrayEquals(bytes("12345"), ExportDir.read(file, 5));
        FileSystemException large = assertThrows(FileSystemException.class, () -> ExportDir.read(file, 4));
        assertEquals("5 bytes, more than 4", large.getReason());
        FileSystemException directory = assertThrows(FileSystemException.class, () -> ExportDir.read(root, 4));
        assertEquals("not a plain file", directory.getReason());
    }

    @Test
    void reasonsAreWithoutThePathThatIsSaidAlready() {
        assertEquals("permission denied", ExportDir.reason(new AccessDeniedException("a")));
        assertEquals("it is not there", ExportDir.reason(new NoSuchFileException("a")));
        assertEquals("No space left", ExportDir.reason(new FileSystemException("a", null, "No space left")));
        assertEquals("broken", ExportDir.reason(new IOException("broken")));
        assertEquals("java.io.IOException", ExportDir.reason(new IOException()));
    }
}
