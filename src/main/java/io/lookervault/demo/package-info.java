/**
 * An embedded Looker to play with and to test against: an HTTP server with the REST API 4.0 over content that is made up
 * from a seed. {@link io.lookervault.demo.DemoLooker} is the entry. It knows nothing of the rest of the program: what
 * it answers is written from Looker's API description alone, so that a mistake elsewhere cannot hide itself here.
 */
package io.lookervault.demo;
