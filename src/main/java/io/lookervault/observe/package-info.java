/**
 * What the daemon tells of itself: health for whoever restarts it, metrics for whoever watches it. Start at {@link
 * io.lookervault.observe.Observatory}. It looks and changes nothing, and knows neither Camel nor schedules: what it cannot see
 * itself is handed in.
 */
package io.lookervault.observe;
