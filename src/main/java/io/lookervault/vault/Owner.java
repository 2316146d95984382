package io.lookervault.vault;

import io.lookervault.content.Item;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody who owns items is reached by.
 *
 * @param id number of the user
 * @param email address
 */
public record Owner(long id, String email) {
    public Owner {
        Objects.requireNonNull(email, "email");
    }

    /** The owner that an item tells of; a user tells of itself. */
    static Optional<Owner> of(Item item) {
        return item.ownerId()
                .flatMap(Owner::number)
                .flatMap(id -> item.ownerEmail().map(email -> new Owner(id, email)));
    }

    /** The number of an owner, which is all that its column holds. */
    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
