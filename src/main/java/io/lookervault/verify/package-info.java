/**
 * Proves that what a vault holds can be read back: every item decodes, has its size and hash, is what its key says, and
 * what it refers to is there. Start at {@link io.lookervault.verify.Verification}. It knows nothing of Looker and
 * changes nothing.
 */
package io.lookervault.verify;
