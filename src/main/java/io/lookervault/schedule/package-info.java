/**
 * What runs by itself: which schedules there are, when each is due, what a fire of one is asked to do and what became of it.
 * Start at {@link io.lookervault.schedule.Schedules}. It does not know how the work is done: routes call the features.
 */
package io.lookervault.schedule;
