package io.lookervault.demo;

import java.util.HashMap;
import java.util.Map;

/** Every type that the server answers with or accepts, by name, in the form that {@link Field} reads. */
final class Shapes {
    private final Map<String, Shape> byName = new HashMap<>();

    Shapes() {
        read(ContentShapes.TEXT);
        read(ContentShapes.TILES);
        read(PeopleShapes.TEXT);
        read(OtherShapes.TEXT);
        read(ExploreShapes.TEXT);
    }

    private void read(String text) {
        for (String block : text.strip().split("\n(?=\\w+ =)", -1)) {
            int eq = block.indexOf('=');
            byName.put(block.substring(0, eq).strip(), new Shape(block.substring(eq + 1)));
        }
    }

    Shape of(String name) {
        Shape shape = byName.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no shape " + name);
        }
        return shape;
    }
}
