package org.cutover.deployer.ssh;

import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.RuntimeSocket;

/** A connection that the SSH server makes, on its host, to a runtime socket. */
final class RuntimeChannel extends AbstractDirectChannel {
  private final RuntimeSocket socket;

  RuntimeChannel(Connection connection, RuntimeSocket socket) {
    super(connection, type(socket));
    this.socket = socket;
  }

  private static String type(RuntimeSocket socket) {
    return socket instanceof RuntimeSocket.Unix ? "direct-streamlocal@openssh.com" : "direct-tcpip";
  }

  @Override
  protected SSHPacket buildOpenReq() {
    SSHPacket request = super.buildOpenReq();
    if (socket instanceof RuntimeSocket.Unix unix) {
      // OpenSSH's PROTOCOL file, section 2.4: the path, then two reserved fields.
      request.putString(unix.path()).putString("").putUInt32(0);
    } else if (socket instanceof RuntimeSocket.Tcp tcp) {
      Endpoint to = tcp.endpoint();
      request.putString(to.host()).putUInt32(to.port()).putString("127.0.0.1").putUInt32(0);
    }
    return request;
  }
}
