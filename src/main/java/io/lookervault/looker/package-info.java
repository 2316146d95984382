/**
 * What Looker says: signing in, how fast we may go, what is asked and whether a reply is good. The one door is the route
 * {@code looker-call}; its body goes in as a {@link io.lookervault.looker.Call} and comes out as whatever the call's
 * reader made of the reply. This package speaks no HTTP itself and knows nothing of the vault.
 */
package io.lookervault.looker;
