package io.lookervault.app;

import io.lookervault.content.WholePairs;
import io.lookervault.content.YamlStumble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Takes route files apart. */
final class RouteUnits {
    private RouteUnits() {}

    /**
     * The entries of all files, in order.
     *
     * @param files texts by name
     * @throws ConfigurationError when one is no list of entries, or an entry has no id where it needs one
     */
    static List<RouteUnit> of(Map<String, String> files) {
        List<RouteUnit> units = new ArrayList<>();
        files.forEach((file, text) -> units.addAll(of(file, text)));
        Map<String, List<RouteUnit>> routes =
                units.stream().filter(RouteUnit::isRoute).collect(Collectors.groupingBy(RouteUnit::id));
        routes.forEach((id, same) -> {
            if (same.size() > 1) {
                throw new ConfigurationError(
                        "two routes have the id " + id + ": in " + same.get(0).file() + ", line "
                                + same.get(0).line() + ", and in " + same.get(1).file() + ", line "
                                + same.get(1).line() + ". Give one of them another id.");
            }
        });
        return units;
    }

    private static List<RouteUnit> of(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            Node root = YamlStumble.told(() -> new Compose(settings).composeReader(new WholePairs(text)))
                    .orElse(null);
            if (root == null) {
                return List.of();
            }
            if (!(root instanceof SequenceNode sequence)) {
                throw new ConfigurationError(file + " is no list of routes. Each entry begins with \"- route:\".");
            }
            List<Integer> lines = sequence.getValue().stream()
                    .map(node -> node.getStartMark().orElseThrow().getLine())
                    .toList();
            List<String> all = Arrays.asList(text.split("\n", -1));
            List<RouteUnit> units = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                int end = i + 1 < lines.size() ? lines.get(i + 1) : all.size();
                String entry = String.join("\n", all.subList(lines.get(i), end)) + "\n";
                units.add(unit(file, lines.get(i) + 1, entry));
            }
            return units;
        } catch (YamlEngineException | YamlStumble broken) {
            throw new ConfigurationError(
                    file + " is no YAML: " + broken.getMessage().strip() + ". Mend it; what runs goes on.", broken);
        }
    }

    private static RouteUnit unit(String file, int line, String text) {
        Load load = new Load(LoadSettings.builder().setLabel(file).build());
        Object loaded = YamlStumble.told(() -> load.loadFromReader(new WholePairs(text)));
        if (loaded instanceof List<?> list
                && list.size() == 1
                && list.get(0) instanceof Map<?, ?> entry
                && entry.size() == 1) {
            String sort = String.valueOf(entry.keySet().iterator().next());
            Object value = entry.get(sort);
            Map<?, ?> content = value instanceof Map<?, ?> map ? map : Map.of("content", String.valueOf(value));
            String id = value instanceof List<?> beans ? names(beans) : id(content);
            if (id.isEmpty() && (sort.equals("route") || sort.equals("from"))) {
                throw new ConfigurationError("a route in " + file + ", line " + line
                        + ", has no id. Give it one: routes are known by their ids.");
            }
            return new RouteUnit(file, line, sort, id, text, content);
        }
        throw new ConfigurationError(file + ", line " + line + ": an entry that is not one key, such as \"- route:\".");
    }

    private static String id(Map<?, ?> content) {
        return content.get("id") instanceof String id ? id : "";
    }

    private static String names(List<?> beans) {
        return beans.stream()
                .map(bean -> bean instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : "")
                .collect(Collectors.joining(","));
    }
}
