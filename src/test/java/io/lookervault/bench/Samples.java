package io.lookervault.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** What threads were found doing in recordings, of all that had something to do. */
final class Samples {
    private static final String OWN = "io.lookervault.";

    private final Map<String, Integer> tops = new HashMap<>();
    private final Map<String, Integer> own = new HashMap<>();
    private int count;

    void add(Path recording) throws IOException {
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                boolean sample = event.getEventType().getName().equals("jdk.ExecutionSample");
                if (sample && event.getStackTrace() != null) {
                    add(event.getStackTrace().getFrames());
                }
            }
        }
    }

    private void add(List<RecordedFrame> frames) {
        count++;
        tops.merge(name(frames.get(0).getMethod()), 1, Integer::sum);
        frames.stream()
                .map(RecordedFrame::getMethod)
                .filter(method -> method.getType().getName().startsWith(OWN))
                .findFirst()
                .ifPresent(method -> own.merge(name(method), 1, Integer::sum));
    }

    private static String name(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }

    int count() {
        return count;
    }

    /** The methods at work most often. */
    String tops(int most) {
        return shares(tops, most);
    }

    /** Our own methods nearest to the work most often. */
    String own(int most) {
        return shares(own, most);
    }

    private String shares(Map<String, Integer> found, int most) {
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .map(entry -> entry.getKey() + " " + Markdown.percent((double) entry.getValue() / count))
                .collect(Collectors.joining(", "));
    }
}
