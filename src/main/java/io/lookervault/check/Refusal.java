package io.lookervault.check;

import io.lookervault.content.Kind;

/**
 * A kind that the API user may not list.
 *
 * @param why what Looker said
 */
public record Refusal(Kind kind, String why) {}
