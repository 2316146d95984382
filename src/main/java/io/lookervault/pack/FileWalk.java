package io.lookervault.pack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of an export, by path: every plain file that ends in {@code .yaml}. Hidden files and directories are somebody
 * else's. A link is never followed, and never passed over in silence.
 */
final class FileWalk extends SimpleFileVisitor<Path> {
    /** A file and its size. */
    record Found(String path, long size) {}

    private static final Set<String> ENDINGS = Set.of(FileNames.ENDING, ".yml");

    private final Path root;
    private final List<Found> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private FileWalk(Path root) {
        this.root = root;
    }

    static FileWalk of(Path root) {
        FileWalk walk = new FileWalk(root);
        try {
            Files.walkFileTree(root, walk);
        } catch (IOException e) {
            throw ExportDir.failed("read", root.toString(), e);
        }
        walk.files.sort(Comparator.comparing(Found::path));
        return walk;
    }

    List<Found> files() {
        return files;
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        boolean hidden =
                !directory.equals(root) && directory.getFileName().toString().startsWith(".");
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
            return FileVisitResult.CONTINUE;
        }
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        if (attributes.isSymbolicLink() && (Files.isDirectory(file) || name.endsWith(FileNames.ENDING))) {
            problem(file, "is a symbolic link; nothing outside of the export is read. Put the file itself here");
        } else if (!ending.equals(FileNames.ENDING) && ENDINGS.contains(ending.toLowerCase(Locale.ROOT))) {
            problem(file, "ends in " + ending + "; items are in files that end in .yaml. Rename it");
        } else if (ending.equals(FileNames.ENDING)) {
            if (attributes.isRegularFile()) {
                files.add(new Found(relative(file), attributes.size()));
            } else {
                problem(file, "is not a plain file. Remove it");
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        problem(file, "cannot be read: " + ExportDir.reason(e) + ". Change its permissions");
        return FileVisitResult.CONTINUE;
    }

    private void problem(Path file, String message) {
        problems.add(new Problem(relative(file), 1, message));
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
