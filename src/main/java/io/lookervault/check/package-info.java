/**
 * Whether the API user may read what a backup needs. Start at {@link io.lookervault.check.Permissions}. It reads nothing
 * but one row of each list, and knows nothing of the vault.
 */
package io.lookervault.check;
