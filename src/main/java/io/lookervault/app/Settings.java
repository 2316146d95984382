package io.lookervault.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every {@code lookervault.*} key with its value and origin. Precedence: option, environment, TOML file, properties
 * file, shipped default. Immutable; safe to share. A value is judged by its {@link Shapes shape} when it is asked for, so that
 * a command fails only on settings that it needs; {@link #judge} looks at all of them. The client secret appears in {@link #clientSecret()} and nowhere else.
 */
public final class Settings {
    private final Path home;
    private final Path userHome;
    private final KnownKeys known;
    private final Map<String, Setting> values;
    private final List<String> warnings;
    private final List<Path> files;

    private Settings(Sources sources, KnownKeys known, Map<String, Setting> values, List<String> warnings) {
        this.home = sources.installation();
        this.userHome = sources.userHome();
        this.files = Stream.of(sources.properties(), sources.toml())
                .flatMap(Optional::stream)
                .toList();
        this.known = known;
        this.values = values;
        this.warnings = List.copyOf(warnings);
    }

    /** Reads all sources; throws {@link ConfigurationError} on an unreadable file or an unknown key. */
    public static Settings load(Sources sources) {
        Map<String, Setting> values = new LinkedHashMap<>(PropertiesFile.shipped());
        KnownKeys known = new KnownKeys(values.keySet());
        List<String> warnings = new ArrayList<>();
        sources.properties().ifPresent(file -> {
            Map<String, Setting> read = PropertiesFile.read(file);
            known.checkProperties(read);
            values.putAll(read);
            warnings.addAll(exposure(file, read));
        });
        sources.toml().ifPresent(file -> {
            Map<String, Setting> read = TomlFile.read(file);
            known.checkToml(read);
            values.putAll(read);
            warnings.addAll(exposure(file, read));
        });
        values.remove(KnownKeys.CONFIG_VERSION);
        values.putAll(known.from(sources.environment()));
        sources.options().forEach((key, value) -> values.put(key, new Setting(value, "the command line")));
        return new Settings(sources, known, values, warnings);
    }

    private Settings(Settings like, Map<String, Setting> values) {
        this.home = like.home;
        this.userHome = like.userHome;
        this.files = like.files;
        this.known = like.known;
        this.values = values;
        this.warnings = like.warnings;
    }

    /** These settings, with the values that others have for some keys. */
    Settings keeping(Settings others, Predicate<String> keys) {
        Map<String, Setting> mixed = new LinkedHashMap<>(values);
        mixed.keySet().removeIf(keys);
        others.values.forEach((key, setting) -> {
            if (keys.test(key)) {
                mixed.put(key, setting);
            }
        });
        return new Settings(this, mixed);
    }

    /** Which of some keys have another value than in others. */
    List<String> differing(Settings others, Predicate<String> keys) {
        return Stream.concat(values.keySet().stream(), others.values.keySet().stream())
                .distinct()
                .filter(keys)
                .filter(key -> !value(key).equals(others.value(key)))
                .sorted()
                .toList();
    }

    private String value(String key) {
        Setting setting = values.get(key);
        return setting == null ? "" : setting.value();
    }

    /** The files that they were read from, besides the defaults. */
    List<Path> files() {
        return files;
    }

    private static List<String> exposure(Path file, Map<String, Setting> read) {
        Setting secret = read.get(KnownKeys.SECRET);
        if (secret == null || !secret.present() || !readByOthers(file)) {
            return List.of();
        }
        return List.of(file + " holds client_secret and others may read it. Run: chmod 600 " + file);
    }

    private static boolean readByOthers(Path file) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            return mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The installation directory, absolute. */
    public Path home() {
        return home;
    }

    /** What is not wrong but unwise, one sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    /** Where the value of the key came from: {@code default}, an option, a variable, or file and line. */
    public String origin(String key) {
        return setting(key).origin();
    }

    /** The value, which must be there. */
    public String text(String key) {
        return optional(key).orElseThrow(() -> new ConfigurationError(key + " is not set. " + KnownKeys.remedy(key)));
    }

    /** The value, if it is there and not blank. */
    public Optional<String> optional(String key) {
        if (key.equals(KnownKeys.SECRET)) {
            throw new IllegalArgumentException("the secret is asked for by clientSecret()");
        }
        return Optional.of(setting(key)).filter(Setting::present).map(Setting::value);
    }

    /** A whole number. */
    public int integer(String key) {
        return Integer.parseInt(judged(key));
    }

    /** A time that the key gives in whole seconds. */
    public Duration seconds(String key) {
        return Duration.ofSeconds(integer(key));
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(judged(key));
    }

    /** One of the words that the key may have. */
    public String choice(String key) {
        return judged(key);
    }

    private String judged(String key) {
        String value = text(key);
        fault(key).ifPresent(wrong -> {
            throw new ConfigurationError(wrong);
        });
        return value;
    }

    private Optional<String> fault(String key) {
        Setting given = setting(key);
        Shape shape = Shapes.of(key);
        return shape.fits().test(given.value())
                ? Optional.empty()
                : Optional.of(key + " is \"" + KnownKeys.shown(key, given.value()) + "\", from " + given.origin()
                        + ". It must be " + shape.wanted() + ".");
    }

    /**
     * Looks at all values, also those that nobody has asked for yet.
     *
     * @throws ConfigurationError names all that are wrong
     */
    public void judge() {
        List<String> faults =
                known.all().stream().flatMap(key -> fault(key).stream()).toList();
        if (!faults.isEmpty()) {
            throw new ConfigurationError(String.join(" ", faults));
        }
        apiUrl();
    }

    /** A path; {@code ~/} at its start is the user's home. */
    public Path path(String key) {
        String value = text(key);
        return value.startsWith("~/") ? userHome.resolve(value.substring(2)) : Path.of(value);
    }

    /** The address of the instance, checked and without {@code /api/4.0}; empty when none is set. */
    public Optional<URI> apiUrl() {
        Setting url = setting(KnownKeys.API_URL);
        return url.present() ? Optional.of(ApiUrl.parse(url, flag("lookervault.looker.allow-http"))) : Optional.empty();
    }

    /** The secret of the API credentials. Never print, log or store it. */
    public Optional<String> clientSecret() {
        return Optional.of(setting(KnownKeys.SECRET)).filter(Setting::present).map(Setting::value);
    }

    /** All keys for Camel, also those that are Camel's own, with {@code lookervault.home} and without the secret. */
    public Map<String, String> forCamel() {
        Map<String, String> all = new TreeMap<>();
        values.forEach((key, setting) -> all.put(key, setting.value()));
        all.remove(KnownKeys.SECRET);
        all.put("lookervault.home", home.toString());
        apiUrl().ifPresent(url -> all.put(KnownKeys.API_URL, url.toString()));
        return all;
    }

    private Setting setting(String key) {
        if (!known.contains(key)) {
            throw new IllegalArgumentException(key + " is not in config/application.properties");
        }
        return values.get(key);
    }

    /** Keys and values, those masked that nobody may see. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((key, setting) -> shown.put(key, KnownKeys.shown(key, setting.value())));
        return "Settings" + shown;
    }
}
