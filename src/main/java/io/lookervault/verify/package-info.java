/**
 * Proves that what a vault holds can be read back: every item decodes, has its size and hash, is what its key says, and
 * what it refers to is there. Start at {@link io.lookervault.verify.Verification}. It
 * knows nothing of Looker; {@link io.lookervault.verify.LiveComparison} compares with it. Neither changes anything.
 */
package io.lookervault.verify;
