package org.cutover.lab.embedded.balancer;

import java.time.Duration;

/** A load balancer's configuration in HAProxy's own language. HAProxy 2.6 accepts it as it is. */
public final class HaproxyCfg {
  private HaproxyCfg() {}

  /** The text of {@code haproxy.cfg}. */
  public static String text(BalancerConfig config) {
    BalancerConfig.Check check = config.check();
    StringBuilder text =
        new StringBuilder(
            """
            global
                nbthread 1
                maxconn 2000
                stats socket ipv4@127.0.0.1:%d level admin

            defaults
                mode http
                timeout connect %s
                timeout client %s
                timeout server %s
                timeout check %s
                retries %d
                option redispatch 1
                option forwardfor

            frontend web
                bind 127.0.0.1:%d
                default_backend %s

            backend %s
                balance roundrobin
                http-reuse safe
                option httpchk
                http-check send meth GET uri %s ver HTTP/1.1 hdr Host localhost
            """
                .formatted(
                    config.runtimePort(),
                    millis(config.timeouts().connect()),
                    millis(config.timeouts().client()),
                    millis(config.timeouts().server()),
                    millis(check.timeout()),
                    config.retries(),
                    config.clientPort(),
                    config.backend(),
                    config.backend(),
                    check.path()));
    for (BalancerConfig.ServerAddress server : config.servers()) {
      text.append("    server %s %s:%d".formatted(server.name(), server.address(), server.port()))
          .append(" check inter %s".formatted(millis(check.interval())))
          .append(" rise %d fall %d\n".formatted(check.rise(), check.fall()));
    }
    return text.toString();
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
