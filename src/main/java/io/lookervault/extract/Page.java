package io.lookervault.extract;

import io.lookervault.vault.Batch;
import java.util.OptionalLong;

/**
 * A page as it came back.
 *
 * @param rows how many rows Looker gave
 * @param total how many rows the whole list has, if Looker said so
 * @param batch what there is to store
 */
record Page(int rows, OptionalLong total, Batch batch) {}
