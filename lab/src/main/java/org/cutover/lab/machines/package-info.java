/**
 * The lab that is there already: machines that an inventory file names, reached over the network.
 * Nothing is brought up or taken down. Start at {@link org.cutover.lab.machines.MachinesProvider}.
 */
package org.cutover.lab.machines;
