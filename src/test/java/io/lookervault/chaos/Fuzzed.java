package io.lookervault.chaos;

import java.util.List;

/** Something that takes what strangers send. */
public interface Fuzzed {
    /** Good input, to be spoilt. */
    List<byte[]> samples() throws Exception;

    /** Takes a case; whatever it throws must be among {@link #clear()}. */
    void take(byte[] input) throws Exception;

    /** The errors that say what is wrong. */
    List<Class<? extends Throwable>> clear();
}
