package io.lookervault.extract;

/**
 * How many calls a whole run is expected to take, those made so far included.
 *
 * @param administrative calls from the administrative quota
 * @param query calls from the query quota
 */
public record Forecast(long administrative, long query) {}
