package io.lookervault.content;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What may stand in a field of an object of Looker's API; null may stand anywhere. */
public sealed interface FieldType {
    /** What it is called, in a sentence. */
    String word();

    /** Whether the value is of this sort; what is in it is not looked at. */
    boolean fits(Object value);

    /** A value without parts. */
    enum Scalar implements FieldType {
        TEXT("text"),
        FLAG("true or false"),
        INT("a whole number"),
        NUMBER("a number"),
        ANY("anything");

        private final String word;

        Scalar(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public boolean fits(Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case FLAG -> value instanceof Boolean;
                case INT -> value instanceof Long || value instanceof BigInteger;
                case NUMBER -> value instanceof Number;
                case ANY -> true;
            };
        }
    }

    /** A list. */
    record ListOf(FieldType element) implements FieldType {
        @Override
        public String word() {
            return "a list";
        }

        @Override
        public boolean fits(Object value) {
            return value instanceof List;
        }
    }

    /** A map with any keys. */
    record MapOf(FieldType value) implements FieldType {
        @Override
        public String word() {
            return "a map";
        }

        @Override
        public boolean fits(Object value) {
            return value instanceof Map;
        }
    }

    /** An object that is described by its name. */
    record Named(String name) implements FieldType {
        @Override
        public String word() {
            return "a map";
        }

        @Override
        public boolean fits(Object value) {
            return value instanceof Map;
        }
    }
}
