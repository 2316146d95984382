package io.lookervault.looker;

import io.lookervault.chaos.Fuzzed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** Replies of whatever answers in Looker's place. */
public final class FuzzedReplies implements Fuzzed {
    private static final int[] STATUSES = {200, 200, 200, 204, 400, 401, 403, 404, 422, 429, 500, 502, 301, 199, 999};

    /** Nobody waits here. */
    private static final class Nobody implements Pace.Waiting {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public void sleep(long nanos) {}
    }

    private final Pace pace = new Pace(new Nobody());
    private final AccessToken token = new AccessToken(InstantSource.system(), "id", "secret", call -> "");
    private final ReplyJudge judge =
            new ReplyJudge(InstantSource.system(), pace, new Outage(InstantSource.system(), call -> {}), token);
    private final Call object = Call.get("/x", "/x", "", ReplyReader.object());
    private final Call list = Call.get("/x", "/x", "", reply -> Json.list(reply.body()));
    private final Call write = Call.write("POST", "/x", "/x", java.util.Optional.empty());

    @Override
    public List<byte[]> samples() {
        return List.of(
                "{\"id\":\"1\",\"title\":\"Ünï\",\"n\":[1,2.5,-0.0,1e400,true,null,{\"a\":{}}]}"
                        .getBytes(StandardCharsets.UTF_8),
                "[{\"id\":\"1\"},{\"id\":\"2\",\"x\":[[[]]]}]".getBytes(StandardCharsets.UTF_8),
                "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"a\",\"message\":\"b\"}],\"documentation_url\":\"x\"}"
                        .getBytes(StandardCharsets.UTF_8),
                "<html><body>Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void take(byte[] input) {
        int sum = 0;
        for (byte b : input) {
            sum += b;
        }
        int status = STATUSES[Math.floorMod(sum, STATUSES.length)];
        Call call = sum % 3 == 0 ? object : sum % 3 == 1 ? list : write;
        String header = new String(input, 0, Math.min(12, input.length), StandardCharsets.ISO_8859_1);
        judge.answered(call, status, new ByteArrayInputStream(input));
        judge.read(
                call, new Departure(0, 0), status, header, header, Authorization.NONE, new ByteArrayInputStream(input));
    }

    @Override
    public List<Class<? extends Throwable>> clear() {
        return List.of(LookerException.class);
    }
}
