package io.lookervault.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** Camel, which remembers the beans that were bound by Java. Signals are the business of whoever runs us. */
final class BoundMain extends Main {
    private final Map<String, Object> bound = new LinkedHashMap<>();

    BoundMain() {
        setShutdownStrategy(new SimpleMainShutdownStrategy());
    }

    @Override
    public void bind(String name, Object bean) {
        bound.put(name, bean);
        super.bind(name, bean);
    }

    Map<String, Object> bound() {
        return Map.copyOf(bound);
    }
}
