/**
 * Restores the vault into a Looker: reads what the target holds, plans what to create, update or leave, and carries out just
 * that plan, in the order in which things need each other. Start at {@link io.lookervault.restore.Restoration}. It knows
 * nothing of how calls are paced and tried again, nor of how anything is printed.
 */
package io.lookervault.restore;
