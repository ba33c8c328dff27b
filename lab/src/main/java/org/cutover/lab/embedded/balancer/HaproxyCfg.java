package org.cutover.lab.embedded.balancer;

import java.time.Duration;

/** A load balancer's configuration in HAProxy's own language. HAProxy 2.6 accepts it as it is. */
public final class HaproxyCfg {
  private HaproxyCfg() {}

  /** The text of {@code haproxy.cfg}. */
  public static String text(BalancerConfig config) {
    StringBuilder text =
        new StringBuilder(
            """
            global
                nbthread 1
                maxconn 2000
                stats socket ipv4@127.0.0.1:%d level admin
            %s
            defaults
                mode http
                timeout connect %s
                timeout queue %s
                timeout client %s
                timeout server %s
                timeout check %s
                retries %d
                option redispatch 1
                option forwardfor
            %s
            frontend web
                bind 127.0.0.1:%d
                default_backend %s

            """
                .formatted(
                    config.runtimePort(),
                    config.gate().map(HaproxyCfg::stateFile).orElse(""),
                    millis(config.timeouts().connect()),
                    millis(config.timeouts().queue()),
                    millis(config.timeouts().client()),
                    millis(config.timeouts().server()),
                    millis(config.check().timeout()),
                    config.retries(),
                    config.gate().isPresent() ? "    load-server-state-from-file global\n" : "",
                    config.clientPort(),
                    config.backend()));
    config.gate().ifPresent(gate -> text.append(gatekeeper(config, gate)));
    text.append(backend(config));
    config.gate().ifPresent(gate -> text.append(server(gate)).append(tarpit(gate)));
    return text.toString();
  }

  private static String stateFile(BalancerConfig.Gate gate) {
    String path = gate.stateFile().toString().replaceAll("([\\\\\"$])", "\\\\$1");
    return "    server-state-file \"" + path + "\"\n";
  }

  private static String backend(BalancerConfig config) {
    BalancerConfig.Check check = config.check();
    StringBuilder text =
        new StringBuilder(
            """
            backend %s
                balance roundrobin
                http-reuse safe
                option httpchk
                http-check send meth GET uri %s ver HTTP/1.1 hdr Host localhost
            """
                .formatted(config.backend(), check.path()));
    config
        .gate()
        .ifPresent(
            gate ->
                text.append(
                    """
                        http-request set-timeout server 1h if { fe_name gatekeeper }
                        use-server %s if { fe_name gatekeeper }
                    """
                        .formatted(gate.server())));
    for (BalancerConfig.ServerAddress server : config.servers()) {
      text.append("    server %s %s:%d".formatted(server.name(), server.address(), server.port()))
          .append(" check inter %s".formatted(millis(check.interval())))
          .append(" fastinter %s".formatted(millis(check.fastInterval())))
          .append(" rise %d fall %d".formatted(check.rise(), check.fall()))
          .append(server.maxConnections() > 0 ? " maxconn " + server.maxConnections() : "")
          .append(server.disabled() ? " disabled\n" : "\n");
    }
    return text.toString();
  }

  private static String gatekeeper(BalancerConfig config, BalancerConfig.Gate gate) {
    return """
    frontend gatekeeper
        bind 127.0.0.1:%d
        timeout client 1h
        default_backend %s

    """
        .formatted(gate.port(), config.backend());
  }

  private static String server(BalancerConfig.Gate gate) {
    return "    server %s %s maxconn 1 weight 0 disabled\n"
        .formatted(gate.server(), tarpitSocket(gate));
  }

  private static String tarpit(BalancerConfig.Gate gate) {
    return """

    listen tarpit
        bind %s
        timeout client 1h
        timeout tarpit 1h
        http-request tarpit
    """
        .formatted(tarpitSocket(gate));
  }

  /** A socket without a file, which works in a chroot, too; its name is unique on the machine. */
  private static String tarpitSocket(BalancerConfig.Gate gate) {
    return "abns@tarpit-" + gate.port();
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
