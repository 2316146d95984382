package io.lookervault.content;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiFieldsTest {
    @ParameterizedTest
    @EnumSource
    void everyKindIsDescribedAndEveryNameThatADescriptionUses(Kind kind) {
        check(ApiFields.of(kind), kind.singular(), 0);
        for (Reference reference : kind.references()) {
            String first = reference.path().replaceFirst("[.\\[].*", "");
            assertTrue(ApiFields.of(kind).types().containsKey(first), kind + " has no " + first);
        }
        for (Part part : kind.parts()) {
            assertTrue(ApiFields.of(kind).types().containsKey(part.key()), kind + " has no " + part.key());
        }
    }

    private static void check(ApiFields fields, String name, int depth) {
        assertNotNull(fields, name);
        if (depth < 6) {
            fields.types().values().forEach(type -> check(type, depth + 1));
        }
    }

    private static void check(FieldType type, int depth) {
        if (type instanceof FieldType.ListOf list) {
            check(list.element(), depth);
        } else if (type instanceof FieldType.MapOf map) {
            check(map.value(), depth);
        } else if (type instanceof FieldType.Named named) {
            check(ApiFields.of(named), named.name(), depth);
        }
    }
}
