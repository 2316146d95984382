package io.lookervault.inbox;

import io.lookervault.vault.DropEnd;
import io.lookervault.vault.DropRow;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thing that was dropped, from when it is taken to when it is moved away. For one thread at a time. */
public final class Drop {
    /** What was dropped. */
    enum Form {
        TREE,
        ARCHIVE,
        ORDER;

        static Form of(Path path) {
            if (path.getParent().endsWith("jobs")) {
                return ORDER;
            }
            return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? TREE : ARCHIVE;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> GOOD = Set.of("completed", "planned", "repeated");
    private static final Set<String> OPEN = Set.of("waiting", "interrupted");

    private final Path path;
    private final Form form;
    private final Instant taken;
    private final Map<String, Object> told = new LinkedHashMap<>();
    private String digest = "";
    private Optional<Long> row = Optional.empty();
    private Optional<JobOrder> order = Optional.empty();
    private Optional<Path> place = Optional.empty();
    private Optional<Path> workspace = Optional.empty();
    private Optional<DropEnd> end = Optional.empty();
    private Optional<String> lack = Optional.empty();

    Drop(Path path, Instant taken) {
        this.path = path;
        this.form = Form.of(path);
        this.taken = taken;
    }

    Path path() {
        return path;
    }

    Form form() {
        return form;
    }

    /** The name of the file or directory. */
    public String name() {
        return path.getFileName().toString();
    }

    void noted(long id, String contentDigest) {
        row = Optional.of(id);
        digest = contentDigest;
    }

    /** Of its content when it was taken; empty when that could not be read. */
    String digest() {
        return digest;
    }

    Optional<Long> row() {
        return row;
    }

    void ordered(JobOrder what) {
        order = Optional.of(what);
    }

    /** What is asked for. */
    public JobOrder order() {
        return order.orElseThrow();
    }

    /** The word for the route that does it; empty while that is not known. */
    public String route() {
        return order.map(what -> what.has("live")
                        ? what.verb().word() + "-live"
                        : what.verb().word())
                .orElse("");
    }

    void at(Path named) {
        place = Optional.of(named);
    }

    /** The directory or file that the order names, checked. */
    public Path place() {
        return place.orElseThrow();
    }

    void in(Path directory) {
        workspace = Optional.of(directory);
    }

    Optional<Path> workspace() {
        return workspace;
    }

    /** Adds something to its report: plain values, lists and maps of them. */
    public void tell(String key, Object value) {
        told.put(key, value);
    }

    /** How it ended, or that it has not; one of the words of {@link io.lookervault.vault.Drops}. */
    public void end(String outcome, Optional<String> session, String reason) {
        end = Optional.of(new DropEnd(outcome, session, reason));
    }

    /** The vault did not take it down; why. */
    void lacks(String why) {
        lack = Optional.of(why);
    }

    /** Whether there is something to do. */
    public boolean open() {
        return end.isEmpty();
    }

    DropEnd end() {
        return end.orElseGet(() -> new DropEnd("failed", Optional.empty(), "its route did not say how it ended"));
    }

    /** Whether it stays where it is, to be taken up again. */
    boolean stays() {
        return OPEN.contains(end().outcome());
    }

    boolean failed() {
        return end().outcome().equals("failed");
    }

    /** Whether somebody should hear of it. */
    public boolean bad() {
        return lack.isPresent() || !fine();
    }

    private boolean fine() {
        return stays() || GOOD.contains(end().outcome());
    }

    /** What somebody should hear, as plain values. */
    public Map<String, Object> notice() {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("event", "inbox_" + (fine() ? "unwritten" : end().outcome()));
        notice.put("drop", name());
        notice.put("work", route());
        notice.put("outcome", end().outcome());
        notice.put("session_id", end().session().orElse(""));
        notice.put("reason", reason());
        return notice;
    }

    private String reason() {
        String reason = end().reason();
        return lack.filter(why -> !why.equals(reason))
                .map(why -> (reason.isEmpty() ? "" : reason + "; ") + "not written down: " + why)
                .orElse(reason);
    }

    /** What the vault should know of its end. */
    DropRow ended(Instant now) {
        return new DropRow(
                row.orElseThrow(),
                digest,
                name(),
                form.word(),
                taken,
                Optional.of(now),
                end().outcome(),
                end().session(),
                end().reason());
    }

    /** What its report says, as plain values. */
    Map<String, Object> report(Instant ended) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", name());
        report.put("kind", form.word());
        report.put("verb", order.map(what -> what.verb().word()).orElse(""));
        report.put("outcome", end().outcome());
        report.put("reason", end().reason());
        report.put("session_id", end().session().orElse(""));
        report.put("digest", digest);
        report.put("taken_at", taken.toString());
        report.put("ended_at", ended.toString());
        report.put("duration_seconds", (ended.toEpochMilli() - taken.toEpochMilli()) / 1000.0);
        report.putAll(told);
        return report;
    }

    @Override
    public String toString() {
        return form.word() + " " + name();
    }
}
