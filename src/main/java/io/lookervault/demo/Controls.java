package io.lookervault.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;

/** The handles of the demo itself under {@code /demo}: faults, ledger and edits, for tests of another process. */
final class Controls implements HttpHandler {
    private final DemoFaults faults;
    private final DemoLedger ledger;
    private final DemoEdits edits;

    Controls(DemoFaults faults, DemoLedger ledger, DemoEdits edits) {
        this.faults = faults;
        this.ledger = ledger;
        this.edits = edits;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        Reply reply;
        try {
            reply = answer(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), sent);
        } catch (LookerError e) {
            reply = Reply.error(e);
        } catch (IllegalArgumentException e) {
            reply = Reply.error(LookerError.of(400, e.getMessage()));
        }
        Wire.send(exchange, reply, Optional.empty());
    }

    private Reply answer(String operation, byte[] sent) {
        switch (operation) {
            case "POST /demo/faults" -> {
                faults.read(Front.json(sent));
                return Reply.ok(Json.obj("struck", faults.struck()));
            }
            case "GET /demo/faults" -> {
                return Reply.ok(Json.obj("struck", faults.struck()));
            }
            case "GET /demo/ledger" -> {
                return Reply.ok(ledger.toJson());
            }
            case "DELETE /demo/ledger" -> {
                ledger.reset();
                return Reply.done();
            }
            case "POST /demo/edits" -> {
                return Reply.ok(edits.read(Front.json(sent)));
            }
            default -> throw LookerError.notFound();
        }
    }
}
