package io.lookervault.extract;

import io.lookervault.vault.Batch;

/**
 * A page as it came back.
 *
 * @param rows how many rows Looker gave
 * @param note what is remembered of it
 * @param batch what there is to store
 */
record Page(int rows, PageNote note, Batch batch) {}
