package org.cutover.lab.containers.config;

import java.time.Duration;
import org.cutover.lab.containers.topology.Layout;
import org.cutover.lab.containers.topology.ServerHost;
import org.cutover.lab.containers.topology.ServerType;
import org.cutover.lab.containers.topology.Topology;

/** A load balancer's {@code haproxy.cfg}: every load balancer knows every application. */
public final class HaproxyText {
  static final String BACKEND = "app";
  static final String SOCKET = "/run/haproxy/admin.sock";
  static final String GATE = "gate";
  static final String GATE_SOCKET = "/run/haproxy/gate.sock";

  /** Where a reboot leaves it; the deployer's user may write there. */
  static final String STATE_FILE = "/var/lib/cutover/server-state";

  static final String CONFIG = "/etc/haproxy/haproxy.cfg";
  static final int APPLICATION_PORT = 3000;
  static final int SPARE_PORT = 3001;
  static final String HEALTH = "/health";

  private static final String TARPIT_SOCKET = "/run/haproxy/tarpit.sock";

  private HaproxyText() {}

  static String of(Layout layout) {
    Topology.Balancer settings = layout.topology().balancer();
    StringBuilder text =
        new StringBuilder(
            """
            global
                nbthread 1
                maxconn 4000
                log stdout format raw local0
                stats socket %s mode 660 level admin group deploy expose-fd listeners
                server-state-file %s

            defaults
                mode http
                log global
                option httplog
                option dontlog-normal
                timeout connect %s
                timeout client %s
                timeout server %s
                timeout check %s
                # How long a request waits while a deployment holds it.
                timeout queue 30s
                retries %d
                option redispatch 1
                option forwardfor
                load-server-state-from-file global

            frontend web
                bind :%d
                option idle-close-on-response
                default_backend %s

            # Who may open this socket may hold all requests: one request of it fills the gate.
            frontend gatekeeper
                bind unix@%s mode 600 user deploy group deploy
                timeout client 1h
                default_backend %s

            backend %s
                balance roundrobin
                http-request set-timeout server 1h if { fe_name gatekeeper }
                use-server %s if { fe_name gatekeeper }
                http-reuse safe
                option httpchk
                http-check send meth GET uri %s ver HTTP/1.1 hdr Host localhost
            """
                .formatted(
                    SOCKET,
                    STATE_FILE,
                    millis(settings.connect()),
                    millis(settings.client()),
                    millis(settings.server()),
                    millis(settings.check()),
                    settings.retries(),
                    layout.topology().service().port(),
                    BACKEND,
                    GATE_SOCKET,
                    BACKEND,
                    BACKEND,
                    GATE,
                    HEALTH));
    for (ServerHost host : layout.hosts(ServerType.APPLICATION)) {
      text.append("    server %s %s:%d".formatted(host.site(), host.address(), APPLICATION_PORT))
          .append(" check inter %s".formatted(millis(settings.checkInterval())))
          .append(" rise %d fall %d\n".formatted(settings.rise(), settings.fall()));
    }
    return text.append(gate()).toString();
  }

  /** A server with one place, which answers nothing. */
  private static String gate() {
    return """
          server %s unix@%s maxconn 1 weight 0 disabled

      listen tarpit
          bind unix@%s mode 600
          timeout client 1h
          timeout tarpit 1h
          http-request tarpit
      """
        .formatted(GATE, TARPIT_SOCKET, TARPIT_SOCKET);
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
