package io.lookervault.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a JVM takes that prints a line, or asks a server one thing by the HTTP client of the JDK, and does nothing else. */
public final class PlainStart {
    private PlainStart() {}

    /** Arguments: nothing, or an address. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(args[0])).build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        }
        System.out.println("done");
    }
}
