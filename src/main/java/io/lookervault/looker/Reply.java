package io.lookervault.looker;

import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A good reply of Looker.
 *
 * @param body the JSON text; empty after a 204
 * @param total how many rows the whole list has, if Looker said so in {@code X-Total-Count}
 */
public record Reply(InputStream body, OptionalLong total) {}
