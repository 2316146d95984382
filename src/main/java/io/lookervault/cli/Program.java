package io.lookervault.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lookervault.app.Sources;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: verbs by name, run with arguments, ending in an exit code. It never exits the process itself. */
public final class Program {
    private static final int BUFFER = 1 << 16;

    private final Streams streams;
    private final Root root;
    private final CommandLine verbs;

    private Program(Streams streams, Interrupts interrupts) {
        this.streams = streams;
        this.root = new Root(streams, interrupts);
        this.verbs = new CommandLine(root)
                .addSubcommand(new CheckVerb(root))
                .addSubcommand(new InfoVerb(root))
                .addSubcommand(new ExtractVerb(root))
                .addSubcommand(new ListVerb(root))
                .addSubcommand(new ShowVerb(root))
                .addSubcommand(new StatusVerb(root))
                .addSubcommand(new VerifyVerb(root))
                .addSubcommand(new UnpackVerb(root))
                .addSubcommand(new PackVerb(root))
                .addSubcommand(restore(root))
                .addSubcommand(new CleanupVerb(root))
                .addSubcommand(new RunVerb(root))
                .addSubcommand(new CommandLine(new RoutesVerb())
                        .addSubcommand(new RoutesListVerb(root))
                        .addSubcommand(new RoutesValidateVerb(root))
                        .addSubcommand(new RoutesDiffVerb(root)))
                .addSubcommand(new CommandLine(new DemoVerb(root)).addSubcommand(new DemoServeVerb(root)))
                .addSubcommand(new CompletionVerb(root))
                .addSubcommand(new RehearseVerb());
        verbs.setOut(new PrintWriter(streams.out(), false, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(streams.colourful() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
    }

    private static CommandLine restore(Root root) {
        return new CommandLine(new RestoreVerb())
                .addSubcommand(new RestoreSingleVerb(root))
                .addSubcommand(new RestoreBulkVerb(root))
                .addSubcommand(new RestoreAllVerb(root))
                .addSubcommand(new RestoreResumeVerb(root))
                .addSubcommand(new RestoreStatusVerb(root))
                .addSubcommand(new CommandLine(new DlqVerb())
                        .addSubcommand(new DlqListVerb(root))
                        .addSubcommand(new DlqShowVerb(root))
                        .addSubcommand(new DlqRetryVerb(root))
                        .addSubcommand(new DlqClearVerb(root)));
    }

    /** Runs on the standard streams and the environment of this process; Ctrl-C and SIGTERM end it, see {@link Interrupts}. */
    public static int run(String... args) {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        Interrupts interrupts = Interrupts.watch(Thread.currentThread());
        Terminal terminal = Terminal.ofProcess();
        int code = ExitCode.FAILED.code();
        try {
            Streams streams = new Streams(new Answer(out), err, Sources.processEnvironment(), terminal);
            code = new Program(streams, interrupts).end(args);
            return code;
        } finally {
            interrupts.done(code); // or the end of the process would wait for the work
        }
    }

    /** Runs anywhere; what is written to {@code out} is the answer and nothing else. */
    public static int run(String[] args, Map<String, String> environment, OutputStream out, OutputStream err) {
        return run(args, new Streams(new Answer(out), err, environment, Terminal.none()));
    }

    static int run(String[] args, Streams streams) {
        return new Program(streams, Interrupts.none()).end(args);
    }

    private int end(String[] args) {
        try {
            int code = execute(args);
            verbs.getOut().flush();
            streams.out().flush();
            return code;
        } catch (ParameterException e) {
            return report(usage(e), e, args);
        } catch (Throwable e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            return report(Failures.explain(cause), cause, args);
        }
    }

    private int execute(String[] args) {
        Failures.refuseSecrets(args);
        if (args.length == 0) {
            streams.errorLine(verbs.getUsageMessage().stripTrailing());
            return ExitCode.USAGE.code();
        }
        ParseResult parsed = verbs.parseArgs(args);
        root.prepare();
        return new RunLast().execute(parsed);
    }

    private static Failures.Failure usage(ParameterException e) {
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(e, new PrintWriter(suggestions));
        String also = suggestions.toString().strip();
        String hint = also + (also.isEmpty() ? "" : also.endsWith("?") ? " " : ". ") + "See: "
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        String message = e.getMessage();
        return Failures.usage(message.endsWith(".") ? message : message + ".", hint);
    }

    private int report(Failures.Failure failure, Throwable thrown, String[] args) {
        if (!Failures.readerGone(thrown)) {
            streams.errorLine(failure.line(root.errorFormat(args)));
            if (root.verbose()) {
                thrown.printStackTrace(new PrintStream(streams.err(), true, UTF_8));
            }
            flushQuietly();
        }
        return failure.code().code();
    }

    /** What was printed before the failure still counts. */
    private void flushQuietly() {
        try {
            streams.out().flush();
        } catch (IOException e) {
            // the failure that was just reported has set the exit code already
            return;
        }
    }
}
