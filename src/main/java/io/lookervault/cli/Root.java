package io.lookervault.cli;

import io.lookervault.app.ConfigurationError;
import io.lookervault.app.Settings;
import io.lookervault.app.Sources;
import io.lookervault.vault.VaultReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that every verb takes, before or after its name, and what follows from them. */
@Command(
        name = "lookervault",
        versionProvider = Release.class,
        description = "Undo for Google Looker: backs up a whole instance into one file, verifies it, brings it back.",
        synopsisSubcommandLabel = "VERB",
        optionListHeading = "%nOptions of every verb:%n",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault check                          is everything set up?",
            "  lookervault extract                        back up everything into ./looker.db",
            "  lookervault list dashboards --name sales   what is in the vault?",
            "  lookervault show dashboard 42              one item as YAML",
            "",
            "Exit codes: 0 done, 1 failed, 2 usage, 3 Looker unreachable, 4 partial, 5 damaged,",
            "            6 vault in use, 7 stopped by --max-calls, 130 interrupted"
        })
final class Root {
    private static final String LOG_LEVEL = "lookervault.log.level";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Installation with routes and config (env LOOKERVAULT_HOME).")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE|DIR",
            scope = ScopeType.INHERIT,
            description = "TOML or properties file, or a directory with both (env LOOKERVAULT_CONFIG).")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--db",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The vault (env LOOKERVAULT_DB_PATH; default ./looker.db).")
    private Optional<String> db = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            scope = ScopeType.INHERIT,
            description = "For people or for programs (default table).")
    private Optional<String> output = Optional.empty();

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more; show stack traces.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say nothing but the answer and errors.")
    private boolean quiet;

    @Option(
            names = "--allow-http",
            scope = ScopeType.INHERIT,
            description = "Accept a plain-http API URL that is not this machine.")
    private boolean allowHttp;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Spec
    private CommandSpec spec;

    private final Streams streams;
    private final Interrupts interrupts;
    private Format format = Format.TABLE;

    Root(Streams streams, Interrupts interrupts) {
        this.streams = streams;
        this.interrupts = interrupts;
    }

    /** Judges the options together, before any verb runs, and sets the level of the log. */
    void prepare() {
        if (verbose && quiet) {
            throw new ConfigurationError("-v and -q contradict each other. Leave one of them out.");
        }
        variable("LOOKERVAULT_LOG_FORMAT").ifPresent(format -> {
            if (!format.equals("text") && !format.equals("json")) { // else nothing at all would be logged
                throw new ConfigurationError(
                        "LOOKERVAULT_LOG_FORMAT is \"" + format + "\". Set it to text or json, or unset it.");
            }
            System.setProperty("lookervault.log.format", format);
        });
        variable("LOOKERVAULT_LOG_LEVEL").ifPresent(level -> System.setProperty(LOG_LEVEL, level));
        if (verbose || quiet) {
            System.setProperty(LOG_LEVEL, verbose ? "DEBUG" : "ERROR");
        }
    }

    /** One that is empty is not set. Logback would take it for a value, so it reads what is set here. */
    private Optional<String> variable(String name) {
        return Optional.ofNullable(streams.environment().get(name)).filter(value -> !value.isEmpty());
    }

    Settings settings() {
        return settings(Map.of());
    }

    /** Settings with what the options of a verb set, by full key. */
    Settings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        db.ifPresent(path -> all.put("lookervault.vault.path", path));
        output.ifPresent(format -> all.put("lookervault.output.default-format", format));
        if (allowHttp) {
            all.put("lookervault.looker.allow-http", "true");
        }
        Settings settings = Settings.load(new Sources(home, config, all, streams.environment()));
        settings.warnings().forEach(warning -> note("warning: " + warning));
        return settings;
    }

    Format format(Settings settings) {
        String word = settings.choice("lookervault.output.default-format");
        format = word.equals("json") ? Format.JSON : Format.TABLE;
        return format;
    }

    /** How errors are printed: as asked for, as far as that is known when they happen. */
    Format errorFormat(String[] args) {
        boolean asked = output.filter("json"::equals).isPresent()
                || String.join(" ", args).matches("(.* )?(-o|--output)[ =]?json( .*)?")
                || "json".equals(streams.environment().get("LOOKERVAULT_OUTPUT_DEFAULT_FORMAT"));
        return asked ? Format.JSON : format;
    }

    boolean colourful(Settings settings) {
        return settings.flag("lookervault.output.color-enabled") && streams.colourful();
    }

    /** Opens the vault for reading; it never creates or changes one. */
    VaultReader vault(Settings settings) {
        return VaultReader.open(settings.path("lookervault.vault.path"));
    }

    /** The answer, line by line. */
    void print(String line) {
        streams.line(line);
    }

    void print(Table table, Settings settings) {
        table.lines(colourful(settings)).forEach(this::print);
    }

    /** One line of an answer that goes on: whoever reads along sees it at once. */
    void event(String line) {
        streams.line(line);
        streams.flush();
    }

    /** Draws on the terminal of whoever watches; the text moves the cursor itself. */
    void draw(String text) {
        streams.errorText(text);
    }

    /** What Ctrl-C does. */
    Interrupts interrupts(Settings settings) {
        return interrupts.within(settings.seconds("lookervault.shutdown.grace"));
    }

    /** The vault that {@code --db} names, if it does. */
    Optional<Path> chosenVault() {
        return db.map(Path::of);
    }

    /** Runs another verb as if it had been called after this one, with its own arguments. */
    int verb(String name, String... arguments) {
        return spec.root().subcommands().get(name).execute(arguments);
    }

    /** Where an answer that is not made of lines goes. */
    OutputStream out() {
        return streams.out();
    }

    /** Something for people, which is not the answer; silent with {@code -q}. */
    void note(String line) {
        if (!quiet) {
            streams.errorLine(SafeText.neutral(line));
        }
    }

    /** Whether whoever sits at the terminal agrees; empty when nobody does. */
    Optional<Boolean> agrees(String question) {
        return streams.terminal().agrees(question, streams.err());
    }

    /** What went wrong, which is said even with {@code -q}. */
    void error(String line) {
        streams.errorLine(SafeText.neutral(line));
    }

    boolean verbose() {
        return verbose;
    }

    boolean quiet() {
        return quiet;
    }
}
