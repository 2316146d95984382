/**
 * Work by files: what people put into a directory is taken once it is whole, worked off once, and moved away with a report.
 * Start at {@link io.lookervault.inbox.Inbox}. What lies there is not trusted. It does not know how the work is done: routes
 * call the features.
 */
package io.lookervault.inbox;
