/**
 * Tells people that something went wrong. Start at {@link io.lookervault.notify.Notices}. It does not know what went wrong:
 * a notice is a map of plain values.
 */
package io.lookervault.notify;
