package io.lookervault.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {
    @TempDir
    Path home;

    @Test
    void whatEditorsLeaveBesideARouteFileIsNone() throws Exception {
        Path routes = Files.createDirectory(home.resolve("routes"));
        Files.createSymbolicLink(routes.resolve(".#extract.camel.yaml"), Path.of("me@host.4711:1767"));
        Files.writeString(routes.resolve("._extract.camel.yaml"), "\0\5\26\7");
        assertThrows(ConfigurationError.class, () -> RouteFiles.all(home), "none is left");
        Files.writeString(routes.resolve("extract.camel.yaml"), "[]");
        assertEquals(List.of(routes.resolve("extract.camel.yaml")), RouteFiles.all(home));
        assertEquals(Set.of("extract.camel.yaml"), RouteFiles.texts(home).keySet());
    }
}
