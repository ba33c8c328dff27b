/**
 * What every implementation of the sample application must answer, asked over HTTP alone: it knows
 * no class of the application. An implementation extends {@link
 * org.cutover.sample.conformance.ItemApiConformance} and says where it listens.
 */
package org.cutover.sample.conformance;
