package io.lookervault;

import io.lookervault.cli.Program;
import java.io.OutputStream;
import java.util.Map;

/** Arguments in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Program.run(args));
    }

    /** The whole program without the process around it: runs to its end and returns the exit code. */
    public static int run(String[] args, Map<String, String> environment, OutputStream out, OutputStream err) {
        return Program.run(args, environment, out, err);
    }
}
