package io.lookervault.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings are looked for.
 *
 * @param home option {@code --home}: the installation, with {@code routes} and {@code config}
 * @param config option {@code --config}: a TOML file, a properties file, or a directory with either or both
 * @param options keys that options set, by their full names
 * @param environment variables of the process; {@code HOME} tells where {@code ~} is
 */
public record Sources(
        Optional<Path> home, Optional<Path> config, Map<String, String> options, Map<String, String> environment) {
    public Sources {
        options = Map.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** The variables of this very process. */
    public static Map<String, String> processEnvironment() {
        return System.getenv();
    }

    /** The installation: option, environment, what the launcher says, else the working directory. */
    Path installation() {
        Path found = home.or(() -> variable("LOOKERVAULT_HOME"))
                .or(() -> Optional.ofNullable(System.getProperty("lookervault.home"))
                        .map(Path::of))
                .orElseGet(() -> Path.of(""))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(found)) {
            throw new ConfigurationError("the home " + found
                    + " is not a directory. Set --home or LOOKERVAULT_HOME to where LookerVault is installed.");
        }
        return found;
    }

    /** The properties file in force, if there is one. */
    Optional<Path> properties() {
        return chosen().filter(path -> !isToml(path))
                .map(path -> Files.isDirectory(path) ? path.resolve("application.properties") : path)
                .filter(Files::exists)
                .or(() -> Optional.of(installation().resolve("config").resolve("application.properties")))
                .filter(Files::exists);
    }

    /** The TOML file in force, if there is one. What is chosen speaks for itself: {@code ~} is not asked then. */
    Optional<Path> toml() {
        Optional<Path> chosen = chosen();
        if (chosen.filter(Files::isDirectory).isPresent()) {
            return chosen.map(dir -> dir.resolve("config.toml")).filter(Files::exists);
        }
        return chosen.filter(Sources::isToml)
                .or(() -> existing("LOOKERVAULT_CONFIG", variable("LOOKERVAULT_CONFIG"))
                        .filter(Sources::isToml))
                .or(() -> Optional.of(userHome().resolve(".lookervault").resolve("config.toml"))
                        .filter(toml -> chosen.isEmpty()))
                .filter(Files::exists);
    }

    Path userHome() {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "")));
    }

    private Optional<Path> chosen() {
        return existing("--config", config).or(() -> existing("LOOKERVAULT_CONFIG", variable("LOOKERVAULT_CONFIG")));
    }

    private Optional<Path> existing(String name, Optional<Path> path) {
        path.filter(file -> !Files.exists(file)).ifPresent(missing -> {
            throw new ConfigurationError(name + " names " + missing + ", which "
                    + (Files.notExists(missing) ? "does not exist" : "this user may not reach")
                    + ". Correct the path, or leave it out.");
        });
        path.filter(Files::isDirectory).filter(Sources::isBare).ifPresent(bare -> {
            throw new ConfigurationError(name + " names the directory " + bare
                    + ", which has neither config.toml nor application.properties. Correct the path, or leave it out.");
        });
        return path;
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static boolean isBare(Path directory) {
        return !Files.exists(directory.resolve("config.toml"))
                && !Files.exists(directory.resolve("application.properties"));
    }

    private static boolean isToml(Path path) {
        return !Files.isDirectory(path) && !path.toString().endsWith(".properties");
    }
}
