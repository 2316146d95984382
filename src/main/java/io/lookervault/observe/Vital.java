package io.lookervault.observe;

/** One thing that has to be well. */
@FunctionalInterface
public interface Vital {
    /** Looks at it now; quick, and never throws. */
    Sign look();
}
