package io.lookervault.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.Item;
import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionLedgerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));
    private static final ItemKey ONE = Samples.key(Kind.LOOK, "1");
    private static final ItemKey TWO = Samples.key(Kind.LOOK, "2");

    @TempDir
    Path directory;

    private Vault vault;
    private ExtractionLedger ledger;
    private String session;

    @BeforeEach
    void start() {
        vault = Vault.open(directory.resolve("v.db"), "extract", CLOCK);
        ledger = vault.ledger();
        session = vault.sessions().start("{}", "https://looker.example.com");
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private void page(Kind kind, Batch batch) {
        ledger.storePage(session, Samples.page(kind, 0), batch);
    }

    private Tally tally(Kind kind) {
        return ledger.tallies(session).stream()
                .filter(tally -> tally.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<DeadLetter> letters() {
        return vault.reader().deadLetters(Optional.of(session), Optional.empty(), 0, 0);
    }

    @Test
    void remembersWhichPagesAreDone() {
        PageMark mark = new PageMark(new PageKey(Kind.LOOK, "folder 3", 100, 100), 37, "last");
        assertEquals(Optional.empty(), ledger.page(session, mark.key()));
        ledger.storePage(session, mark, Batch.empty());
        assertEquals(Optional.of(mark), ledger.page(session, mark.key()));
        assertEquals(Optional.empty(), ledger.page("other", mark.key()));
    }

    @Test
    void keepsDraftsUntilTheItemIsStored() {
        byte[] draft = MessagePack.encode("draft");
        page(Kind.LOOK, Samples.discovered(ONE));
        page(
                Kind.LOOK,
                Samples.drafts(new Draft(ONE, draft, Optional.empty()), new Draft(TWO, draft, Optional.empty())));
        assertEquals(List.of(ONE, TWO), ledger.open(session, Kind.LOOK, Optional.empty(), 10));
        assertEquals(List.of(TWO), ledger.open(session, Kind.LOOK, Optional.of("1"), 10));
        assertArrayEquals(draft, ledger.draft(session, ONE).orElseThrow());

        ledger.storeItem(session, ONE, Samples.complete(Samples.packed(Kind.LOOK, "1", "title", "L")));
        assertEquals(Optional.empty(), ledger.draft(session, ONE));
        assertEquals(1, ledger.openCount(session, Kind.LOOK));
        assertFalse(tally(Kind.LOOK).accounted());

        page(Kind.LOOK, Samples.drafts(new Draft(ONE, draft, Optional.empty())));
        assertEquals(Optional.empty(), ledger.draft(session, ONE), "what is stored is not opened again");
        ledger.vanish(session, TWO);
        assertEquals(new Tally(Kind.LOOK, 2, 1, 0, 1, 0), tally(Kind.LOOK));
        assertTrue(tally(Kind.LOOK).accounted());
    }

    @Test
    void parksAnItemOnceHoweverOftenItFails() {
        ledger.park(session, ONE, Samples.FAILURE);
        ledger.park(session, ONE, new Failure("Gone", "look 1 not fetched: 410. Look at it", "", "{\"a\":1}"));
        assertEquals(new Tally(Kind.LOOK, 1, 0, 1, 0, 0), tally(Kind.LOOK));
        DeadLetter letter = letters().get(0);
        assertEquals(1, letters().size());
        assertEquals(1, letter.retryCount());
        assertEquals("Gone", letter.errorType());
        assertEquals("2026-02-03T04:05:06+00:00", letter.failedAt());

        ledger.storeItem(session, ONE, Samples.complete(Samples.packed(Kind.LOOK, "1")));
        assertEquals(List.of(), letters());
        assertEquals(new Tally(Kind.LOOK, 1, 1, 0, 0, 0), tally(Kind.LOOK));
    }

    @Test
    void forgetsWhatIsNoContent() {
        page(Kind.LOOK, Samples.drafts(new Draft(ONE, new byte[] {1}, Optional.empty())));
        ledger.forget(session, ONE);
        assertEquals(List.of(), ledger.tallies(session));
        assertEquals(Optional.empty(), ledger.draft(session, ONE));
    }

    @Test
    void countsAKindThatCannotBeListedAsParkedAndDeletesNothingOfIt() {
        page(Kind.THEME, Samples.complete(Samples.packed(Kind.THEME, "1")));
        session = vault.sessions().start("{}", "x");
        ledger.parkKind(session, Kind.THEME, Samples.FAILURE);
        assertEquals(new Tally(Kind.THEME, 1, 0, 1, 0, 0), tally(Kind.THEME));
        assertEquals("*", letters().get(0).contentId());
        assertEquals(0, ledger.softDeleteUnlisted(session, Kind.THEME));
        ledger.listAgain(session, "ids");
        assertEquals(List.of(), letters());
        assertEquals(1, ledger.softDeleteUnlisted(session, Kind.THEME));
    }

    @Test
    void doesNotFetchImmutableItemsAgain() {
        page(Kind.QUERY, Samples.complete(Samples.packed(Kind.QUERY, "q")));
        page(Kind.LOOK, Samples.complete(Samples.packed(Kind.LOOK, "1")));
        session = vault.sessions().start("{}", "x");
        assertEquals(1, ledger.softDeleteUnlisted(session, Kind.QUERY));
        page(Kind.DASHBOARD, Samples.discovered(Samples.key(Kind.QUERY, "q"), Samples.key(Kind.QUERY, "new"), ONE));
        assertEquals(new Tally(Kind.QUERY, 2, 1, 0, 0, 1), tally(Kind.QUERY));
        assertEquals(1, ledger.openCount(session, Kind.LOOK));
        assertEquals(1, vault.reader().count(ItemQuery.all(Kind.QUERY)), "what is referred to lives again");
    }

    @Test
    void storesHarvestedItemsOnlyWhenTheyAreNew() {
        page(Kind.QUERY, Samples.complete(Samples.packed(Kind.QUERY, "q", "view", "whole")));
        page(Kind.QUERY, Samples.discovered(Samples.key(Kind.QUERY, "r")));
        page(
                Kind.LOOK,
                Samples.harvested(
                        Samples.packed(Kind.QUERY, "q", "view", "part"),
                        Samples.packed(Kind.QUERY, "r", "view", "new")));
        assertEquals(new Tally(Kind.QUERY, 2, 2, 0, 0, 0), tally(Kind.QUERY));
        assertEquals(
                "whole",
                vault.reader()
                        .find(Samples.key(Kind.QUERY, "q"))
                        .orElseThrow()
                        .summary()
                        .name());
        assertEquals(
                "new",
                vault.reader()
                        .find(Samples.key(Kind.QUERY, "r"))
                        .orElseThrow()
                        .summary()
                        .name());
    }

    @Test
    void softDeletesWhatIsNotListedAnyMoreAndRevivesWhatIs() {
        page(
                Kind.LOOK,
                Samples.complete(
                        Samples.packed(Kind.LOOK, "1"),
                        Samples.packed(Kind.LOOK, "2"),
                        Samples.packed(Kind.LOOK, "3"),
                        Samples.packed(Kind.LOOK, "4")));
        session = vault.sessions().start("{}", "x");
        page(Kind.LOOK, Samples.complete(Samples.packed(Kind.LOOK, "1")));
        ledger.park(session, TWO, Samples.FAILURE);
        ledger.vanish(session, Samples.key(Kind.LOOK, "3"));
        assertEquals(2, ledger.softDeleteUnlisted(session, Kind.LOOK));
        assertEquals(
                Optional.of("2026-02-03T04:05:06+00:00"),
                vault.reader()
                        .find(Samples.key(Kind.LOOK, "3"))
                        .orElseThrow()
                        .summary()
                        .deletedAt());
        page(Kind.LOOK, Samples.complete(Samples.packed(Kind.LOOK, "3")));
        assertEquals(3, vault.reader().count(ItemQuery.all(Kind.LOOK)));
    }

    @Test
    void fillsInTheAddressOfAnOwnerWhoIsKnownAlready() {
        Item ann = Item.of(Kind.USER, Map.of("id", "7", "email", "ann@example.com"));
        page(Kind.USER, Samples.drafts(Draft.of(ann)));
        page(Kind.LOOK, Samples.complete(Samples.packed(Kind.LOOK, "1", "user_id", "7")));
        assertEquals(Optional.of("ann@example.com"), owner("1"));
    }

    @Test
    void fillsInTheAddressesOfOwnersAndKeepsThem() {
        PackedItem look = Samples.packed(Kind.LOOK, "1", "title", "L", "user_id", "7");
        page(Kind.LOOK, Samples.complete(look, Samples.packed(Kind.LOOK, "2", "user_id", "x7")));
        page(Kind.USER, Samples.complete(Samples.packed(Kind.USER, "7", "email", "ann@example.com")));
        assertEquals(1, ledger.fillOwnerEmails());
        assertEquals(0, ledger.fillOwnerEmails());
        page(Kind.LOOK, Samples.complete(Samples.packed(Kind.LOOK, "1", "title", "changed", "user_id", "7")));
        assertEquals(Optional.of("ann@example.com"), owner("1"));
        assertEquals(Optional.empty(), owner("2"));
        page(Kind.LOOK, Samples.complete(Samples.packed(Kind.LOOK, "1", "title", "changed", "user_id", "8")));
        assertEquals(Optional.empty(), owner("1"), "the address of somebody else");
    }

    private Optional<String> owner(String look) {
        return vault.reader()
                .find(Samples.key(Kind.LOOK, look))
                .orElseThrow()
                .summary()
                .ownerEmail();
    }

    @Test
    void namesTheContentMetadataOfFoldersThatHoldFolders() {
        page(
                Kind.FOLDER,
                Samples.complete(
                        Samples.packed(Kind.FOLDER, "1", "content_metadata_id", "101"),
                        Samples.packed(Kind.FOLDER, "2", "content_metadata_id", "102", "parent_id", "1"),
                        Samples.packed(Kind.FOLDER, "3", "content_metadata_id", 103L, "parent_id", "2"),
                        Samples.packed(Kind.FOLDER, "4", "content_metadata_id", "104", "parent_id", "2")));
        assertEquals(List.of("101", "102"), ledger.parentFolderMetadata(session));
    }

    @Test
    void noticesThatAStoredItemHasNoRow() {
        ledger.storeItem(session, ONE, Batch.empty());
        assertEquals(1, ledger.storedRowsMissing(session));
    }

    @Test
    void keepsTheLedgersOfTheLastSessionsOnly() {
        String first = session;
        page(Kind.LOOK, Samples.discovered(ONE));
        vault.sessions().finish(first, "failed", 1, 0, "{}");
        assertEquals(first, vault.sessions().lastUnfinished().orElseThrow().id());
        for (int i = 0; i < 3; i++) {
            vault.sessions().finish(vault.sessions().start("{}", "x"), "completed", 0, 0, "{}");
        }
        assertEquals(1, ledger.openCount(first, Kind.LOOK));
        vault.sessions().finish(vault.sessions().start("{}", "x"), "completed", 0, 0, "{}");
        assertEquals(0, ledger.openCount(first, Kind.LOOK));
        assertEquals(Optional.empty(), vault.sessions().lastUnfinished());
        assertEquals(5, vault.reader().sessions(0).size());
    }

    @Test
    void resumesASession() {
        vault.sessions().finish(session, "stopped", 5, 1, "{\"calls\":9}");
        SessionRow row = vault.sessions().lastUnfinished().orElseThrow();
        assertEquals(
                new SessionRow(
                        session,
                        "extraction",
                        "stopped",
                        "2026-02-03T04:05:06+00:00",
                        Optional.of("2026-02-03T04:05:06+00:00"),
                        5,
                        1,
                        "{}",
                        "{\"calls\":9}"),
                row);
        vault.sessions().resume(session);
        vault.sessions().note(session, "{\"calls\":10}");
        SessionRow running = vault.reader().session(session).orElseThrow();
        assertEquals("running", running.status());
        assertEquals(Optional.empty(), running.completedAt());
        assertEquals("{\"calls\":10}", running.metadataJson());
        assertEquals(Optional.of("https://looker.example.com"), vault.sessions().instance(session));
        assertThrows(VaultException.class, () -> vault.sessions().resume("none"));
        assertThrows(IllegalArgumentException.class, () -> vault.sessions().finish(session, "done", 0, 0, "{}"));
    }

    @Test
    void clearsDeadLetters() {
        ledger.park(session, ONE, Samples.FAILURE);
        vault.deadLetters().park("r1", TWO, Samples.FAILURE);
        vault.deadLetters().park("r1", Samples.key(Kind.BOARD, "2"), Samples.FAILURE);
        assertEquals(1, vault.deadLetters().clear(Optional.of("r1"), Optional.of(Kind.BOARD)));
        assertTrue(vault.deadLetters().remove(letters().get(0).id()));
        assertFalse(vault.deadLetters().remove(12345));
        assertEquals(1, vault.deadLetters().clear(Optional.empty(), Optional.empty()));
    }

    @Test
    void aSessionThatGoesOnReadsListsOfIdsAnewAndNoOthers() {
        PageMark ids = new PageMark(new PageKey(Kind.LOOK, "ids;trash", 0, 1000), 1000, "");
        PageMark whole = new PageMark(new PageKey(Kind.LOOK, "trash", 0, 100), 100, "");
        ledger.storePage(session, ids, Samples.discovered(ONE));
        ledger.storePage(session, whole, Batch.empty());
        ledger.listAgain(session, "ids");
        assertEquals(Optional.empty(), ledger.page(session, ids.key()));
        assertEquals(Optional.of(whole), ledger.page(session, whole.key()));
        assertEquals(1, ledger.openCount(session, Kind.LOOK));
    }

    @Test
    void aClockThatIsSetBackHidesNoFolderThatTheSessionBrought() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-03T04:05:06Z"));
        try (Vault other = Vault.open(directory.resolve("back.db"), "extract", now::get)) {
            String mine = other.sessions().start("{}", "https://looker.example.com");
            now.set(Instant.parse("2026-02-03T03:05:06Z"));
            other.ledger()
                    .storePage(
                            mine,
                            Samples.page(Kind.FOLDER, 0),
                            Samples.complete(
                                    Samples.packed(Kind.FOLDER, "1", "content_metadata_id", "10"),
                                    Samples.packed(Kind.FOLDER, "2", "parent_id", "1", "content_metadata_id", "20")));
            assertEquals(List.of("10"), other.ledger().changedParentFolderMetadata(mine));
        }
    }

    @Test
    void whatWasStoredByAClockThatWasBehindIsHeldOnceItWasFoundTheSame() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2020-01-01T00:00:00Z"));
        String changed = "2026-02-03T04:05:06+00:00";
        PackedItem item = Samples.packed(Kind.DASHBOARD, "1", "title", "A", "updated_at", changed);
        try (Vault other = Vault.open(directory.resolve("behind.db"), "extract", now::get)) {
            String mine = other.sessions().start("{}", "https://looker.example.com");
            other.ledger().storePage(mine, Samples.page(Kind.DASHBOARD, 0), Samples.complete(item));
            assertFalse(other.ledger().holds(item.key(), changed, false));
            now.set(Instant.parse("2026-02-04T00:00:00Z"));
            other.ledger().storeItem(mine, item.key(), Samples.complete(item));
            assertTrue(other.ledger().holds(item.key(), changed, false));
        }
    }
}
