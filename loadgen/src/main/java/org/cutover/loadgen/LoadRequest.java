package org.cutover.loadgen;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.cutover.common.CutoverException;
import org.cutover.common.Durations;

/**
 * The one request that every user sends again and again: no body, kept-alive connections, redirects
 * followed, no cookies, no cache.
 *
 * @param method GET, HEAD, OPTIONS or DELETE
 * @param path with its query, starting with a slash
 * @param connectTimeout the longest time for a connection to open
 * @param responseTimeout the longest silence while an answer is awaited or read
 */
public record LoadRequest(
    String method, String path, Duration connectTimeout, Duration responseTimeout) {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "DELETE");
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

  /** Checks every part. */
  public LoadRequest {
    method = method.toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw CutoverException.usage(
          "load: method '" + method + "' is not possible; use DELETE, GET, HEAD or OPTIONS");
    }
    if (!path.startsWith("/")) {
      throw CutoverException.usage("load: path '" + path + "' does not start with a slash");
    }
    requireTimeout("connect", connectTimeout);
    requireTimeout("response", responseTimeout);
  }

  /** A GET with the usual timeouts of 30 s each. */
  public static LoadRequest get(String path) {
    return new LoadRequest("GET", path, USUAL_TIMEOUT, USUAL_TIMEOUT);
  }

  /** How the request is named in tables and samples: {@code GET /item}. */
  public String label() {
    return method + " " + path;
  }

  // JMeter takes zero for no limit at all; every request has one here, so that every run ends.
  private static void requireTimeout(String name, Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
      throw CutoverException.usage(
          "load: "
              + name
              + " timeout "
              + Durations.format(timeout)
              + " is not possible; from 1ms to 10m");
    }
  }
}
