package io.lookervault.extract;

/** An item lacks a part that could not be read: park it, since half an item is no backup. */
public final class IncompleteItem extends RuntimeException {
    IncompleteItem(String message) {
        super(message);
    }
}
