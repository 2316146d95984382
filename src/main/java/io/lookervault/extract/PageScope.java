package io.lookervault.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * What a stream of pages is limited to, as it stands in the ledger: {@code ids;trash;folder=12}, or nothing at all.
 *
 * @param ids whether rows hold no more than ids and dates
 * @param trash whether the list is that of Looker's Trash
 * @param folder id of the folder whose content is listed, or empty
 * @param parent what the list is asked for, where a list exists once for each parent, or empty
 */
record PageScope(boolean ids, boolean trash, String folder, String parent) {
    /** How the scope of every list of nothing but ids and dates begins. */
    static final String IDS = "ids";

    private static final String TRASH = "trash";
    private static final String FOLDER = "folder=";
    private static final String PARENT = "parent=";

    /** The whole list of a kind. */
    static final PageScope ALL = new PageScope(false, false, "", "");

    static PageScope folder(String id) {
        return new PageScope(false, false, id, "");
    }

    static PageScope parent(String id) {
        return new PageScope(false, false, "", id);
    }

    PageScope ofTrash() {
        return new PageScope(ids, true, folder, parent);
    }

    PageScope ofIds() {
        return new PageScope(true, trash, folder, parent);
    }

    static PageScope parse(String text) {
        PageScope scope = ALL;
        String rest = text;
        while (!rest.isEmpty()) {
            if (rest.startsWith(FOLDER)) {
                return new PageScope(scope.ids, scope.trash, rest.substring(FOLDER.length()), "");
            }
            if (rest.startsWith(PARENT)) {
                return new PageScope(scope.ids, scope.trash, "", rest.substring(PARENT.length()));
            }
            int end = rest.contains(";") ? rest.indexOf(';') : rest.length();
            scope = rest.substring(0, end).equals(TRASH) ? scope.ofTrash() : scope.ofIds();
            rest = rest.substring(Math.min(rest.length(), end + 1));
        }
        return scope;
    }

    /** Whether the list is that of all live items of a kind. */
    boolean whole() {
        return !trash && folder.isEmpty() && parent.isEmpty();
    }

    String text() {
        List<String> words = new ArrayList<>();
        if (ids) {
            words.add(IDS);
        }
        if (trash) {
            words.add(TRASH);
        }
        if (!folder.isEmpty()) {
            words.add(FOLDER + folder);
        }
        if (!parent.isEmpty()) {
            words.add(PARENT + parent);
        }
        return String.join(";", words);
    }
}
