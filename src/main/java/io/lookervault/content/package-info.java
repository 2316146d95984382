/**
 * What a vault holds, in plain Java: kinds of content, keys, items and the references between them. Start at {@link
 * io.lookervault.content.Kind}. It knows neither Camel, JDBC, HTTP nor the command line, and imports only the JDK.
 */
package io.lookervault.content;
