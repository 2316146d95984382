/**
 * One run: its id, its vault, its counts, its outcome and what it tells people on the way. Start at {@link
 * io.lookervault.session.Session}. It does not know which feature is running, nor how anything is printed.
 */
package io.lookervault.session;
