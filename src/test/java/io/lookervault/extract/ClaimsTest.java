package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.extract.Claim.PageClaim;
import io.lookervault.vault.Batch;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.PackedItem;
import io.lookervault.vault.PageKey;
import io.lookervault.vault.PageMark;
import io.lookervault.vault.Vault;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
    @TempDir
    Path dir;

    private Vault vault;
    private String session;

    @BeforeEach
    void open() {
        vault = Vault.open(dir.resolve("looker.db"), "test", InstantSource.system());
        session = vault.sessions().start("{}", "https://looker.example");
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private Claims claims(Set<Kind> kinds, int workers) {
        SessionConfig config = new SessionConfig(kinds, Set.of(), false, false, 100, "");
        return new Claims(session, config, workers, vault.ledger());
    }

    private static PageClaim page(Claims claims) {
        return (PageClaim) claims.next();
    }

    @Test
    void kindsTakeTurns() {
        Claims claims = claims(Set.of(Kind.DASHBOARD, Kind.LOOK, Kind.THEME), 3);
        Set<Kind> turns = EnumSet.noneOf(Kind.class);
        for (int i = 0; i < 3; i++) {
            turns.add(page(claims).kind());
        }
        assertEquals(EnumSet.of(Kind.DASHBOARD, Kind.LOOK, Kind.THEME), turns);
    }

    @Test
    void afterAFullFirstPageComeTheIdsThenTheRestGoesToAsManyWorkersAsAsk() {
        Claims claims = claims(Set.of(Kind.DASHBOARD), 4);
        PageClaim first = page(claims);
        claims.settled(first.page(), 100, OptionalLong.empty());
        claims.done(first);
        PageClaim ids = page(claims);
        assertEquals("ids", ids.page().scope());
        claims.settled(ids.page(), 350, OptionalLong.empty());
        claims.done(ids);
        assertEquals(100, page(claims).page().offset());
        assertEquals(200, page(claims).page().offset());
        assertEquals(300, page(claims).page().offset());
    }

    @Test
    void endsWithAClaimThatAsksForNothing() {
        Claims claims = claims(Set.of(Kind.THEME), 2);
        PageClaim only = page(claims);
        claims.settled(only.page(), 3, OptionalLong.empty());
        claims.done(only);
        assertTrue(claims.hasNext());
        assertEquals("end", claims.next().sort());
        assertFalse(claims.hasNext());
    }

    @Test
    void aStoppedRunHandsOutNothingMore() {
        Claims claims = claims(Set.of(Kind.LOOK, Kind.DASHBOARD), 2);
        Claim first = claims.next();
        claims.stop();
        claims.done(first);
        assertEquals("end", claims.next().sort());
    }

    @Test
    void aFolderThatCannotBeReadEndsTheRunAndSaysWhy() {
        Claims claims = claims(Set.of(Kind.FOLDER, Kind.CONTENT_ACCESS), 2);
        PageClaim folders = page(claims);
        Batch damaged = new Batch(List.of(folder("1", ""), folder("2", "1")), List.of(), List.of(), List.of());
        vault.ledger().storePage(session, new PageMark(folders.page(), 2, ""), damaged);
        claims.settled(folders.page(), 2, OptionalLong.empty());
        claims.done(folders);
        assertEquals("end", claims.next().sort());
        assertInstanceOf(DamagedContent.class, claims.failure().orElseThrow());
    }

    private static PackedItem folder(String id, String parent) {
        return new PackedItem(
                new ItemKey(Kind.FOLDER, id),
                "F",
                Optional.empty(),
                Optional.empty(),
                Optional.of(parent).filter(p -> !p.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new byte[] {(byte) 0xc1},
                "");
    }

    @Test
    void whatAPageLeavesOutIsAskedForInPagesAsLongAsWhatCame() {
        Claims claims = claims(Set.of(Kind.FOLDER), 1);
        PageClaim first = page(claims);
        claims.settled(first.page(), 40, OptionalLong.of(90));
        claims.done(first);
        assertEquals(new PageKey(Kind.FOLDER, "", 40, 40), page(claims).page());
    }

    /** Eight workers, the last of which is done first, and a proxy that gives fifty rows at most. */
    @Test
    void noPageThatIsCutShortIsOutTwiceAndTheListEnds() {
        for (Kind kind : List.of(Kind.FOLDER, Kind.DASHBOARD)) {
            Claims claims = claims(Set.of(kind), 8);
            Deque<PageKey> out = new ArrayDeque<>();
            for (claimPages(claims, out); !out.isEmpty(); claimPages(claims, out)) {
                PageKey page = out.pop();
                int rows = Math.max(0, Math.min(1_100 - page.offset(), Math.min(50, page.limit())));
                claims.settled(page, rows, OptionalLong.of(1_100));
            }
            assertTrue(claims.drained(kind));
        }
    }

    private static void claimPages(Claims claims, Deque<PageKey> out) {
        Optional<Claim> found = claims.find();
        while (found.isPresent()) {
            PageKey page = ((PageClaim) found.get()).page();
            assertFalse(out.contains(page), page::toString);
            out.push(page);
            found = out.size() < 8 ? claims.find() : Optional.empty();
        }
    }
}
