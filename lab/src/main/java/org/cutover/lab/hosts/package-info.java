/**
 * What the hosts did during a trial. {@link org.cutover.lab.hosts.HostRecorder} looks at them every
 * second and writes {@code hosts.csv}; {@link org.cutover.lab.hosts.HostLoad} sums up a span of it
 * and decides which host was at its limit.
 */
package org.cutover.lab.hosts;
