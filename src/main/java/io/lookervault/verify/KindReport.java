package io.lookervault.verify;

import io.lookervault.content.Kind;

/**
 * What was found among the items of one kind.
 *
 * @param items items read, soft-deleted ones included
 * @param damaged of those, how many cannot be trusted
 * @param unhashed of those, how many have no stored hash (rows of the original tool); they were decoded all the same
 * @param dangling references to items that are not there
 */
public record KindReport(Kind kind, long items, long damaged, long unhashed, long dangling) {}
