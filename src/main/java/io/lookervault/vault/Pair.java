package io.lookervault.vault;

/** Which Looker a vault was filled from, and which one it is restored to; both by URL, the first may be unknown. */
public record Pair(String source, String destination) {}
