package io.lookervault.looker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallLedgerTest {
    private final CallLedger ledger = new CallLedger();

    private static Call get(String template, String path) {
        return Call.get(template, path, "", ReplyReader.object());
    }

    @Test
    void countsPerOperationAndPerQuotaClass() {
        ledger.open(OptionalInt.empty());
        ledger.count(get("/looks/{id}", "/looks/1"));
        ledger.count(get("/looks/{id}", "/looks/2"));
        ledger.count(get("/queries/{id}", "/queries/abc"));
        ledger.count(get("/scheduled_plans", "/scheduled_plans"));
        ledger.count(get("/versions", "/versions"));
        assertEquals(2, ledger.calls(CallClass.ADMINISTRATIVE));
        assertEquals(2, ledger.calls(CallClass.QUERY));
        assertEquals(1, ledger.calls(CallClass.NONE));
        assertEquals(
                Map.of("GET /looks/{id}", 2, "GET /queries/{id}", 1, "GET /scheduled_plans", 1, "GET /versions", 1),
                ledger.byOperation());
    }

    @Test
    void stopsBeforeTheCallThatTheBudgetDoesNotAllow() {
        ledger.open(OptionalInt.of(2));
        ledger.count(get("/versions", "/versions"));
        ledger.count(get("/looks/{id}", "/looks/1"));
        ledger.count(get("/queries/{id}", "/queries/abc"));
        assertThrows(BudgetSpent.class, () -> ledger.count(get("/looks/{id}", "/looks/2")));
        assertEquals(2, ledger.calls(CallClass.ADMINISTRATIVE) + ledger.calls(CallClass.QUERY));
    }

    @Test
    void whatIsAskedAsideIsOfNoRun() {
        ledger.open(OptionalInt.of(1));
        ledger.count(get("/looks/{id}", "/looks/1"));
        ledger.count(get("/looks/{id}", "/looks/2").aside());
        assertEquals(OptionalInt.of(0), ledger.left());
        assertEquals(Map.of("GET /looks/{id}", 1), ledger.byOperation());
        assertEquals(2, ledger.ever(CallClass.ADMINISTRATIVE));
        assertEquals(Map.of("GET /looks/{id}", 2L), ledger.everByOperation());
    }
}
