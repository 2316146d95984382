package io.lookervault.demo;

import java.util.OptionalInt;

/** Spreads a number of things evenly over numbered dashboards, so that both ends can be computed from the other. */
record Spread(int things, int hosts, int offset) {
    private int stride() {
        return Math.max(1, hosts / Math.max(1, things));
    }

    /** The host of thing 1, 2, 3 …. */
    int host(int thing) {
        return (thing - 1) * stride() + 1 + offset % stride();
    }

    /** The thing that a host has, if any. */
    OptionalInt at(long host) {
        long at = host - 1 - offset % stride();
        long thing = at / stride() + 1;
        return at >= 0 && at % stride() == 0 && thing <= things ? OptionalInt.of((int) thing) : OptionalInt.empty();
    }
}
