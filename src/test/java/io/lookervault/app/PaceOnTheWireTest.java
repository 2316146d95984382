package io.lookervault.app;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The pace as the server sees it, through the real routes. */
class PaceOnTheWireTest {
    private static final int PER_SECOND = 200;
    private static final int WORKERS = 50;
    private static final int CALLS = 350;

    /**
     * What leaves evenly may arrive a little bunched, and the server's clock counts whole milliseconds; so one request
     * more than 105 % is allowed.
     */
    @SuppressWarnings("JavaUtilDate") // WireMock tells the instant of a request so.
    @Test
    void manyWorkersTogetherKeepTheLimitInAnyRollingSecond() throws Exception {
        try (Door door = new Door()
                .with("lookervault.looker.rate-limit-per-second", Integer.toString(PER_SECOND))
                .with("lookervault.looker.rate-limit-per-minute", Integer.toString(60 * PER_SECOND))) {
            door.stub(get(anyUrl()).willReturn(okJson("{\"id\":\"7\"}").withFixedDelay(20)));
            door.get("/user");
            ask(door);
            List<Long> arrived = door.looker().findAll(getRequestedFor(anyUrl())).stream()
                    .map(it -> it.getLoggedDate().getTime())
                    .sorted()
                    .toList();
            assertEquals(CALLS + 1, arrived.size());
            long most = arrived.stream()
                    .mapToLong(from -> arrived.stream()
                            .filter(it -> it >= from && it < from + 1000)
                            .count())
                    .max()
                    .orElseThrow();
            assertTrue(most <= PER_SECOND * 1.05 + 1, most + " requests in a second");
            assertTrue(most >= PER_SECOND * 0.5, "only " + most + " requests in a second");
        }
    }

    private static void ask(Door door) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                answers.add(workers.submit(() -> door.get("/user")));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }
}
