package io.lookervault.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.content.WholePairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * What unpacking and packing take with the libraries alone: MessagePack, YAML, plain JDBC and files, by as many threads as there
 * are processors. Nothing is checked, compared, marked or forced to the disk.
 */
public final class PlainYaml {
    private static final DumpSettings BLOCKS =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    private static final LoadSettings LOADS =
            LoadSettings.builder().setCodePointLimit(100_000_000).build();

    private PlainYaml() {}

    private interface Step {
        void run() throws Exception;
    }

    /** Arguments: {@code unpack}, {@code pack} or {@code marks}, a vault, and the directory of an export. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[2]);
        switch (args[0]) {
            case "unpack" -> unpack(args[1], Files.createDirectory(directory));
            case "pack" -> pack(args[1], files(directory));
            case "marks" -> marks(files(directory));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    private static void unpack(String vault, Path directory) throws Exception {
        List<Step> steps = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + vault);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, content_data FROM content_items")) {
            while (rows.next()) {
                Path file = directory.resolve(rows.getString(1) + ".yaml");
                byte[] content = rows.getBytes(2);
                steps.add(() -> Files.writeString(file, new Dump(BLOCKS).dumpToString(values(content))));
                if (steps.size() == 200) {
                    sideBySide(steps);
                }
            }
        }
        sideBySide(steps);
    }

    private static Object values(byte[] content) throws IOException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(content)) {
            return values(unpacker.unpackValue());
        }
    }

    private static Object values(Value value) {
        return switch (value.getValueType()) {
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                value.asMapValue()
                        .entrySet()
                        .forEach(entry -> map.put(entry.getKey().asStringValue().asString(), values(entry.getValue())));
                yield map;
            }
            case ARRAY ->
                value.asArrayValue().list().stream().map(PlainYaml::values).toList();
            case STRING -> value.asStringValue().asString();
            case BOOLEAN -> value.asBooleanValue().getBoolean();
            case INTEGER -> value.asIntegerValue().asLong();
            case FLOAT -> value.asFloatValue().toDouble();
            default -> "";
        };
    }

    private static void pack(String vault, List<Path> files) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + vault);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("CREATE TABLE content_items (id TEXT PRIMARY KEY, sha256 TEXT, content_data BLOB)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO content_items VALUES (?, ?, ?)")) {
                List<Step> steps = new ArrayList<>();
                for (Path file : files) {
                    steps.add(() -> insert(insert, file));
                    if (steps.size() == 200) {
                        sideBySide(steps);
                        insert.executeBatch();
                    }
                }
                sideBySide(steps);
                insert.executeBatch();
                connection.commit();
            }
        }
    }

    private static void insert(PreparedStatement insert, Path file) throws Exception {
        Object values = new Load(LOADS).loadFromReader(new WholePairs(Files.readString(file, UTF_8)));
        byte[] content;
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packValue(packed(values));
            content = packer.toByteArray();
        }
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        synchronized (insert) {
            insert.setString(1, file.toString());
            insert.setString(2, hash);
            insert.setBytes(3, content);
            insert.addBatch();
        }
    }

    private static Value packed(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Value, Value> packed = new LinkedHashMap<>();
            map.forEach((key, each) -> packed.put(packed(String.valueOf(key)), packed(each)));
            return ValueFactory.newMap(packed);
        }
        if (value instanceof List<?> list) {
            return ValueFactory.newArray(list.stream().map(PlainYaml::packed).toList());
        }
        if (value instanceof Boolean truth) {
            return ValueFactory.newBoolean(truth);
        }
        if (value instanceof Integer || value instanceof Long) {
            return ValueFactory.newInteger(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return ValueFactory.newFloat(number);
        }
        return value == null ? ValueFactory.newNil() : ValueFactory.newString(value.toString());
    }

    /** Whether a file is as it was can be told by reading it and nothing less. */
    private static void marks(List<Path> files) throws IOException {
        long sum = 0;
        for (Path file : files) {
            CRC32 mark = new CRC32();
            mark.update(Files.readAllBytes(file));
            sum += mark.getValue();
        }
        if (sum == 0) {
            throw new IOException("there were no files");
        }
    }

    /** Runs the steps, and forgets them. */
    private static void sideBySide(List<Step> steps) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Step step : steps) {
                running.add(pool.submit(() -> {
                    step.run();
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            steps.clear();
        } finally {
            pool.shutdown();
        }
    }

    /** Runs it in a JVM of its own, as cold as LookerVault, and returns the seconds it took. */
    static double seconds(String what, Path vault, String directory) throws IOException {
        return Java.seconds(PlainYaml.class, what, vault, directory);
    }
}
