package org.cutover.deployer.haproxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.haproxy.RuntimeApi.State;

/** A load balancer in memory: what was set is forgotten when it restarts, checks always pass. */
final class FakeBalancer implements RuntimeApi.Connector {
  private final String name;
  private final Map<String, State> states = new LinkedHashMap<>();
  private final Map<String, Boolean> down = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();
  private boolean silent;
  private final Set<String> kept = new TreeSet<>();
  private final List<String> keeps = new ArrayList<>();
  private String refusal = "";
  private String unwritable = "";
  private int pid = 100;

  FakeBalancer(String name, String... servers) {
    this.name = name;
    for (String server : servers) {
      states.put(server, State.READY);
      down.put(server, false);
    }
  }

  RuntimeApi api() {
    return new RuntimeApi(name, "app", this);
  }

  /** With what it would start with. */
  ServerProtocol.Member member() {
    return new ServerProtocol.Member(api(), this::keep);
  }

  private synchronized void keep(List<String> out, List<String> in) {
    requireVoice();
    if (!unwritable.isEmpty()) {
      throw new CutoverException(ExitCode.FAILED, name + ": " + unwritable);
    }
    kept.addAll(out);
    in.forEach(kept::remove);
    out.forEach(server -> keeps.add(server + " out, is " + states.get(server)));
    in.forEach(server -> keeps.add(server + " in, is " + states.get(server)));
  }

  /** From now on it cannot write which servers stay out; empty if it can. */
  synchronized void unwritable(String text) {
    unwritable = text;
  }

  /** What was written of each server, and what it was then. */
  synchronized List<String> keeps() {
    return List.copyOf(keeps);
  }

  /** The servers that stay out when it starts. */
  synchronized Set<String> kept() {
    return Set.copyOf(kept);
  }

  synchronized void silent(boolean now) {
    silent = now;
  }

  /** From now on it answers changes with a complaint. */
  synchronized void refuse(String text) {
    refusal = text;
  }

  synchronized void restart() {
    pid++;
    states.replaceAll((server, state) -> State.READY);
  }

  /** Restarts and reads which servers stay out. */
  synchronized void restartWithFile() {
    restart();
    kept.forEach(server -> states.put(server, State.MAINT));
  }

  synchronized void set(String server, State state) {
    states.put(server, state);
  }

  synchronized State state(String server) {
    return states.get(server);
  }

  /** Commands that changed something. */
  synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  @Override
  public synchronized String ask(String line) {
    requireVoice();
    return line.equals("show info") ? "Pid: " + pid + "\nUptime_sec: 5\n" : table();
  }

  @Override
  public synchronized String change(String line) {
    requireVoice();
    if (!refusal.isEmpty()) {
      return refusal + "\n";
    }
    for (String command : line.split("; ", -1)) {
      String[] words = command.split(" ", -1);
      if (words[0].equals("set")) {
        changes.add(command);
        String server = words[2].substring("app/".length());
        if (words[3].equals("state")) {
          states.put(server, State.valueOf(words[4].toUpperCase(java.util.Locale.ROOT)));
        } else {
          down.put(server, true);
        }
      }
    }
    return table();
  }

  private void requireVoice() {
    if (silent) {
      throw new CutoverException(
          ExitCode.FAILED, name + ": no connection", new IOException("nobody there"));
    }
  }

  /** A server that was set down is so for one look. */
  private String table() {
    StringBuilder text = new StringBuilder("# pxname,svname,status,check_status,scur,qcur\n");
    states.forEach(
        (server, state) -> {
          String status = down.put(server, false) ? "DOWN,L4CON" : word(state) + ",L7OK";
          text.append("app,").append(server).append(',').append(status).append(",0,0\n");
        });
    return text.append('\n').toString();
  }

  private static String word(State state) {
    return state == State.READY ? "UP" : state.name();
  }
}
