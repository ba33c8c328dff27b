package org.cutover.loadgen.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.cutover.loadgen.NameUse;

/** Whom to ask for addresses. It is really asked, every time: what is kept is a policy's matter. */
interface NameSource {
  /** The addresses of a host in the order of the answer; not empty. */
  List<InetAddress> ask(String host) throws UnknownHostException;

  /** What was asked so far, by server. */
  List<NameUse.Server> use();
}
