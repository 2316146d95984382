package io.lookervault.looker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * JSON text to plain values (see {@link io.lookervault.content.Values}) without loss: key order, nulls, integers of any
 * size, and decimals that no double holds. Arrays can be read one element at a time.
 */
public final class Json {
    private static final int DEEPEST = 1_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1 << 20)
                    .maxNumberLength(1 << 20)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build();

    private static final JsonFactory WRITER =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** Reads one object; anything else is an {@link IOException}. */
    public static Map<String, Object> object(InputStream json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            expect(parser, JsonToken.START_OBJECT, "an object");
            Map<String, Object> object = objectAt(parser);
            end(parser);
            return object;
        }
    }

    /** Reads an array of objects as a whole. */
    public static List<Map<String, Object>> list(InputStream json) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        each(json, all::add);
        return all;
    }

    /** Reads an array of objects, one at a time. */
    public static void each(InputStream json, Consumer<Map<String, Object>> taker) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            expect(parser, JsonToken.START_ARRAY, "an array");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new JsonParseException(
                            parser, "expected an array of objects, found " + parser.currentToken());
                }
                taker.accept(objectAt(parser));
            }
            end(parser);
        }
    }

    /** Reads any one value; nothing at all reads as null. */
    public static Object any(InputStream json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Object value = valueAt(parser);
            end(parser);
            return value;
        }
    }

    /** The text of a value; what is not ASCII is escaped, so that broken surrogates stay what they are. */
    public static byte[] write(Object value) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (JsonGenerator generator = WRITER.createGenerator(out)) {
                put(generator, value);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }

    private static void put(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                put(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                put(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    private static void expect(JsonParser parser, JsonToken wanted, String what) throws IOException {
        JsonToken found = parser.nextToken();
        if (found != wanted) {
            throw new JsonParseException(parser, "expected " + what + ", found " + (found == null ? "nothing" : found));
        }
    }

    private static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "more text after the end of the document");
        }
    }

    private static Map<String, Object> objectAt(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(key, valueAt(parser));
        }
        return object;
    }

    private static List<Object> arrayAt(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(valueAt(parser));
        }
        return array;
    }

    private static Object valueAt(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> objectAt(parser);
            case START_ARRAY -> arrayAt(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private static Object integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> new BigInteger(parser.getText());
        };
    }

    private static Object decimal(JsonParser parser) throws IOException {
        try {
            return decimal(parser.getText());
        } catch (NumberFormatException beyond) {
            throw new JsonParseException(parser, "a number whose exponent has too many digits", beyond);
        }
    }

    /** A double where it holds the number exactly as written, else the decimal itself. */
    private static Object decimal(String text) {
        double number = Double.parseDouble(text);
        if (text.length() <= 16 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return number; // at most 15 digits: every double round-trips
        }
        BigDecimal exact = new BigDecimal(text);
        boolean same = !Double.isInfinite(number) && new BigDecimal(Double.toString(number)).compareTo(exact) == 0;
        return same ? (Object) number : exact;
    }
}
