package io.lookervault.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.app.Rig;
import io.lookervault.session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WipeAndReturnTest {
    @TempDir
    Path dir;

    @Test
    void nothingIsWrittenWhereNothingDiffers() throws Exception {
        try (Rig rig = new Rig(dir, 12)) {
            rig.extract();
            rig.ledger().reset();
            StringBuilder said = new StringBuilder();
            RestoreReport report = rig.restore(Choice.all(), Rules.careful(), plan -> {
                plan.entries()
                        .each(row -> said.append(row.key())
                                .append(' ')
                                .append(row.action())
                                .append(' ')
                                .append(row.changes())
                                .append(' ')
                                .append(row.reason())
                                .append('\n'));
                return true;
            });
            report.reason().ifPresent(Throwable::printStackTrace);
            assertEquals("", said.toString());
            assertEquals(Outcome.COMPLETED, report.outcome());
            assertEquals(0, rig.ledger().writes());
        }
    }
}
