/**
 * The images of a lab's servers: made once, used again as long as nothing that goes into them
 * changes. The base image is pulled where a registry is within reach, else made from the Debian
 * mirror that this machine is set to. Start at {@link org.cutover.lab.containers.image.Images}.
 */
package org.cutover.lab.containers.image;
