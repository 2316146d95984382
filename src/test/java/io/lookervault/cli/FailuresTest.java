package io.lookervault.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.app.ConfigurationError;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.DamagedVault;
import io.lookervault.vault.ForeignDatabase;
import io.lookervault.vault.NoVault;
import io.lookervault.vault.VaultFull;
import io.lookervault.vault.VaultInUse;
import io.lookervault.vault.VaultUnwritable;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(new ConfigurationError("m"), 2),
                Arguments.of(new NoVault("m"), 2),
                Arguments.of(new ForeignDatabase("m"), 2),
                Arguments.of(new VaultUnwritable("m"), 2),
                Arguments.of(new VaultInUse("m"), 6),
                Arguments.of(new DamagedVault("m"), 5),
                Arguments.of(new DamagedContent("m"), 5),
                Arguments.of(new VaultFull("m"), 1),
                Arguments.of(new CancellationException(), 130),
                Arguments.of(new IllegalStateException("m"), 1));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyExceptionHasItsExitCode(Throwable thrown, int code) {
        assertEquals(code, Failures.explain(thrown).code().code());
        Throwable wrapped = new RuntimeException("outer", thrown);
        assertEquals(code, Failures.explain(wrapped).code().code());
    }

    @Test
    void knownFailureSpeaksForItself() {
        String line = Failures.explain(new RuntimeException("outer", new VaultInUse("vault x is in use. Wait.")))
                .line(Format.TABLE);
        assertEquals("error: vault x is in use. Wait.", line);
    }

    @Test
    void unknownFailurePointsAtTheStackTrace() {
        String line = Failures.explain(new IllegalStateException("broken")).line(Format.TABLE);
        assertEquals("error: broken. Run it again with -v for the stack trace.", line);
    }

    @Test
    void lackOfMemoryNamesItsRemedy() {
        String line = Failures.explain(new OutOfMemoryError("Java heap space")).line(Format.TABLE);
        assertTrue(line.contains("LOOKERVAULT_JAVA_OPTS=-Xmx"), line);
    }

    @Test
    void aFileThatTheLocaleCannotNameHasItsRemedy() {
        String reason = "Malformed input or input contains unmappable characters";
        String line =
                Failures.explain(new InvalidPathException("Übersicht", reason)).line(Format.TABLE);
        assertEquals(
                "error: the locale of this process cannot name the file Übersicht."
                        + " Set LC_ALL to one of UTF-8, such as C.UTF-8",
                line);
    }

    @Test
    void controlCharactersInAMessageAreNeutralised() {
        String line = Failures.explain(new NoVault("a\u001B[31mb\nc")).line(Format.TABLE);
        assertEquals("error: a\uFFFD[31mb c", line);
    }
}
