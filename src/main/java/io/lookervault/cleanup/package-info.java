/**
 * Removes for good what Looker no longer has and what has been marked as deleted for long enough. Start at {@link
 * io.lookervault.cleanup.Cleanup}. It does not know Looker.
 */
package io.lookervault.cleanup;
