/**
 * How faults are made in a lab of containers: the words of the commands (pure), what is remembered
 * of the faults that stand, and the one class that runs the commands.
 */
package org.cutover.lab.containers.fault;
