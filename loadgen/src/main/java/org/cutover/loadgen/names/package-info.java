/**
 * Names into addresses: whom to ask (name servers or the operating system), and the policies of
 * {@link org.cutover.loadgen.ResolvePolicy}. It keeps nothing but what the policy of a run says; no
 * cache, no hosts file, no search list, and nothing that outlives the run. It knows no requests and
 * no JMeter. Start reading at {@link org.cutover.loadgen.names.Names}.
 */
package org.cutover.loadgen.names;
