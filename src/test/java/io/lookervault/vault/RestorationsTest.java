package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.Restorations.Restored;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorationsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));
    private static final Pair HOME = new Pair("https://a.example", "https://a.example");
    private static final Pair AWAY = new Pair("https://a.example", "https://b.example");
    private static final ItemKey LOOK = Samples.key(Kind.LOOK, "1");

    @TempDir
    Path directory;

    private Path file;
    private Vault vault;
    private Restorations restorations;
    private String session;

    @BeforeEach
    void start() {
        file = directory.resolve("v.db");
        vault = Vault.open(file, "restore", CLOCK);
        restorations = vault.restorations();
        session = restorations.start("{\"x\": 1}", HOME);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static PlanRow row(ItemKey key, String part, int level, String action, String outcome) {
        return new PlanRow(
                key, part, level, action, outcome, "Name of " + key.id(), Optional.empty(), 1, List.of(), "");
    }

    private static PlanRow open(Kind kind, String id, int level) {
        return row(Samples.key(kind, id), "item", level, "create", "open");
    }

    private static PlanRow target(PlanRow row, String target, List<String> changes, String reason) {
        return new PlanRow(
                row.key(),
                row.part(),
                row.level(),
                row.action(),
                row.outcome(),
                row.name(),
                Optional.of(target),
                3,
                changes,
                reason);
    }

    private List<String> keys(List<PlanRow> rows) {
        return rows.stream().map(row -> row.key() + " " + row.part()).toList();
    }

    private List<DeadLetter> letters() {
        return vault.reader().unrestored(Optional.empty(), Optional.empty(), 0, 0);
    }

    @Test
    void aPlanIsReadBackAsItWasWritten() {
        PlanRow full = target(open(Kind.LOOK, "1", 2), "77", List.of("title", "folder_id"), "goes without its owner");
        PlanRow bare = row(LOOK, "links", 3, "update", "open");
        restorations.plan(session, List.of(full, bare));
        assertEquals(Optional.of(full), restorations.planned(session, LOOK, "item"));
        assertEquals(Optional.of(bare), restorations.planned(session, LOOK, "links"));
        assertEquals(Optional.empty(), restorations.planned(session, Samples.key(Kind.DASHBOARD, "1"), "item"));
        assertEquals(Optional.empty(), restorations.planned("another", LOOK, "item"));
    }

    @Test
    void entriesAreWorkedOffByLevelAndInPiecesThatFollowEachOther() {
        restorations.plan(
                session,
                List.of(
                        open(Kind.LOOK, "1", 2),
                        open(Kind.FOLDER, "9", 1),
                        open(Kind.DASHBOARD, "3", 2),
                        open(Kind.LOOK, "2", 2),
                        row(Samples.key(Kind.LOOK, "2"), "links", 2, "update", "open"),
                        row(Samples.key(Kind.LOOK, "5"), "item", 0, "unchanged", "done")));
        List<PlanRow> first = restorations.open(session, Optional.empty(), 3);
        assertEquals(List.of("folder 9 item", "dashboard 3 item", "look 1 item"), keys(first));
        List<PlanRow> rest = restorations.open(session, Optional.of(first.get(2)), 3);
        assertEquals(List.of("look 2 item", "look 2 links"), keys(rest));
        assertEquals(List.of(), restorations.open(session, Optional.of(rest.get(1)), 3));
    }

    @Test
    void whatIsDoneStaysDoneWhenTheRestIsPlannedAnew() {
        PlanRow one = open(Kind.LOOK, "1", 1);
        PlanRow two = open(Kind.LOOK, "2", 1);
        restorations.plan(session, List.of(one, two));
        restorations.done(session, one, Optional.of("77"), "2026-01-01", HOME);
        restorations.park(session, two, Samples.FAILURE);
        restorations.finish(session, "interrupted", "{}");
        restorations.resume(session);
        assertEquals("running", restorations.unfinished().get(0).status());
        assertEquals(Optional.empty(), restorations.unfinished().get(0).completedAt());
        assertEquals(Optional.empty(), restorations.planned(session, two.key(), "item"));
        restorations.plan(session, List.of(one, two));
        assertEquals(
                "done",
                restorations.planned(session, LOOK, "item").orElseThrow().outcome());
        assertEquals(List.of("look 2 item"), keys(restorations.open(session, Optional.empty(), 10)));
    }

    @Test
    void changesAreWhatDiffersOrGoesWithoutSomething() {
        PlanRow unchanged = row(Samples.key(Kind.LOOK, "1"), "item", 1, "unchanged", "done");
        PlanRow without =
                target(row(Samples.key(Kind.LOOK, "2"), "item", 1, "unchanged", "done"), "8", List.of(), "no x");
        PlanRow created = open(Kind.FOLDER, "3", 0);
        restorations.plan(session, List.of(unchanged, without, created));
        List<PlanRow> changes = new ArrayList<>();
        restorations.changes(session, changes::add);
        assertEquals(List.of(created, without), changes);
    }

    @Test
    void aPlanIsCountedByKindActionAndOutcomeWithItsWrites() throws SQLException {
        restorations.plan(
                session,
                List.of(
                        open(Kind.LOOK, "1", 1),
                        target(open(Kind.LOOK, "2", 1), "7", List.of(), ""),
                        row(Samples.key(Kind.LOOK, "3"), "item", 1, "unchanged", "done"),
                        open(Kind.FOLDER, "1", 0)));
        Samples.sql(
                file,
                "INSERT INTO restoration_items VALUES ('" + session
                        + "', 99, 'x', 'item', 0, 'create', 'open', 'x', NULL, 1, '', '')");
        List<PlanTally> expected = List.of(
                new PlanTally(Kind.LOOK, "create", "open", 2, 4),
                new PlanTally(Kind.LOOK, "unchanged", "done", 1, 1),
                new PlanTally(Kind.FOLDER, "create", "open", 1, 1));
        assertEquals(expected, restorations.tallies(session), "a kind of a later release is passed over");
        assertEquals(expected, vault.reader().planTallies(session));
    }

    @Test
    void whatAnItemBecameIsRememberedForEachTarget() throws SQLException {
        PlanRow row = open(Kind.LOOK, "1", 1);
        restorations.plan(session, List.of(row));
        restorations.done(session, row, Optional.of("77"), "2026-01-01T00:00:00Z", HOME);
        restorations.remember(session, LOOK, "88", "", AWAY);
        assertEquals(Optional.of(new Restored("77", "2026-01-01T00:00:00Z")), restorations.restored(LOOK, HOME));
        assertEquals(Optional.of(new Restored("88", "")), restorations.restored(LOOK, AWAY));
        assertEquals(Optional.empty(), restorations.restored(Samples.key(Kind.DASHBOARD, "1"), HOME));
        assertEquals(Optional.empty(), restorations.restored(LOOK, new Pair("https://c.example", "https://b.example")));
        assertEquals(
                "88 " + session,
                Samples.value(file, "SELECT group_concat(destination_id || ' ' || session_id) FROM id_mappings"),
                "as the original tool reads it: the latest target");
        restorations.remember(session, LOOK, "99", "", AWAY);
        assertEquals(Optional.of(new Restored("99", "")), restorations.restored(LOOK, AWAY));
    }

    @Test
    void anEntryWithoutATargetIsDoneAndMapsNothing() {
        PlanRow row = open(Kind.LOOK, "1", 1);
        restorations.plan(session, List.of(row));
        restorations.done(session, row, Optional.empty(), "", HOME);
        assertEquals(
                "done",
                restorations.planned(session, LOOK, "item").orElseThrow().outcome());
        assertEquals(Optional.empty(), restorations.restored(LOOK, HOME));
    }

    @Test
    void anItemOfTheTargetIsTracedBackByItsOwnEntryOnly() {
        restorations.plan(
                session,
                List.of(
                        target(open(Kind.LOOK, "1", 1), "77", List.of(), ""),
                        target(row(Samples.key(Kind.LOOK, "2"), "links", 1, "update", "open"), "78", List.of(), "")));
        ItemKey two = new ItemKey(Kind.LOOK, "2");
        assertEquals(Optional.of(new ItemKey(Kind.LOOK, "1")), restorations.other(session, two, "77"));
        assertEquals(Optional.empty(), restorations.other(session, new ItemKey(Kind.LOOK, "1"), "77"));
        assertEquals(Optional.empty(), restorations.other(session, two, "78"));
        assertEquals(Optional.empty(), restorations.other(session, new ItemKey(Kind.DASHBOARD, "2"), "77"));
    }

    @Test
    void partsAreRememberedForEachTargetAndWord() {
        restorations.rememberParts("tile", Map.of("1", "11", "2", "22"), HOME);
        restorations.rememberParts("tile", Map.of("1", "12"), HOME);
        assertEquals(Optional.of("12"), restorations.part("tile", "1", HOME));
        assertEquals(Optional.of("22"), restorations.part("tile", "2", HOME));
        assertEquals(Optional.empty(), restorations.part("filter", "1", HOME));
        assertEquals(Optional.empty(), restorations.part("tile", "1", AWAY));
    }

    @Test
    void aLetterHoldsTheItemAsItWasToBeRestored() throws SQLException {
        String extraction = vault.sessions().start("{}", "https://a.example");
        PackedItem stored = Samples.packed(Kind.LOOK, "1", "title", "Mine");
        vault.ledger().storePage(extraction, Samples.page(Kind.LOOK, 0), Samples.complete(stored));
        PlanRow one = open(Kind.LOOK, "1", 1);
        PlanRow gone = open(Kind.LOOK, "2", 1);
        restorations.plan(session, List.of(one, gone));
        restorations.park(session, one, Samples.FAILURE);
        restorations.park(session, gone, Samples.FAILURE);
        DeadLetter letter = letters().get(0);
        assertEquals(LOOK.id(), letter.contentId());
        assertEquals(Samples.FAILURE.message(), letter.errorMessage());
        assertEquals(0, letter.retryCount());
        assertEquals(
                Samples.FAILURE.message(),
                restorations.planned(session, LOOK, "item").orElseThrow().reason());
        assertEquals(
                HexFormat.of().withUpperCase().formatHex(stored.content()) + ",",
                Samples.value(file, "SELECT group_concat(hex(content_data)) FROM dead_letter_queue"));
    }

    @Test
    void theLinksOfAParkedItemGetNoLetterOfTheirOwn() {
        PlanRow item = open(Kind.LOOK, "1", 1);
        PlanRow links = row(LOOK, "links", 2, "update", "open");
        restorations.plan(session, List.of(item, links));
        restorations.park(session, item, Samples.FAILURE);
        restorations.park(session, links, new Failure("Other", "the item is not there", "", ""));
        assertEquals(1, letters().size());
        assertEquals(Samples.FAILURE.message(), letters().get(0).errorMessage());
        assertEquals(0, letters().get(0).retryCount());
        PlanRow alone = row(Samples.key(Kind.LOOK, "2"), "links", 2, "update", "open");
        restorations.plan(session, List.of(alone));
        restorations.park(session, alone, Samples.FAILURE);
        assertEquals(2, letters().size(), "links whose item is there have one");
        PlanRow done = open(Kind.LOOK, "3", 1);
        PlanRow later = row(done.key(), "links", 2, "update", "open");
        restorations.plan(session, List.of(done, later));
        restorations.done(session, done, Optional.of("7"), "", HOME);
        restorations.park(session, later, Samples.FAILURE);
        assertEquals(3, letters().size(), "and those whose item is done");
    }

    @Test
    void aLaterFailureCountsUpTheLetterAndSuccessRemovesIt() {
        PlanRow row = open(Kind.LOOK, "1", 1);
        restorations.plan(session, List.of(row));
        restorations.park(session, row, Samples.FAILURE);
        restorations.finish(session, "partial", "{}");
        String later = restorations.start("{}", HOME);
        restorations.plan(later, List.of(row));
        restorations.park(later, row, new Failure("Rejected", "still not", "", ""));
        assertEquals(1, letters().size());
        assertEquals(1, letters().get(0).retryCount());
        assertEquals("still not", letters().get(0).errorMessage());
        assertEquals(session, letters().get(0).sessionId());
        restorations.done(later, row, Optional.of("7"), "", HOME);
        assertEquals(List.of(), letters());
    }

    @Test
    void aLetterGoesOnlyWhenItemAndLinksAreDone() {
        PlanRow item = open(Kind.LOOK, "1", 1);
        PlanRow links = row(LOOK, "links", 2, "update", "open");
        restorations.plan(session, List.of(item, links));
        restorations.park(session, item, Samples.FAILURE);
        restorations.done(session, item, Optional.of("7"), "", HOME);
        assertEquals(1, letters().size());
        restorations.done(session, links, Optional.empty(), "", HOME);
        assertEquals(List.of(), letters());
    }

    @Test
    void lettersOfExtractionsAreNoneOfARestorationsBusiness() {
        String extraction = vault.sessions().start("{}", "https://a.example");
        vault.deadLetters().park(extraction, LOOK, Samples.FAILURE);
        PlanRow row = open(Kind.LOOK, "1", 1);
        restorations.plan(session, List.of(row));
        restorations.park(session, row, new Failure("Rejected", "not restored", "", ""));
        assertEquals(1, letters().size());
        assertEquals(1, vault.reader().countUnrestored(Optional.empty(), Optional.empty()));
        assertEquals(0, vault.reader().countUnrestored(Optional.empty(), Optional.of(Kind.DASHBOARD)));
        long number = letters().get(0).id();
        assertEquals(
                "not restored", vault.reader().unrestored(number).orElseThrow().errorMessage());
        assertEquals(Optional.empty(), vault.reader().unrestored(number - 1));
        restorations.done(session, row, Optional.empty(), "", HOME);
        restorations.settleLetters(session);
        List<DeadLetter> all = vault.reader().deadLetters(Optional.empty(), Optional.empty(), 0, 0);
        assertEquals(
                List.of(extraction), all.stream().map(DeadLetter::sessionId).toList());
        assertEquals(0, all.get(0).retryCount());
        assertEquals(0, vault.deadLetters().clearRestorations(Optional.empty(), Optional.empty()));
    }

    @Test
    void atTheEndLettersGoOfWhatIsDoneAndCountUpOfWhatIsRefused() {
        PlanRow one = open(Kind.LOOK, "1", 1);
        PlanRow two = open(Kind.LOOK, "2", 1);
        PlanRow three = open(Kind.LOOK, "3", 1);
        restorations.plan(session, List.of(one, two, three));
        for (PlanRow row : List.of(one, two, three)) {
            restorations.park(session, row, Samples.FAILURE);
        }
        restorations.finish(session, "partial", "{}");
        String later = restorations.start("{}", HOME);
        PlanRow unchanged = row(one.key(), "item", 1, "unchanged", "done");
        PlanRow refused = target(row(two.key(), "item", 1, "refused", "refused"), "5", List.of(), "its folder is gone");
        restorations.plan(later, List.of(unchanged, refused));
        restorations.settleLetters(later);
        assertEquals(
                List.of("2 Refused 1 its folder is gone", "3 Timeout 0 " + Samples.FAILURE.message()),
                letters().stream()
                        .map(l -> l.contentId() + " " + l.errorType() + " " + l.retryCount() + " " + l.errorMessage())
                        .toList());
    }

    @Test
    void lettersAreClearedByKindAndSession() {
        PlanRow look = open(Kind.LOOK, "1", 1);
        PlanRow folder = open(Kind.FOLDER, "1", 0);
        restorations.plan(session, List.of(look, folder));
        restorations.park(session, look, Samples.FAILURE);
        restorations.park(session, folder, Samples.FAILURE);
        assertEquals(
                1,
                vault.reader()
                        .unrestored(Optional.of(session), Optional.of(Kind.LOOK), 5, 0)
                        .size());
        assertEquals(
                1,
                vault.reader()
                        .unrestored(Optional.empty(), Optional.empty(), 1, 1)
                        .size());
        assertEquals(0, vault.deadLetters().clearRestorations(Optional.of("x"), Optional.empty()));
        assertEquals(1, vault.deadLetters().clearRestorations(Optional.of(session), Optional.of(Kind.LOOK)));
        assertEquals(Kind.FOLDER, letters().get(0).kind());
        assertTrue(vault.deadLetters().remove(letters().get(0).id()));
        assertEquals(List.of(), letters());
    }

    @Test
    void theEndOfASessionCountsItsPlan() {
        PlanRow done = open(Kind.LOOK, "1", 1);
        PlanRow parked = open(Kind.LOOK, "2", 1);
        restorations.plan(
                session, List.of(done, parked, row(Samples.key(Kind.LOOK, "3"), "item", 1, "refused", "refused")));
        restorations.done(session, done, Optional.of("7"), "", HOME);
        restorations.park(session, parked, Samples.FAILURE);
        restorations.finish(session, "partial", "{\"calls\": 3}");
        SessionRow row = vault.reader().session(session).orElseThrow();
        assertEquals("restoration", row.sort());
        assertEquals("partial", row.status());
        assertEquals(3, row.totalItems());
        assertEquals(2, row.errorCount());
        assertEquals("{\"calls\": 3}", row.metadataJson());
        assertEquals(Optional.of("2026-02-03T04:05:06+00:00"), row.completedAt());
        assertEquals(List.of(), restorations.unfinished());
    }

    @Test
    void theNewestSessionThatDidNotEndIsTheOneToResume() {
        restorations.finish(session, "stopped", "{}");
        assertEquals(session, restorations.unfinished().get(0).id());
        String later = restorations.start("{}", AWAY);
        assertEquals(later, restorations.unfinished().get(0).id());
        assertEquals(Optional.of("https://b.example"), restorations.destination(later));
        assertEquals(Optional.empty(), restorations.destination("none"));
        restorations.finish(later, "completed", "{}");
        assertEquals(session, restorations.unfinished().get(0).id());
    }

    @Test
    void thePlansOfTheLastFiveSessionsAreKept() {
        restorations.plan(session, List.of(open(Kind.LOOK, "1", 1)));
        for (int i = 0; i < 5; i++) {
            assertNotEquals(session, restorations.start("{}", HOME));
        }
        assertEquals(1, restorations.tallies(session).size());
        restorations.start("{}", HOME);
        assertEquals(List.of(), restorations.tallies(session));
    }

    @Test
    void theVaultIsOfTheLookerThatItWasLastFilledFrom() {
        assertEquals(Optional.empty(), restorations.source());
        vault.sessions().start("{}", "https://old.example");
        vault.sessions().start("{}", "https://a.example");
        assertEquals(Optional.of("https://a.example"), restorations.source());
    }
}
