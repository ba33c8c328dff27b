package org.cutover.loadgen;

import java.net.URI;
import java.util.List;
import org.cutover.common.CutoverException;

/**
 * The service under load: one name, one or more addresses behind it. Each user takes one address by
 * its number and keeps it, so that requests are spread evenly and predictably.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority the service's name and port as the {@code Host} header says it
 * @param addresses where it is served, at least one
 * @param naming how the hosts of those addresses are resolved
 */
public record Target(String scheme, Address authority, List<Address> addresses, Naming naming) {
  /** Copies the addresses. */
  public Target {
    addresses = List.copyOf(addresses);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw CutoverException.usage(
          "load: cannot send requests over '" + scheme + "'; use http or https");
    }
    if (addresses.isEmpty()) {
      throw CutoverException.usage("load: the target " + authority + " has no address");
    }
  }

  /** The service behind a URL of scheme, host and port; its path is not part of the target. */
  public static Target of(URI url) {
    Address authority = authority(url);
    return new Target(url.getScheme(), authority, List.of(authority), Naming.usual());
  }

  /** The service behind a URL, served at the given addresses. */
  public static Target of(URI url, List<Address> addresses) {
    return new Target(url.getScheme(), authority(url), addresses, Naming.usual());
  }

  /** The same service, its hosts resolved otherwise. */
  public Target with(Naming other) {
    return new Target(scheme, authority, addresses, other);
  }

  /** The address of a user, counted from 0. */
  public Address addressOf(int user) {
    return addresses.get(user % addresses.size());
  }

  private static Address authority(URI url) {
    if (url.getScheme() == null || url.getHost() == null || url.getUserInfo() != null) {
      throw CutoverException.usage(
          "load: '" + url + "' is no URL to load; write one such as http://localhost:8080/item");
    }
    int usual = url.getScheme().equals("https") ? 443 : 80;
    return new Address(url.getHost(), url.getPort() == -1 ? usual : url.getPort());
  }
}
