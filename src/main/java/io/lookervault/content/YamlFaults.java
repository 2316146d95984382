package io.lookervault.content;

import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Faults of the YAML library: it stumbles over some broken texts, such as one that ends amid an escape, instead of refusing them. */
public final class YamlFaults {
    private YamlFaults() {}

    /** What parsing gives; whatever is wrong with the text is a {@link YamlEngineException}. */
    public static <T> T told(Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (NumberFormatException | IndexOutOfBoundsException stumbled) {
            throw new YamlEngineException("an escape is cut short or no character", stumbled);
        } catch (StackOverflowError deep) {
            throw new YamlEngineException("it is nested too deeply", deep);
        }
    }
}
