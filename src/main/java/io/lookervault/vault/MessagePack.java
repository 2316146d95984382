package io.lookervault.vault;

/** The MessagePack form of the values of {@code content.Values}. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class MessagePack {
    public static byte[] encode(Object value) {
        throw new UnsupportedOperationException("not yet");
    }

    public static Object decode(byte[] content) {
        throw new UnsupportedOperationException("not yet");
    }
}
