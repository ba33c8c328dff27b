/**
 * The study's environment with its real parts, a container a server. A lab's containers and its
 * network bear a label that names the lab's folder, so that whatever is left of a lab is found and
 * nothing else is touched. Start at {@link org.cutover.lab.containers.ContainersProvider}; how a
 * lab comes up is in {@link org.cutover.lab.containers.LabBoot}.
 */
package org.cutover.lab.containers;
