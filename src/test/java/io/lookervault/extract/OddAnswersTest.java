package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lookervault.app.Rig;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.demo.FaultAction;
import io.lookervault.demo.FaultRule;
import io.lookervault.session.Outcome;
import io.lookervault.vault.DeadLetter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are not what was asked for, as of a proxy that says {@code maintenance} with 200. */
class OddAnswersTest {
    @TempDir
    Path dir;

    private volatile Consumer<ObjectNode> change = item -> {};

    @Test
    void whatIsNotTheItemThatWasAskedForReplacesNothing() throws Exception {
        try (Rig rig = new Rig(dir, 3);
                ListProxy proxy = new ListProxy(rig.looker().url(), (uri, said) -> {
                    if (uri.contains("/explores/") && said instanceof ObjectNode item) {
                        change.accept(item);
                    }
                })) {
            rig.with("lookervault.looker.api-url", proxy.url()).with("lookervault.looker.retry.max-retries", "0");
            assertEquals(Outcome.COMPLETED, rig.extract(Kind.EXPLORE).outcome());
            Map<ItemKey, String> before = rig.hashes();

            change = item -> item.removeAll().put("message", "maintenance");
            assertParked(rig, before);
            change = item -> item.put("id", "another::explore");
            assertParked(rig, before);
        }
    }

    @Test
    void aPageThatIsNotLookersDoesNotSayThatAnItemIsGone() throws Exception {
        try (Rig rig = new Rig(dir, 3)) {
            FaultRule ingress = FaultRule.on("GET", "regex:/roles/\\d+.*", new FaultAction.Html(404));
            rig.looker().faults().add(ingress);
            assertEquals(Outcome.PARTIAL, rig.extract(Kind.ROLE).outcome());
            rig.looker().faults().clear();
            assertEquals(Outcome.COMPLETED, rig.extract(Kind.ROLE).outcome());
            Set<String> roles = rig.stored(Kind.ROLE).keySet();

            rig.looker().faults().add(ingress.withProbability(0.2));
            rig.extract(Kind.ROLE);
            assertEquals(roles, rig.stored(Kind.ROLE).keySet());
        }
    }

    private static void assertParked(Rig rig, Map<ItemKey, String> before) {
        assertEquals(Outcome.PARTIAL, rig.extract(Kind.EXPLORE).outcome());
        assertEquals(before, rig.hashes());
        Set<String> explores = rig.stored(Kind.EXPLORE).keySet();
        assertEquals(explores, rig.letters().stream().map(DeadLetter::contentId).collect(Collectors.toSet()));
        String message = rig.letters().get(0).errorMessage();
        assertTrue(message.contains("the answer is not explore "), message);
    }
}
