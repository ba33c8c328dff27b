/**
 * The sample application: a CRUD service over one table, in three versions that differ in their
 * columns, and one of them in a defect. It is small and quick to start, because every deployment
 * starts it again on each site, and it knows nothing of deployments. Start at {@link
 * org.cutover.sample.App}; what it answers stands in {@link org.cutover.sample.ItemApi}.
 */
package org.cutover.sample;
