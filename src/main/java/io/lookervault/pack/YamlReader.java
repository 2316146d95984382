package io.lookervault.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.content.WholePairs;
import io.lookervault.content.YamlStumble;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a file that may hold anything as plain values, trusting nothing: no tag constructs an object, a key occurs once,
 * aliases are copies that count against the same limits as what is written out, and depth is limited. No recursion in
 * what an attacker can nest. One use each.
 */
final class YamlReader {
    private static final int MOST_ESCAPES = 500;
    private static final String MERGE = "<<";
    private static final String TAG = "tag:yaml.org,2002:";

    private final Dialect dialect;
    private final long budget;
    private final Lines lines;
    private final Deque<Nest> around = new ArrayDeque<>();
    private final Map<Anchor, Copyable> anchors = new HashMap<>();
    private Optional<Object> root = Optional.empty();
    private boolean done;
    private int line = 1;
    private long weight;

    /**
     * @param budget how much the document may be with all aliases written out, in characters and values
     * @param lines is told where everything stands
     */
    YamlReader(Dialect dialect, long budget, Lines lines) {
        this.dialect = dialect;
        this.budget = budget;
        this.lines = lines;
    }

    /**
     * The value of the one document; empty for null.
     *
     * @throws YamlFault when it is not YAML, or YAML that is refused
     */
    Optional<Object> read(byte[] bytes) {
        return read(text(bytes), MOST_ESCAPES);
    }

    /** Tries again where the parser does not know an escape that YAML has and PyYAML writes. */
    private Optional<Object> read(String text, int tries) {
        try {
            return parsed(text);
        } catch (UnknownEscape escape) {
            Optional<String> spelt = tries == 0 ? Optional.empty() : Escapes.spelt(text, escape.at());
            around.clear();
            anchors.clear();
            lines.clear();
            weight = 0;
            return read(spelt.orElseThrow(() -> new YamlFault(escape.line(), escape.getMessage())), tries - 1);
        }
    }

    private Optional<Object> parsed(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        try {
            Iterator<Event> events =
                    new Parse(settings).parseReader(new WholePairs(text)).iterator();
            while (YamlStumble.told(events::hasNext)) {
                take(YamlStumble.told(events::next));
            }
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            if (e.getProblem() != null && e.getProblem().startsWith("found unknown escape")) {
                throw new UnknownEscape(
                        mark.map(Mark::getIndex).orElse(0),
                        mark.map(Mark::getLine).orElse(0) + 1,
                        e);
            }
            String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
            throw new YamlFault(mark.map(Mark::getLine).orElse(0) + 1, "not YAML: " + e.getProblem() + context);
        } catch (ReaderException e) {
            int at = Math.min(e.getPosition(), text.length());
            throw new YamlFault(
                    lineAt(text, at), String.format("character U+%04X is not allowed in YAML", e.getCodePoint()));
        } catch (YamlEngineException | YamlStumble e) {
            throw new YamlFault(line, "not YAML: " + e.getMessage());
        }
        return root;
    }

    private static String text(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            String broken = new String(bytes, UTF_8);
            throw new YamlFault(lineAt(broken, Math.max(0, broken.indexOf('\uFFFD'))), "not UTF-8 text");
        }
    }

    private static int lineAt(String text, int position) {
        return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }

    private void take(Event event) {
        line = line(event);
        if (event instanceof DocumentStartEvent && done) {
            throw fault(event, "a second document; a file holds one item");
        } else if (event instanceof CollectionStartEvent start) {
            begin(start);
        } else if (event instanceof CollectionEndEvent) {
            end(event);
        } else if (event instanceof ScalarEvent scalar) {
            add(scalar, scalar(scalar), new Copyable.Weight(scalar.getValue().length() + 1L, 0));
        } else if (event instanceof AliasEvent alias) {
            alias(alias);
        }
    }

    private void begin(CollectionStartEvent start) {
        boolean map = start instanceof MappingStartEvent;
        start.getTag().ifPresent(tag -> {
            if (!tag.equals(TAG + (map ? "map" : "seq")) && !tag.equals("!")) {
                throw refused(start, tag);
            }
        });
        if (around.size() >= Nest.DEEPEST) {
            throw fault(start, "nested deeper than " + Nest.DEEPEST + " levels");
        }
        lines.enter(line(start));
        lines.open(map);
        around.push(new Nest(map, start.getAnchor()));
        count(start, 1);
    }

    private void end(Event event) {
        Nest nest = around.pop();
        lines.leave();
        nest.anchor().ifPresent(anchor -> anchors.put(anchor, new Copyable(nest.value(), nest.weight())));
        settle(event, nest.value(), nest.weight());
    }

    private void alias(AliasEvent alias) {
        Copyable target = Optional.ofNullable(anchors.get(alias.getAlias()))
                .orElseThrow(() -> fault(alias, "alias *" + alias.getAlias() + " to something not complete"));
        if (around.size() + target.weight().depth() > Nest.DEEPEST) {
            throw fault(alias, "nested deeper than " + Nest.DEEPEST + " levels, with aliases written out");
        }
        count(alias, target.weight().size());
        lines.enter(line(alias));
        lines.leave();
        settle(alias, target.copy(), target.weight());
    }

    private void add(NodeEvent event, Object value, Copyable.Weight weight) {
        count(event, weight.size());
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Copyable(value, weight)));
        lines.enter(line(event));
        lines.leave();
        settle(event, value, weight);
    }

    private void settle(Event event, Object value, Copyable.Weight weight) {
        if (around.isEmpty()) {
            root = Optional.ofNullable(value);
            done = true;
            return;
        }
        Optional<String> wrong = around.element().take(value, weight);
        if (wrong.isPresent()) {
            throw fault(event, wrong.get());
        }
        lines.taken(around.element());
    }

    private void count(Event event, long more) {
        weight += more;
        if (weight > budget) {
            throw fault(event, "larger than " + budget + " characters, with aliases written out");
        }
    }

    private Object scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        Optional<String> tag = scalar.getTag();
        if (tag.isEmpty() && scalar.isPlain() && text.equals(MERGE) && isKey()) {
            throw fault(scalar, "merge keys (<<) are of YAML 1.1 and mean nothing here: write the keys out");
        }
        if (tag.isEmpty()) {
            return scalar.isPlain() ? PlainScalar.value(text, dialect) : text;
        }
        String name = tag.get().startsWith(TAG) ? tag.get().substring(TAG.length()) : tag.get();
        return switch (name) {
            case "!", "str" -> text;
            case "binary" -> binary(scalar, text);
            case "null", "bool", "int" -> PlainScalar.value(text, dialect);
            case "float" -> {
                Object number = PlainScalar.value(text, Dialect.ORIGINAL);
                yield number instanceof Long whole ? (Object) whole.doubleValue() : number;
            }
            case "timestamp" ->
                PlainScalar.timestamp(text)
                        .<Object>map(instant -> instant)
                        .orElseThrow(() -> fault(scalar, "not a point in time: " + text));
            default -> throw refused(scalar, tag.get());
        };
    }

    private boolean isKey() {
        return !around.isEmpty() && around.element().next().isEmpty();
    }

    private static byte[] binary(ScalarEvent scalar, String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw fault(scalar, "!!binary that is not base64");
        }
    }

    private static YamlFault refused(Event event, String tag) {
        return fault(event, "tag " + tag + " is refused: items are plain maps, lists and scalars");
    }

    private static YamlFault fault(Event event, String problem) {
        return new YamlFault(line(event), problem);
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
