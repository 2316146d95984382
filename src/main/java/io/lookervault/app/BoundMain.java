package io.lookervault.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.support.SimpleTypeConverter;

/** Camel, which remembers the beans that were bound by Java. Signals are the business of whoever runs us. */
final class BoundMain extends Main {
    private final Map<String, Object> bound = new LinkedHashMap<>();

    BoundMain() {
        setShutdownStrategy(new SimpleMainShutdownStrategy());
    }

    /**
     * With a converter for the method of each request; Camel has none, and looks through all that it has each time. And with
     * settings as {@link Settings} weighed them: left to itself, Camel puts the environment and system properties above all.
     */
    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
        context.getTypeConverterRegistry()
                .addTypeConverter(
                        HttpMethods.class,
                        String.class,
                        new SimpleTypeConverter(false, (type, exchange, value) -> HttpMethods.valueOf((String) value)));
        return context;
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
