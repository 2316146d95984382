package io.lookervault.cli;

import io.lookervault.content.Values;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes plain values (see {@link Values}) as YAML 1.2 that YAML 1.1 readers understand the same way: a string that
 * either could take for something else is quoted, and floats are written so that both see a float.
 */
final class Yaml {
    /** Words of either version, numbers in any base with {@code _} and {@code :}, dates, special floats, merge keys. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~|=|<<"
            + "|[-+]?\\.(inf|nan)|[-+]?[0-9.][0-9a-fxoz_.,:+\\- \\t]*|-?[0-9][0-9-]*t[0-9:.+\\-z ]*");

    private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

    private final Emitter emitter;

    private Yaml(Emitter emitter) {
        this.emitter = emitter;
    }

    /** One document; the stream stays open. */
    static void print(OutputStream out, Object value) throws IOException {
        EscapingWriter writer = new EscapingWriter(out);
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setSplitLines(false)
                .setMaxSimpleKeyLength(1000)
                .build();
        Yaml yaml = new Yaml(new Emitter(settings, new Target(writer)));
        try {
            yaml.emit(new StreamStartEvent());
            yaml.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
            yaml.write(value);
            yaml.emit(new DocumentEndEvent(false));
            yaml.emit(new StreamEndEvent());
            writer.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(map.isEmpty())));
            map.forEach((key, element) -> {
                text(String.valueOf(key));
                write(element);
            });
            emit(new MappingEndEvent());
        } else if (value instanceof List<?> list) {
            emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(list.isEmpty())));
            list.forEach(this::write);
            emit(new SequenceEndEvent());
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            scalar(plain(value), ScalarStyle.PLAIN);
        } else {
            text(value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : String.valueOf(value));
        }
    }

    private static FlowStyle style(boolean empty) {
        return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void text(String text) {
        if (EscapingWriter.escapes(text) || text.indexOf('\r') >= 0) {
            scalar(text, ScalarStyle.DOUBLE_QUOTED);
        } else if (text.indexOf('\n') >= 0) {
            scalar(text, text.isBlank() || text.startsWith("\n") ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL);
        } else {
            boolean bare = !text.isEmpty() && !AMBIGUOUS.matcher(text).matches();
            scalar(text, bare ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED);
        }
    }

    /** Both versions read {@code 1.0e+10} as a float; {@code 1e10} only one of them does. */
    private static String plain(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number)
                    ? ".nan"
                    : Double.isInfinite(number) ? (number > 0 ? ".inf" : "-.inf") : real(value.toString());
        }
        return value instanceof BigDecimal number ? real(number.toString()) : String.valueOf(value);
    }

    private static String real(String number) {
        int e = number.indexOf('E');
        String mantissa = e < 0 ? number : number.substring(0, e);
        String exponent = e < 0 ? "" : number.substring(e + 1);
        return (mantissa.contains(".") ? mantissa : mantissa + ".0")
                + (e < 0 ? "" : (exponent.startsWith("-") || exponent.startsWith("+") ? "e" : "e+") + exponent);
    }

    private void scalar(String text, ScalarStyle style) {
        emit(new ScalarEvent(Optional.empty(), Optional.empty(), UNTAGGED, text, style));
    }

    private void emit(Event event) {
        emitter.emit(event);
    }

    private record Target(EscapingWriter writer) implements StreamDataWriter {
        @Override
        public void write(String text) {
            write(text, 0, text.length());
        }

        @Override
        public void write(String text, int from, int length) {
            try {
                writer.write(text, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void flush() {}
    }
}
