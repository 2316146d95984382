package io.lookervault.cli;

import static java.util.Map.entry;

import io.lookervault.app.ConfigurationError;
import io.lookervault.extract.OtherInstance;
import io.lookervault.looker.BudgetSpent;
import io.lookervault.looker.LookerGone;
import io.lookervault.looker.Rejected;
import io.lookervault.looker.SignInRefused;
import io.lookervault.looker.Unavailable;
import io.lookervault.pack.ExportFailed;
import io.lookervault.pack.ExportRefused;
import io.lookervault.session.CannotResume;
import io.lookervault.session.NoSuchFolder;
import io.lookervault.vault.DamagedContent;
import io.lookervault.vault.DamagedVault;
import io.lookervault.vault.ForeignDatabase;
import io.lookervault.vault.NoVault;
import io.lookervault.vault.VaultFull;
import io.lookervault.vault.VaultInUse;
import io.lookervault.vault.VaultMoved;
import io.lookervault.vault.VaultUnwritable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** The one place where an exception becomes text and an exit code. */
final class Failures {
    /** The exceptions that say what they mean; the first match in the chain of causes decides. */
    private static final List<Map.Entry<Class<? extends Throwable>, ExitCode>> TABLE = List.of(
            entry(ConfigurationError.class, ExitCode.USAGE),
            entry(NoVault.class, ExitCode.USAGE),
            entry(ForeignDatabase.class, ExitCode.USAGE),
            entry(VaultUnwritable.class, ExitCode.USAGE),
            entry(VaultInUse.class, ExitCode.IN_USE),
            entry(DamagedVault.class, ExitCode.DAMAGED),
            entry(DamagedContent.class, ExitCode.DAMAGED),
            entry(SignInRefused.class, ExitCode.UNREACHABLE),
            entry(LookerGone.class, ExitCode.UNREACHABLE),
            entry(Unavailable.class, ExitCode.UNREACHABLE),
            entry(BudgetSpent.class, ExitCode.STOPPED),
            entry(Rejected.class, ExitCode.FAILED),
            entry(CannotResume.class, ExitCode.USAGE),
            entry(NoSuchFolder.class, ExitCode.USAGE),
            entry(OtherInstance.class, ExitCode.USAGE),
            entry(ExportRefused.class, ExitCode.USAGE),
            entry(ExportFailed.class, ExitCode.FAILED),
            entry(VaultMoved.class, ExitCode.FAILED),
            entry(VaultFull.class, ExitCode.FAILED),
            entry(NotFound.class, ExitCode.FAILED),
            entry(InvalidPathException.class, ExitCode.FAILED),
            entry(CancellationException.class, ExitCode.INTERRUPTED),
            entry(InterruptedException.class, ExitCode.INTERRUPTED));

    private static final String TRACE_HINT = "Run it again with -v for the stack trace.";
    private static final String MEMORY_HINT = "Give Java more memory, such as LOOKERVAULT_JAVA_OPTS=-Xmx512m.";

    private Failures() {}

    /**
     * What is said about a failure.
     *
     * @param code exit code of the program
     * @param message what failed, on what, what to do
     * @param hint what else may help
     */
    record Failure(ExitCode code, String message, Optional<String> hint) {

        /** One line for people, or one JSON object for programs. */
        String line(Format format) {
            if (format == Format.TABLE) {
                String stop = message.matches("(?s).*[.!?]") ? " " : ". ";
                return SafeText.neutral(
                        "error: " + message + hint.map(stop::concat).orElse(""));
            }
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", code.code());
            error.put("message", message);
            error.put("hint", hint);
            try {
                return Json.line(Map.of("error", error));
            } catch (IOException e) {
                throw new IllegalStateException("JSON in memory cannot fail", e);
            }
        }
    }

    static Failure explain(Throwable thrown) {
        for (Throwable cause : chain(thrown)) {
            Optional<ExitCode> known = TABLE.stream()
                    .filter(row -> row.getKey().isInstance(cause))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (known.isPresent()) {
                String message = known.get() == ExitCode.INTERRUPTED ? "interrupted" : said(cause);
                return new Failure(known.get(), message, Optional.empty());
            }
        }
        String hint = thrown instanceof OutOfMemoryError ? MEMORY_HINT : TRACE_HINT;
        return new Failure(ExitCode.FAILED, said(thrown), Optional.of(hint));
    }

    /** Secrets are no arguments: other users of the machine see them there. The value is not repeated. */
    static void refuseSecrets(String[] args) {
        for (String arg : args) {
            if (arg.matches("(?s)--?[\\w-]*secret([=:].*)?")) {
                throw new ConfigurationError("a secret was given as an option, where others can read it. Set"
                        + " LOOKERVAULT_CLIENT_SECRET in the environment instead, and consider this one known.");
            }
        }
    }

    static Failure usage(String message, String hint) {
        return new Failure(ExitCode.USAGE, message, Optional.of(hint));
    }

    /** Whether the reader of our output has gone, as {@code head} does: nobody is left to be told. */
    static boolean readerGone(Throwable thrown) {
        return chain(thrown).stream()
                .anyMatch(cause -> cause instanceof IOException && "Broken pipe".equals(cause.getMessage()));
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .forEach(chain::add);
        return chain;
    }

    private static String said(Throwable thrown) {
        if (thrown instanceof InvalidPathException path && path.getReason().startsWith("Malformed input")) {
            return "the locale of this process cannot name the file " + path.getInput()
                    + ". Set LC_ALL to one of UTF-8, such as C.UTF-8";
        }
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
