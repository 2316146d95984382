/**
 * The vault as YAML files and back: {@code unpack} writes one file for each item, {@code pack} validates what people made
 * of them, plans, and stores it in one transaction. Start at {@link io.lookervault.pack.Unpacking} and {@link
 * io.lookervault.pack.Packing}; the tree is specified in {@code docs/yaml-format.md}. It knows nothing of Looker's API
 * but the fields of its objects, and asks Looker nothing.
 */
package io.lookervault.pack;
