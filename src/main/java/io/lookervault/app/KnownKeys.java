package io.lookervault.app;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The keys that LookerVault understands: exactly those of the shipped {@code application.properties}. */
final class KnownKeys {
    static final String PREFIX = "lookervault.";
    static final String API_URL = "lookervault.looker.api-url";
    static final String SECRET = "lookervault.looker.client-secret";
    private static final String WEBHOOK = "lookervault.notify.url";
    static final String CONFIG_VERSION = "lookervault.config-version";

    /** So many letters may be wrong in what was meant as a known key. */
    private static final int MISTYPED = 2;

    private static final Map<String, String> SHORT = Map.of(
            "LOOKERVAULT_API_URL", API_URL,
            "LOOKERVAULT_CLIENT_ID", "lookervault.looker.client-id",
            "LOOKERVAULT_CLIENT_SECRET", SECRET,
            "LOOKERVAULT_TIMEOUT", "lookervault.looker.timeout",
            "LOOKERVAULT_DB_PATH", "lookervault.vault.path");

    private final Set<String> keys = new TreeSet<>();

    KnownKeys(Set<String> shipped) {
        shipped.stream().filter(key -> key.startsWith(PREFIX)).forEach(keys::add);
    }

    boolean contains(String key) {
        return keys.contains(key);
    }

    Set<String> all() {
        return Collections.unmodifiableSet(keys);
    }

    /** What the environment sets; a variable that names no key is somebody else's, an empty one sets nothing. */
    Map<String, Setting> from(Map<String, String> environment) {
        Map<String, Setting> settings = new HashMap<>();
        SHORT.forEach((variable, key) -> take(environment, variable, key, settings));
        keys.forEach(key -> take(environment, variable(key), key, settings));
        return settings;
    }

    private static void take(Map<String, String> from, String variable, String key, Map<String, Setting> to) {
        String value = from.getOrDefault(variable, "");
        if (!value.isBlank()) {
            to.put(key, new Setting(value, "environment " + variable));
        }
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /**
     * Refuses unknown {@code lookervault.*} keys, and what was probably meant as a known one; {@code camel.*} is Camel's to
     * judge, and what is like none of ours may be a placeholder of somebody's own route.
     */
    void checkProperties(Map<String, Setting> read) {
        read.forEach((key, setting) -> {
            if (key.startsWith(PREFIX) && !keys.contains(key)) {
                throw unknown(key, setting, Nearest.to(key, keys).orElseThrow());
            }
            if (!key.startsWith(PREFIX) && !key.startsWith("camel.")) {
                meant(key).ifPresent(nearest -> {
                    throw unknown(key, setting, nearest);
                });
            }
        });
    }

    /** The key that somebody meant who left out the prefix, mistyped it, or wrote the key as that of a variable. */
    private Optional<String> meant(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replace('_', '.');
        return Stream.of(plain, PREFIX + plain)
                .flatMap(name ->
                        Nearest.to(name, keys).filter(known -> Nearest.distance(name, known) <= MISTYPED).stream())
                .findFirst();
    }

    /** Refuses every unknown key and every version but 1.0. */
    void checkToml(Map<String, Setting> read) {
        read.forEach((key, setting) -> {
            if (key.startsWith("looker.")) {
                throw new ConfigurationError("unknown section [looker] at " + setting.origin()
                        + ". It is called [lookervault.looker] here: rename its header.");
            }
            if (key.equals(CONFIG_VERSION)) {
                checkVersion(setting);
            } else if (!keys.contains(key)) {
                String nearest = Nearest.to(key.startsWith(PREFIX) ? key : PREFIX + key, keys)
                        .orElseThrow();
                throw unknown(key, setting, tomlName(nearest));
            }
        });
    }

    private static void checkVersion(Setting setting) {
        if (!setting.value().equals("1.0")) {
            throw new ConfigurationError("config_version \"" + setting.value() + "\" at " + setting.origin()
                    + " is not known. This release reads \"1.0\": set that, or use a newer LookerVault.");
        }
    }

    /** What of a value may be seen: who knows the address of a webhook may post there. */
    static String shown(String key, String value) {
        return (key.equals(SECRET) || key.equals(WEBHOOK)) && !value.isEmpty() ? "***" : value;
    }

    private static ConfigurationError unknown(String key, Setting setting, String nearest) {
        return new ConfigurationError(
                "unknown key " + key + " at " + setting.origin() + ". The nearest known key is " + nearest + ".");
    }

    /** How to give a key a value, for people who have not. */
    static String remedy(String key) {
        String variable = SHORT.entrySet().stream()
                .filter(e -> e.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> variable(key));
        return "Set " + variable + " in the environment, or " + tomlName(key) + " in ~/.lookervault/config.toml.";
    }

    private static String tomlName(String key) {
        int dot = key.lastIndexOf('.');
        return key.substring(dot + 1).replace('-', '_') + " under [" + key.substring(0, dot) + "]";
    }
}
