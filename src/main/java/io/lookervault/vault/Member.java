package io.lookervault.vault;

import io.lookervault.content.ItemKey;

/**
 * That an item belongs to another, such as a user to a group.
 *
 * @param of what it belongs to
 * @param id id of what belongs to it
 */
public record Member(ItemKey of, String id) {}
