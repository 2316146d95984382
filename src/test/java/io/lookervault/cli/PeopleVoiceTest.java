package io.lookervault.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lookervault.content.Kind;
import io.lookervault.session.ProgressSnapshot;
import io.lookervault.session.ProgressSnapshot.KindProgress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PeopleVoiceTest {
    private static final String UP = "\u001b[2A";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PeopleVoice voice = new PeopleVoice(
            new Root(new Streams(OutputStream.nullOutputStream(), err, Map.of(), Terminal.none()), Interrupts.none()),
            true);

    private String progress() {
        err.reset();
        voice.progressed(new ProgressSnapshot(
                List.of(new KindProgress(Kind.LOOK, 1, OptionalLong.of(2), 1)),
                Duration.ofSeconds(1),
                1,
                1,
                1,
                0,
                Optional.empty(),
                1));
        return err.toString(UTF_8);
    }

    @Test
    void barsAreDrawnOverThoseBefore() {
        assertEquals(-1, progress().indexOf(UP));
        assertEquals(0, progress().indexOf(UP));
    }

    @Test
    void whileAQuestionIsAskedNothingIsDrawnAndAfterwardsBelowIt() {
        progress();
        voice.hold();
        assertEquals("", progress());
        voice.release();
        assertEquals(-1, progress().indexOf(UP));
        assertEquals(0, progress().indexOf(UP));
    }
}
