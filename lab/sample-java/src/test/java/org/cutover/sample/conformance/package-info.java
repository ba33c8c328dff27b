/**
 * What every implementation of the sample application must do, seen from outside: over HTTP, as a
 * process, and in its packed releases. It knows no class of the application. The module of an
 * implementation extends {@link org.cutover.sample.conformance.ReleasedApiConformance} and {@link
 * org.cutover.sample.conformance.ReleaseConformance}; one that is packed otherwise extends {@link
 * org.cutover.sample.conformance.ItemApiConformance} and says where it listens.
 */
package org.cutover.sample.conformance;
