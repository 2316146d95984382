package io.lookervault.extract;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.vault.PageKey;
import java.util.List;

/** A piece of work that one worker has taken. Plain data: everything else about it is in the vault. */
sealed interface Claim {
    /** {@code page}, {@code batch}, {@code item} or {@code end}: which route does it. */
    String sort();

    /**
     * One page of a list.
     *
     * @param session id of the run
     * @param page which page
     * @param single whether it is one row of a page that failed as a whole
     */
    record PageClaim(String session, PageKey page, boolean single) implements Claim {
        /** Kind of the list. */
        public Kind kind() {
            return page.kind();
        }

        @Override
        public String sort() {
            return "page";
        }

        /** Key in the idempotent repository; holds the session, since offsets mean nothing in another one. */
        public String key() {
            return session + "/" + page.kind().singular() + "/" + page.offset() + "/" + page.limit() + "/"
                    + page.scope();
        }

        /** The page that a key names. */
        static PageClaim parse(String key) {
            String[] parts = key.split("/", 5);
            Kind kind = Kind.named(parts[1]).orElseThrow();
            PageKey page = new PageKey(kind, parts[4], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
            return new PageClaim(parts[0], page, false);
        }
    }

    /**
     * Several items that are asked for at once, by their ids.
     *
     * @param session id of the run
     * @param keys the items, all of one kind
     * @param trash whether they are asked for in the Trash
     */
    record BatchClaim(String session, List<ItemKey> keys, boolean trash) implements Claim {
        /** Kind of the items. */
        public Kind kind() {
            return keys.get(0).kind();
        }

        @Override
        public String sort() {
            return "batch";
        }
    }

    /** There is no more work. */
    record EndClaim(String session) implements Claim {
        @Override
        public String sort() {
            return "end";
        }
    }

    /** One item that has to be fetched, or completed, by itself. */
    record ItemClaim(String session, ItemKey key) implements Claim {
        /** Kind of the item. */
        public Kind kind() {
            return key.kind();
        }

        @Override
        public String sort() {
            return "item";
        }
    }
}
