/**
 * Puts the program together: reads settings, starts Camel, wires the beans. Start at {@link io.lookervault.app.Settings}.
 * It does not know the command line.
 */
package io.lookervault.app;
