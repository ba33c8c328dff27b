/**
 * Configuration files that explain themselves when they are wrong: every problem at once, each with
 * file, line and column, unknown keys with the nearest known one. Start at {@link
 * org.cutover.common.yaml.YamlFile#read}. It knows no file format of ours: readers hand it a
 * function.
 */
package org.cutover.common.yaml;
