/**
 * Holds the sample application on Node.js against what every implementation of it must do. The
 * application itself stands in {@code src/main/node}; start at its {@code server.js}.
 */
package org.cutover.sample.node;
