/**
 * The vault: one SQLite file, its schema, its transactions, and the MessagePack form of content. Start at {@link
 * io.lookervault.vault.Vault} for writing and {@link io.lookervault.vault.VaultReader} for reading. It does not know
 * Looker, Camel or the command line, and it is the only package that knows {@code java.sql}: callers see {@link
 * io.lookervault.vault.VaultException} and its subclasses.
 */
package io.lookervault.vault;
