package io.lookervault.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes plain values (see {@link io.lookervault.content.Values}) as JSON; numbers exactly, strings terminal-safe. */
final class Json {
    private Json() {}

    /** Indented by two spaces; closing it ends the line and leaves the stream open. */
    static JsonGenerator pretty(OutputStream out) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(indent);
        printer.indentObjectsWith(indent);
        return compact(out).setPrettyPrinter(printer);
    }

    /** Without white space. */
    static JsonGenerator compact(OutputStream out) throws IOException {
        return new JsonFactory()
                .createGenerator(new EscapingWriter(out))
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** One value as pretty JSON and a line end. */
    static void print(OutputStream out, Object value) throws IOException {
        try (JsonGenerator json = pretty(out)) {
            write(json, value);
            json.writeRaw('\n');
        }
    }

    /** One value as one line of JSON, without a line end. */
    static String line(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = compact(bytes)) {
            write(json, value);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Optional<?> optional) {
            write(json, optional.orElse(null));
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else {
            writeScalar(json, value);
        }
    }

    private static void writeScalar(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
