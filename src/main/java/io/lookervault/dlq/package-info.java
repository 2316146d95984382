/**
 * The dead letter queue: where items go that could not be extracted or restored, with what went wrong, so that a run can go
 * on and nothing is lost in silence. Start at {@link io.lookervault.dlq.ParkingLot}. It does not know who parks.
 */
package io.lookervault.dlq;
