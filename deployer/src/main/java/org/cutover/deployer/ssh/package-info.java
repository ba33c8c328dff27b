/**
 * Hosts over SSH: commands, files, and connections to a load balancer's runtime socket. Only {@link
 * org.cutover.deployer.ssh.SshHost} and its two helpers know the SSH library; everybody else sees
 * {@link org.cutover.deployer.ssh.Host}, where asking and changing are different calls. Start
 * there.
 */
package org.cutover.deployer.ssh;
