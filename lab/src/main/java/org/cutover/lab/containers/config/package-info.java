/**
 * What the hosts of a lab are told: the text of every configuration file, and the inventory. Pure
 * functions of the layout. Start at {@link org.cutover.lab.containers.config.HostFiles}.
 */
package org.cutover.lab.containers.config;
