/**
 * Which instance this is, which versions it runs, and as whom we speak to it. Start at {@link
 * io.lookervault.info.Introduction}. It knows nothing of the vault.
 */
package io.lookervault.info;
