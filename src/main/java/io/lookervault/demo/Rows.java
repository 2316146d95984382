package io.lookervault.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The items of one kind, in the order of their ids. A document that was put in or given out is never changed again; to
 * change an item, put a changed copy.
 */
interface Rows {
    /** Documents as stored: every field of the shape, those that are derived from other items still null. */
    Optional<ObjectNode> find(String id);

    boolean has(String id);

    List<String> ids();

    /** One field of a stored document, at the price of a look into the index where there is one. */
    JsonNode peek(String id, String field);

    void put(String id, ObjectNode doc);

    void remove(String id);

    /** The next id that was never used. */
    String nextId();
}
