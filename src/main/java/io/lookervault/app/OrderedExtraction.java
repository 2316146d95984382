package io.lookervault.app;

import io.lookervault.extract.ExtractRequest;
import io.lookervault.extract.Limits;
import io.lookervault.extract.Selection;
import io.lookervault.session.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The extraction that a schedule or an order file asks for: its options, the settings of that moment for all others. */
final class OrderedExtraction {
    private OrderedExtraction() {}

    /** One that goes on with a session that was cut off not long ago. */
    static ExtractRequest of(Path vault, String instance, Options order, Settings now) {
        return new ExtractRequest(
                vault,
                instance,
                selection(order),
                limits(order, now),
                false,
                false,
                true,
                order.has("incremental"),
                Optional.of(Duration.ofHours(now.integer("lookervault.schedule.resume-within"))));
    }

    /** What of Looker. */
    static Selection selection(Options order) {
        return new Selection(
                OrderedKinds.of(order, "types"),
                Set.copyOf(order.list("folder-ids")),
                order.has("recursive"),
                order.has("include-trash"));
    }

    /** How much it may ask. */
    static Limits limits(Options order, Settings now) {
        return new Limits(
                now.integer("lookervault.extract.workers"),
                now.integer("lookervault.extract.batch-size"),
                now.integer("lookervault.extract.attribute-value-calls"),
                order.number("max-calls"));
    }
}
