package io.lookervault.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which folders a run is limited to, while others delete some. */
class FolderTreeTest {
    private final FolderTree tree = new FolderTree(new Selection(Set.of(), Set.of("1"), true, false));

    /** Folders below folder 1, by their ids. */
    private static Rows folders(int from, int to) {
        return folders(from, to, OptionalLong.empty());
    }

    private static Rows folders(int from, int to, OptionalLong total) {
        List<Map<String, Object>> rows = IntStream.range(from, to)
                .mapToObj(id -> Map.<String, Object>of("id", "" + id, "parent_id", id == 1 ? "" : "1"))
                .toList();
        return new Rows(rows, total);
    }

    private void isAskedFrom(int offset) {
        assertTrue(tree.getNext().query().endsWith("&offset=" + offset), tree.getNext()::query);
    }

    @Test
    void pagesOverlapSoThatAFolderThatIsDeletedBetweenThemHidesNoOther() {
        tree.take(folders(1, 1001));
        isAskedFrom(900);
        tree.take(folders(950, 1500));
        assertFalse(tree.isIncomplete());
        assertEquals(1499, tree.folders().size());
    }

    @Test
    void whatHasNothingInCommonIsReadAnew() {
        tree.take(folders(1, 1001));
        tree.take(folders(1200, 1500));
        assertTrue(tree.isIncomplete());
        isAskedFrom(0);
        tree.take(folders(1, 800));
        assertFalse(tree.isIncomplete());
    }

    @Test
    void aPageThatAProxyCutsShortIsNotTheLast() {
        OptionalLong total = OptionalLong.of(90);
        tree.take(folders(1, 51, total));
        isAskedFrom(45);
        tree.take(folders(46, 91, total));
        assertFalse(tree.isIncomplete());
        assertEquals(90, tree.folders().size());
    }

    @Test
    void foldersThatAreNotGivenLimitNoRun() {
        OptionalLong total = OptionalLong.of(90);
        tree.take(folders(1, 51, total));
        assertThrows(IllegalStateException.class, () -> tree.take(folders(46, 51, total)));
    }
}
