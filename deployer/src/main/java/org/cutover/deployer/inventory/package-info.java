/**
 * The machines a deployment works on, as {@code inventory.yml} describes them: immutable records
 * and their reader. It knows no connection and no step. Start at {@link
 * org.cutover.deployer.inventory.InventoryFile}.
 */
package org.cutover.deployer.inventory;
