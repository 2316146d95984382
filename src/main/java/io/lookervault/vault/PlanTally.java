package io.lookervault.vault;

import io.lookervault.content.Kind;

/**
 * How many entries of a plan have the same kind, action and outcome.
 *
 * @param writes requests that change something, planned for all of them
 */
public record PlanTally(Kind kind, String action, String outcome, long count, long writes) {}
