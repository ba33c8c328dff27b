/**
 * Times whole processes side by side and holds their results against each other. Start at {@link
 * org.cutover.bench.measure.Race}.
 */
package org.cutover.bench.measure;
