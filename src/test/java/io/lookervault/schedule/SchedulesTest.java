package io.lookervault.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lookervault.vault.Fires;
import io.lookervault.vault.VaultInUse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
    @TempDir
    Path directory;

    @Test
    void aScheduleThatFindsTheVaultInUseAgainIsToldOnceUntilItDidItsWork() throws Exception {
        InstantSource clock = InstantSource.system();
        try (Fires fires = Fires.open(directory.resolve("v.db"), clock)) {
            Schedules schedules = new Schedules(fires, new Timetables(fires, clock), clock, new Random(1));
            List<String> told = Stream.of(
                            "skipped",
                            "skipped",
                            "skipped",
                            "completed",
                            "skipped",
                            "interrupted",
                            "skipped",
                            "skipped")
                    .map(end -> told(schedules, end))
                    .toList();
            assertEquals(List.of("", "schedule_skipped", "", "", "", "", "schedule_skipped", ""), told);
        }
    }

    @Test
    void ofARunThatGoesOnForLongerThanItsScheduleNobodyIsTold() {
        InstantSource clock = InstantSource.system();
        try (Fires fires = Fires.open(directory.resolve("v.db"), clock)) {
            Schedules schedules = new Schedules(fires, new Timetables(fires, clock), clock, new Random(1));
            Fire running = schedules.begin("nightly", "verify", Map.of());
            for (int i = 0; i < 3; i++) {
                Fire next = schedules.begin("nightly", "verify", Map.of());
                schedules.close(next);
                assertEquals("skipped", next.end().outcome());
                assertFalse(next.bad());
            }
            schedules.done(running, "completed", Optional.empty(), "");
            schedules.close(running);
        }
    }

    private static String told(Schedules schedules, String end) {
        Fire fire = schedules.begin("nightly", "verify", Map.of());
        fire.begin();
        if (end.equals("skipped")) {
            schedules.failed(fire, new VaultInUse("vault v.db is in use by restore"), 0);
        } else {
            schedules.done(fire, end, Optional.empty(), "");
        }
        schedules.close(fire);
        return fire.bad() ? String.valueOf(fire.notice().get("event")) : "";
    }
}
