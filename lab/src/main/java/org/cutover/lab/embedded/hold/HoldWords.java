package org.cutover.lab.embedded.hold;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cutover.deployer.inventory.Endpoint;

/**
 * The command's words after its name.
 *
 * @param verb what to do
 * @param epoch which deployment asks; 0 for a verb that has none
 * @param rest the other words
 */
record HoldWords(String verb, long epoch, List<String> rest) {
  static final String USAGE =
      """
      usage: cutover-hold arm EPOCH --runtime SOCKET --gate SOCKET --backend B --server GATE --old C,D --new A,B
             cutover-hold begin EPOCH LIMIT_MS | commit EPOCH | release EPOCH old|new | status
             cutover-hold keep --runtime SOCKET --backend B --file F [--out A,B] [--in C,D] | kept --backend B --file F\
      """;

  private static final long LONGEST_MILLIS = 3_600_000;
  private static final Pattern EPOCH = Pattern.compile("\\d{1,15}");
  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,6}");
  private static final String NAME = "[A-Za-z0-9_.:-]+";
  private static final String NAMES = NAME + "(," + NAME + ")*";
  // Only ports: an embedded load balancer has no socket files.
  private static final String SOCKET = "tcp:[^\\s;]+:\\d{1,5}";
  private static final Map<String, String> OPTIONS =
      Map.of(
          "--runtime", SOCKET,
          "--gate", SOCKET,
          "--backend", NAME,
          "--server", NAME,
          "--old", NAMES,
          "--new", NAMES,
          "--out", NAMES,
          "--in", NAMES,
          "--file", "/[^\\n]+");

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
          case "keep", "kept" -> words.size();
          default -> throw usage("no such verb");
        };
    if (words.size() != count) {
      throw usage(verb + ": not these words");
    }
    if (verb.equals("status")) {
      return new HoldWords(verb, 0, List.of());
    }
    if (List.of("keep", "kept").contains(verb)) {
      return new HoldWords(verb, 0, words.subList(1, words.size()));
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
    Map<String, String> given =
        options(
            List.of("--backend", "--gate", "--new", "--old", "--runtime", "--server"),
            List.of("--file"));
    return new HoldSettings(
        endpoint(given.get("--runtime")),
        endpoint(given.get("--gate")),
        given.get("--backend"),
        given.get("--server"),
        names(given, "--old"),
        names(given, "--new"),
        given.containsKey("--file") ? Optional.of(file(given)) : Optional.empty());
  }

  /** What {@code keep} is told. */
  KeepWords keep() throws HoldException {
    Map<String, String> given =
        options(List.of("--backend", "--file", "--runtime"), List.of("--in", "--out"));
    StateFile.Change change = new StateFile.Change(names(given, "--out"), names(given, "--in"));
    if (change.out().isEmpty() && change.in().isEmpty()) {
      throw usage("keep: nobody out and nobody in");
    }
    return new KeepWords(
        file(given),
        change,
        new RuntimeLink(endpoint(given.get("--runtime")), given.get("--backend")));
  }

  /** The words of {@code keep}. */
  record KeepWords(StateFile file, StateFile.Change change, RuntimeLink runtime) {}

  /** What {@code kept} is told. */
  StateFile kept() throws HoldException {
    return file(options(List.of("--backend", "--file"), List.of()));
  }

  private static StateFile file(Map<String, String> given) {
    return new StateFile(Path.of(given.get("--file")), given.get("--backend"));
  }

  private static List<String> names(Map<String, String> given, String option) {
    return given.containsKey(option) ? List.of(given.get(option).split(",", -1)) : List.of();
  }

  private Map<String, String> options(List<String> needed, List<String> optional)
      throws HoldException {
    Set<String> known = new TreeSet<>(needed);
    known.addAll(optional);
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < rest.size(); i += 2) {
      String option = rest.get(i);
      String value = i + 1 < rest.size() ? rest.get(i + 1) : "";
      if (!known.contains(option)) {
        throw usage("'" + option + "': unknown; known: " + String.join(", ", known));
      }
      if (!value.matches(OPTIONS.get(option))) {
        throw usage(option + ": '" + value + "' is not valid");
      }
      given.put(option, value);
    }
    for (String option : needed) {
      if (!given.containsKey(option)) {
        throw usage(option + ": missing");
      }
    }
    return given;
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
