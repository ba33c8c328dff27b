package org.cutover.lab.embedded.balancer;

import io.undertow.client.ClientRequest;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Set;

/** What of a message is passed on: everything but what concerns one connection only. */
final class Forwarding {
  private static final Set<HttpString> ONE_CONNECTION_ONLY =
      Set.of(
          Headers.CONNECTION,
          new HttpString("Keep-Alive"),
          new HttpString("Proxy-Connection"),
          Headers.UPGRADE);

  private Forwarding() {}

  /** The request for the server, with the client's address added as {@code option forwardfor}. */
  static ClientRequest request(HttpServerExchange exchange) {
    ClientRequest request = new ClientRequest();
    request.setMethod(exchange.getRequestMethod()).setPath(target(exchange));
    HeaderMap headers = request.getRequestHeaders();
    copy(exchange.getRequestHeaders(), headers);
    headers.add(Headers.X_FORWARDED_FOR, exchange.getSourceAddress().getAddress().getHostAddress());
    return request;
  }

  static void copy(HeaderMap from, HeaderMap to) {
    for (HeaderValues values : from) {
      if (!ONE_CONNECTION_ONLY.contains(values.getHeaderName())) {
        to.putAll(values.getHeaderName(), values);
      }
    }
  }

  private static String target(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    if (exchange.isHostIncludedInRequestURI()) {
      int path = uri.indexOf('/', uri.indexOf("//") + 2);
      uri = path < 0 ? "/" : uri.substring(path);
    }
    String query = exchange.getNonDecodedQueryString();
    return query.isEmpty() ? uri : uri + "?" + query;
  }
}
