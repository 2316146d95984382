package io.lookervault.extract;

import java.util.OptionalLong;

/**
 * What is remembered of a page that is done, as it stands in the ledger: {@code 5000}, {@code 5000;without-id=2}, or nothing.
 *
 * @param total how many rows the whole list has, if Looker said so
 * @param withoutId how many rows of the page have no id, so that they could not be taken
 */
record PageNote(OptionalLong total, int withoutId) {
    private static final String WITHOUT_ID = ";without-id=";

    static PageNote parse(String text) {
        int mark = text.indexOf(WITHOUT_ID);
        String total = mark < 0 ? text : text.substring(0, mark);
        return new PageNote(
                total.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total)),
                mark < 0 ? 0 : Integer.parseInt(text.substring(mark + WITHOUT_ID.length())));
    }

    String text() {
        return (total.isPresent() ? String.valueOf(total.getAsLong()) : "")
                + (withoutId > 0 ? WITHOUT_ID + withoutId : "");
    }
}
