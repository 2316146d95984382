package io.lookervault.restore;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import io.lookervault.content.Values;
import io.lookervault.restore.Identity.Absent;
import io.lookervault.restore.Identity.Planned;
import io.lookervault.vault.Mirror.Seen;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says who is to own what is of someone who is not in the target: whom {@code --owner-fallback} names, and only if the item is
 * made by a restoration. For one item, one thread.
 */
final class Owners {
    private final Identities identities;
    private final Function<ItemKey, Identity> others;
    private final Rewriting rewriting;
    private Optional<String> replaced = Optional.empty();

    /** @param rewriting is told what the item lacks, goes without and waits for */
    Owners(Identities identities, Function<ItemKey, Identity> others, Rewriting rewriting) {
        this.identities = identities;
        this.others = others;
        this.rewriting = rewriting;
    }

    /** Who stands for the owner in natural keys. */
    Optional<String> inKey(ItemKey owner) {
        return others.apply(owner) instanceof Absent absent && !absent.forNow()
                ? identities
                        .rules()
                        .ownerFallback()
                        .flatMap(mail -> mail.equals("me")
                                ? Optional.of(identities.target().myId())
                                : inTarget(mail))
                : Optional.empty();
    }

    /** Content never goes to the API user in silence. */
    Optional<String> of(ItemKey owner, Absent absent) {
        Optional<String> fallback = identities.rules().ownerFallback();
        if (absent.forNow()) { // who comes later gets what is his
            rewriting.waitsFor().add(owner);
            rewriting.missing().add("its owner: " + absent.why());
            return Optional.empty();
        }
        if (fallback.isEmpty()) {
            rewriting.waitsFor().add(owner);
            rewriting
                    .missing()
                    .add("its owner: " + absent.why() + ", or begin the restoration anew with"
                            + " --owner-fallback, which says who is to own it");
            return Optional.empty();
        }
        Optional<String> found = fallback.get().equals("me")
                ? Optional.of(identities.target().myId())
                : inTarget(fallback.get()).or(() -> comingWith(fallback.get()));
        if (found.isEmpty()) {
            rewriting
                    .missing()
                    .add("its owner: the target has no user " + fallback.get() + ", named by --owner-fallback");
        } else {
            replaced = Optional.of("its owner, who is not in the target, is replaced by " + fallback.get());
            rewriting.leftOut().add(replaced.get());
        }
        return found;
    }

    /**
     * What is there already keeps the owner that it has by now: somebody may have given it to whom it belongs. What the API user
     * owns is as a restoration leaves it that was cut off.
     */
    void keep(Kind kind, Map<String, Object> wanted, Map<String, Object> there) {
        Optional<String> owner = Values.text(there, kind.ownerField());
        boolean mine = owner.filter(identities.target().myId()::equals).isPresent();
        if (replaced.isPresent() && !mine) {
            rewriting.leftOut().remove(replaced.get());
            wanted.put(kind.ownerField(), there.get(kind.ownerField()));
        }
    }

    private Optional<String> inTarget(String mail) {
        String key = Keys.of(Kind.USER, Map.of("email", mail)).get(0);
        return identities.target().keyed(Kind.USER, key).stream().map(Seen::id).findFirst();
    }

    private Optional<String> comingWith(String mail) {
        Optional<ItemKey> user = identities.source().userOf(mail).filter(key -> others.apply(key) instanceof Planned);
        user.ifPresent(rewriting.waitsFor()::add);
        return user.map(key -> Rewriting.NEW + key);
    }
}
