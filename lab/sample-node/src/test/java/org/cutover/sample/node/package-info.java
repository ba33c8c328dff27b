/**
 * Holds the sample application on Node.js against what every implementation of it must do. The
 * application itself stands in {@code app}; start at {@code app/server.js}.
 */
package org.cutover.sample.node;
