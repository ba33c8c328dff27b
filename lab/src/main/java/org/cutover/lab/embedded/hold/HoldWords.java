package org.cutover.lab.embedded.hold;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cutover.deployer.inventory.Endpoint;

/**
 * The command's words after its name.
 *
 * @param verb what to do
 * @param epoch which deployment asks; 0 for {@code status}
 * @param rest the other words
 */
record HoldWords(String verb, long epoch, List<String> rest) {
  static final String USAGE =
      """
      usage: cutover-hold arm EPOCH --runtime SOCKET --gate SOCKET --backend B --server GATE --old C,D --new A,B
             cutover-hold begin EPOCH LIMIT_MS | commit EPOCH | release EPOCH old|new | status\
      """;

  private static final long LONGEST_MILLIS = 3_600_000;
  private static final Pattern EPOCH = Pattern.compile("\\d{1,15}");
  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,6}");
  private static final String NAME = "[A-Za-z0-9_.:-]+";
  private static final String NAMES = NAME + "(," + NAME + ")*";
  // Only ports: an embedded load balancer has no socket files.
  private static final String SOCKET = "tcp:[^\\s;]+:\\d{1,5}";
  private static final Map<String, String> OPTIONS =
      new TreeMap<>(
          Map.of(
              "--runtime", SOCKET,
              "--gate", SOCKET,
              "--backend", NAME,
              "--server", NAME,
              "--old", NAMES,
              "--new", NAMES));

  HoldWords {
    rest = List.copyOf(rest);
  }

  static HoldWords parse(List<String> words) throws HoldException {
    String verb = words.isEmpty() ? "" : words.get(0);
    int count =
        switch (verb) {
          case "status" -> 1;
          case "commit" -> 2;
          case "begin", "release" -> 3;
          case "arm" -> Math.max(2, words.size());
          default -> throw usage("no such verb");
        };
    if (words.size() != count) {
      throw usage(verb + ": not these words");
    }
    if (verb.equals("status")) {
      return new HoldWords(verb, 0, List.of());
    }
    if (!EPOCH.matcher(words.get(1)).matches()) {
      throw usage("the epoch should be a number");
    }
    HoldWords parsed =
        new HoldWords(verb, Long.parseLong(words.get(1)), words.subList(2, words.size()));
    parsed.check();
    return parsed;
  }

  private void check() throws HoldException {
    switch (verb) {
      case "begin" -> {
        if (!LIMIT.matcher(rest.get(0)).matches() || limitMillis() > LONGEST_MILLIS) {
          throw usage("the limit should be 1 to " + LONGEST_MILLIS + " ms");
        }
      }
      case "release" -> {
        if (!List.of("old", "new").contains(rest.get(0))) {
          throw usage("release to old or new");
        }
      }
      case "arm" -> settings();
      default -> {}
    }
  }

  long limitMillis() {
    return Long.parseLong(rest.get(0));
  }

  boolean toNew() {
    return rest.get(0).equals("new");
  }

  /** What {@code arm} is told. */
  HoldSettings settings() throws HoldException {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < rest.size(); i += 2) {
      String option = rest.get(i);
      String value = i + 1 < rest.size() ? rest.get(i + 1) : "";
      if (!OPTIONS.containsKey(option)) {
        throw usage("'" + option + "': unknown; known: " + String.join(", ", OPTIONS.keySet()));
      }
      if (!value.matches(OPTIONS.get(option))) {
        throw usage(option + ": '" + value + "' is not valid");
      }
      given.put(option, value);
    }
    for (String option : OPTIONS.keySet()) {
      if (!given.containsKey(option)) {
        throw usage(option + ": missing");
      }
    }
    return new HoldSettings(
        endpoint(given.get("--runtime")),
        endpoint(given.get("--gate")),
        given.get("--backend"),
        given.get("--server"),
        List.of(given.get("--old").split(",", -1)),
        List.of(given.get("--new").split(",", -1)));
  }

  private static Endpoint endpoint(String socket) throws HoldException {
    try {
      return Endpoint.parse(socket.substring("tcp:".length()));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private static HoldException usage(String what) {
    return new HoldException(HoldException.USAGE, "cutover-hold: " + what + "\n" + USAGE);
  }
}
