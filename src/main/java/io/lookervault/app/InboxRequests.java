package io.lookervault.app;

import io.lookervault.cleanup.CleanupRequest;
import io.lookervault.content.Kind;
import io.lookervault.inbox.Drop;
import io.lookervault.inbox.JobOrder;
import io.lookervault.pack.PackRequest;
import io.lookervault.pack.UnpackRequest;
import io.lookervault.verify.LiveRequest;
import io.lookervault.verify.VerifyRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes of an order the request that a feature takes.
 *
 * @param vault where work is done
 * @param now the settings that fill in what the order leaves open
 * @param reports where plans are told
 */
record InboxRequests(Path vault, Settings now, InboxReports reports) {
    /** @throws IllegalArgumentException when the order fits no request */
    Object of(Drop drop) {
        JobOrder order = drop.order();
        return switch (order.verb()) {
            case EXTRACT ->
                OrderedExtraction.of(vault, now.apiUrl().orElseThrow().toString(), order, now);
            case UNPACK -> unpacking(drop, order);
            case PACK -> packing(drop, order);
            case RESTORE -> new InboxRestoration(vault, now, reports).of(drop);
            case VERIFY -> verification(order);
            case CLEANUP ->
                new CleanupRequest(
                        vault,
                        order.number("retention-days")
                                .orElseGet(() -> now.integer("lookervault.cleanup.retention-days")),
                        order.has("dry-run"));
        };
    }

    private UnpackRequest unpacking(Drop drop, JobOrder order) {
        String word = order.text("strategy").orElse("full");
        UnpackRequest.Strategy strategy = Stream.of(UnpackRequest.Strategy.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("strategy is \"" + word + "\". It must be full or folder"));
        return new UnpackRequest(
                vault,
                drop.place(),
                strategy,
                new UnpackRequest.Scope(
                        OrderedKinds.of(order, "types"),
                        Set.copyOf(order.list("folder-ids")),
                        order.has("with-dependencies")),
                order.has("overwrite"),
                now.integer("lookervault.pack.workers"));
    }

    private PackRequest packing(Drop drop, JobOrder order) {
        return new PackRequest(
                drop.place(),
                vault,
                new PackRequest.Options(order.has("dry-run"), order.has("delete-missing"), order.has("force")),
                new PackRequest.Limits(now.integer("lookervault.pack.workers"), InboxWork.fileBytes(now)),
                change -> {});
    }

    private Object verification(JobOrder order) {
        Set<Kind> asked = OrderedKinds.of(order, "types");
        List<Kind> kinds = asked.isEmpty() ? List.of(Kind.values()) : List.copyOf(asked);
        return order.has("live")
                ? new LiveRequest(vault, kinds, now.integer("lookervault.extract.batch-size"))
                : new VerifyRequest(vault, kinds);
    }
}
