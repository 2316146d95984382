package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.WholePairs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What is written means the same to readers of YAML 1.1 and 1.2 that know nothing of us. */
class OtherReadersTest {
    /** What a plain scalar is, as PyYAML resolves it; and the letters that YAML 1.1 itself takes for true and false. */
    private static final Map<String, Pattern> OF_1_1 = patterns(
            "bool",
            "[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
            "float",
            "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
                    + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
            "int",
            "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+",
            "merge",
            "<<",
            "null",
            "~|null|Null|NULL|",
            "timestamp",
            "\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d?-\\d\\d?([Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(\\.\\d*)?([ \\t]*(Z|[-+]\\d\\d?(:\\d\\d)?))?",
            "value",
            "=");

    /** The same of the core schema: YAML 1.2.2, section 10.3.2. */
    private static final Map<String, Pattern> OF_1_2 = patterns(
            "bool",
            "true|True|TRUE|false|False|FALSE",
            "float",
            "[-+]?(\\.[0-9]+|[0-9]+\\.[0-9]*)([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
            "int",
            "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
            "null",
            "~|null|Null|NULL|");

    private static final String PYTHON = """
            import base64, datetime, struct, sys, yaml
            def show(v):
                if v is None or isinstance(v, bool):
                    return str(v).lower().replace('none', 'null')
                if isinstance(v, int):
                    return 'i%d' % v
                if isinstance(v, float):
                    return 'f' + ('nan' if v != v else struct.pack('>d', v).hex())
                if isinstance(v, str):
                    return 's' + v.encode('utf-16-be', 'surrogatepass').hex()
                if isinstance(v, bytes):
                    return 'b' + v.hex()
                if isinstance(v, datetime.datetime):
                    return 't' + v.astimezone(datetime.timezone.utc).isoformat(timespec='microseconds')[:-6]
                if isinstance(v, list):
                    return '[' + ','.join(map(show, v)) + ']'
                return '{' + ','.join(show(k) + ':' + show(e) for k, e in v.items()) + '}'
            for line in open(sys.argv[1]):
                print(show(yaml.safe_load(base64.b64decode(line))))
            """;

    @TempDir
    Path dir;

    private static Map<String, Pattern> patterns(String... namesAndPatterns) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            patterns.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return patterns;
    }

    /** A value and its text. */
    private record Sample(Map<Object, Object> value, String yaml, boolean timestamps) {}

    private static List<Sample> samples(int count, long seed) {
        AnyValue any = new AnyValue(new Random(seed));
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < count) {
            Map<Object, Object> value = any.map();
            YamlWriter writer = new YamlWriter();
            writer.root(value);
            if (writer.exact()) {
                samples.add(new Sample(value, new String(writer.bytes(), UTF_8), writer.timestamps()));
            }
        }
        return samples;
    }

    private static String tag(Map<String, Pattern> patterns, String plain) {
        return patterns.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(plain).matches())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" and "));
    }

    @Test
    void noPlainScalarIsOneThingToYaml11AndAnotherToYaml12() {
        int plain = 0;
        LoadSettings settings = LoadSettings.builder().build();
        for (Sample sample : samples(10_000, 1)) {
            for (Event event : new Parse(settings).parseReader(new WholePairs(sample.yaml()))) {
                if (event instanceof ScalarEvent scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
                    plain++;
                    String older = tag(OF_1_1, scalar.getValue());
                    if (!older.equals("timestamp") || !sample.timestamps()) {
                        assertEquals(older, tag(OF_1_2, scalar.getValue()), scalar::getValue);
                    }
                }
            }
        }
        assertTrue(plain > 10_000, "only " + plain + " were plain");
    }

    @Test
    void readersOfTheCoreSchemaSeeTheSameValues() {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        for (Sample sample : samples(3_000, 2)) {
            if (!sample.timestamps()) {
                Object seen = new Load(settings).loadFromReader(new WholePairs(sample.yaml()));
                assertEquals(show(sample.value()), show(seen), sample.yaml());
            }
        }
    }

    @Test
    void pyYamlSeesTheSameValues() throws Exception {
        Assumptions.assumeTrue(python("-c", "import yaml") == 0, "there is no PyYAML");
        List<Sample> samples = samples(1_500, 3);
        samples.removeIf(sample -> !forPython(sample.value()));
        Path yaml = dir.resolve("yaml");
        Files.write(
                yaml,
                samples.stream()
                        .map(sample ->
                                Base64.getEncoder().encodeToString(sample.yaml().getBytes(UTF_8)))
                        .toList());
        assertEquals(0, python("-c", PYTHON, yaml.toString()), () -> read("err"));
        List<String> seen = read("out").lines().toList();
        assertEquals(samples.size(), seen.size());
        for (int i = 0; i < seen.size(); i++) {
            assertEquals(
                    show(samples.get(i).value()), seen.get(i), samples.get(i).yaml());
        }
    }

    private int python(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(dir.resolve("out").toFile())
                    .redirectError(dir.resolve("err").toFile())
                    .start();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return process.exitValue();
        } catch (IOException none) {
            return 127;
        }
    }

    private String read(String file) {
        try {
            return Files.readString(dir.resolve(file));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Python takes 1, 1.0 and true for the same key. */
    private static boolean forPython(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(OtherReadersTest::forPython);
        }
        return !(value instanceof List<?> list) || list.stream().allMatch(OtherReadersTest::forPython);
    }

    private static String show(Object value) {
        if (value instanceof Float || value instanceof Double || value instanceof BigDecimal) {
            double real = ((Number) value).doubleValue();
            byte[] bits = ByteBuffer.allocate(8).putDouble(real).array();
            return "f" + (Double.isNaN(real) ? "nan" : HexFormat.of().formatHex(bits));
        }
        if (value instanceof Number number) {
            return "i" + number;
        }
        if (value instanceof String text) {
            StringBuilder shown = new StringBuilder("s");
            text.chars().forEach(c -> shown.append(String.format("%04x", c)));
            return shown.toString();
        }
        if (value instanceof byte[] bytes) {
            return "b" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return show(copy);
        }
        if (value instanceof Instant instant) {
            String text = instant.toString().replace("Z", "");
            return "t" + (text.contains(".") ? text : text + ".000000");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(OtherReadersTest::show).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> show(entry.getKey()) + ":" + show(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return String.valueOf(value);
    }
}
