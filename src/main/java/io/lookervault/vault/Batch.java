package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import java.util.List;

/**
 * What one page or one item brings into the vault, stored in one transaction or not at all.
 *
 * @param complete whole items: stored, and stored in the ledger
 * @param drafts items of which more must be fetched: open in the ledger, what is known kept
 * @param discovered items that others refer to: open in the ledger, unless it knows them already, or unless they can
 *     never change (queries) and the vault holds them: those count as stored at once
 * @param harvested whole items found inside others: stored unless the vault holds them, and stored in the ledger
 * @param unchanged items that the vault holds as they are: stored in the ledger
 * @param members what belongs to what, as the items of this batch say
 */
public record Batch(
        List<PackedItem> complete,
        List<Draft> drafts,
        List<ItemKey> discovered,
        List<PackedItem> harvested,
        List<ItemKey> unchanged,
        List<Member> members) {
    public Batch {
        complete = List.copyOf(complete);
        drafts = List.copyOf(drafts);
        discovered = List.copyOf(discovered);
        harvested = List.copyOf(harvested);
        unchanged = List.copyOf(unchanged);
        members = List.copyOf(members);
    }

    public Batch(List<PackedItem> complete, List<Draft> drafts, List<ItemKey> discovered, List<PackedItem> harvested) {
        this(complete, drafts, discovered, harvested, List.of(), List.of());
    }

    /** A batch that brings nothing. */
    public static Batch empty() {
        return new Batch(List.of(), List.of(), List.of(), List.of());
    }
}
