package io.lookervault.content;

import io.lookervault.content.Part.Body;
import io.lookervault.content.Part.Members;
import io.lookervault.content.Part.SubList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The description of one kind, written down step by step where {@link Kind} lists its entries. */
final class Shape {
    final String singular;
    final String plural;
    final List<String> aliases = new ArrayList<>();
    final List<Part> parts = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<Reference> bodies = new ArrayList<>();
    final List<String> required = new ArrayList<>();
    Optional<Listing> listing = Optional.empty();
    String itemPath = "";
    String idField = "id";
    String nameField = "name";
    String ownerField = "";
    String folderField = "";
    String createdField = "created_at";
    String updatedField = "";
    String keptWhen = "";
    boolean immutable;

    private Shape(String singular, String plural) {
        this.singular = singular;
        this.plural = plural;
    }

    static Shape of(String singular, String plural) {
        return new Shape(singular, plural);
    }

    /** Other names that people use for the kind. */
    Shape alias(String... names) {
        aliases.addAll(List.of(names));
        return this;
    }

    /** Listed by pages in a stable order. */
    Shape pages(String path) {
        return listing(new Listing(path, "", true, true, false, true));
    }

    /** Listed by pages in a stable order, on request only those of one folder, or these ids, or those in the Trash. */
    Shape searchPages(String path, boolean light) {
        return listing(new Listing(path, "", true, true, true, light));
    }

    /** Listed by pages whose order cannot be chosen. */
    Shape unsortedPages(String path, String query) {
        return listing(new Listing(path, query, true, false, false, false));
    }

    /** Listed in one reply. */
    Shape whole(String path, String query) {
        return listing(new Listing(path, query, false, false, false, false));
    }

    private Shape listing(Listing found) {
        listing = Optional.of(found);
        return this;
    }

    /** Path of one item; {@code {id}} is the id, {@code {1}} and {@code {2}} its halves around {@code ::}. */
    Shape item(String path) {
        itemPath = path;
        return this;
    }

    Shape id(String field) {
        idField = field;
        return this;
    }

    Shape name(String field) {
        nameField = field;
        return this;
    }

    Shape owner(String field) {
        ownerField = field;
        return refers(field, "user");
    }

    Shape folder(String field) {
        folderField = field;
        return refers(field, "folder");
    }

    /** Looker says when an item was last changed. */
    Shape dated() {
        updatedField = "updated_at";
        return this;
    }

    /** The id of another item stands at the path. */
    Shape refers(String path, String kind) {
        references.add(new Reference(path, kind, "", ""));
        return this;
    }

    /** The id of another item stands at the path, without the first half that the qualifier gives. */
    Shape refers(String path, String kind, String qualifier) {
        references.add(new Reference(path, kind, qualifier, ""));
        return this;
    }

    /** The id of another item stands at the path, in items where another field is empty. */
    Shape refersUnless(String field, String path, String kind) {
        references.add(new Reference(path, kind, "", field));
        return this;
    }

    /** Looker never changes an item once it exists. */
    Shape immutable() {
        immutable = true;
        return this;
    }

    /** The whole body of another item stands at the path. */
    Shape carries(String path, String kind) {
        bodies.add(new Reference(path, kind, "", ""));
        return this;
    }

    Shape part(Part part) {
        parts.add(part);
        return this;
    }

    Shape subList(String key, String path) {
        return part(new SubList(key, path, "", false, false, false));
    }

    /** A list of its own path for each of very many items, so that a run reads only so many of them. */
    Shape rationedList(String key, String path) {
        return part(new SubList(key, path, "", false, false, true));
    }

    Shape subIds(String key, String path, String query) {
        return part(new SubList(key, path, query, false, true, false));
    }

    /** Ids of other items, each of which says itself which items of this kind it belongs to. */
    Shape members(String key, String member, String memberField, String path, String query, boolean paged) {
        return part(new Members(key, member, memberField, new SubList(key, path, query, paged, true, false)));
    }

    Shape body(String key, String idField, String kind) {
        return part(new Body(key, idField, kind));
    }

    /** A hit of the list counts as complete only with these keys; else the item is fetched by itself. */
    Shape complete(String... keys) {
        required.addAll(List.of(keys));
        return this;
    }

    /** Only items where this field has this value are content of the kind; others are listed but not kept. */
    Shape keptWhen(String fieldIsValue) {
        keptWhen = fieldIsValue;
        return this;
    }
}
