package io.lookervault.verify;

import io.lookervault.content.Item;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a list as Looker gave it.
 *
 * @param total how many rows the whole list has, if the reply said so
 */
record LivePage(List<Item> rows, OptionalLong total) {
    LivePage {
        rows = List.copyOf(rows);
    }
}
