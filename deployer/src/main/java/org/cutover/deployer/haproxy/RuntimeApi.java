package org.cutover.deployer.haproxy;

import java.io.EOFException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import org.cutover.deployer.backoff.Load;

/** One load balancer's runtime API, for the servers of one backend. */
public final class RuntimeApi {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]+");

  private final String name;
  private final String backend;
  private final Connector connector;

  /** Carries one line to a runtime socket and everything that it answers back. */
  public interface Connector {
    /** Sends a line that only asks. */
    String ask(String line);

    /** Sends a line that changes something. */
    String change(String line);
  }

  /** The administrative state of a server. */
  public enum State {
    /** Takes requests when its checks pass. */
    READY,
    /** Takes no new requests, finishes those it has, and is still checked. */
    DRAIN,
    /** Takes no requests and is not checked. */
    MAINT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param name of the load balancer in messages, such as its host
   */
  public RuntimeApi(String name, String backend, Connector connector) {
    if (!WORD.matcher(backend).matches()) {
      throw CutoverException.usage(name + ": '" + backend + "' is no name of a backend");
    }
    this.name = name;
    this.backend = backend;
    this.connector = connector;
  }

  /** The load balancer's name in messages. */
  public String name() {
    return name;
  }

  /** Asks for the state of all servers. */
  public StatTable stat() {
    return table(connector.ask("show stat"));
  }

  /** Asks how long requests take and how many wait. */
  public Load load() {
    return stat().load(backend);
  }

  /** Whether a row of {@link #stat} is of this backend. */
  public boolean has(ServerStatus row) {
    return row.backend().equals(backend);
  }

  /** Asks for the state of one server. */
  public ServerStatus server(String server) {
    return stat()
        .server(backend, server)
        .orElseThrow(() -> failed("backend '" + backend + "' has no server '" + server + "'"));
  }

  /** Asks which process answers. */
  ProcessIdentity process() {
    String answer = connector.ask("show info");
    try {
      return ProcessIdentity.parse(requireAnswer(answer), Duration.ofNanos(System.nanoTime()));
    } catch (IllegalArgumentException e) {
      throw new CutoverException(ExitCode.FAILED, name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Sets a server's administrative state. Returns what the load balancer reports of it right after,
   * from the same process.
   */
  public ServerStatus setState(String server, State state) {
    return changed(server, "set server " + path(server) + " state " + state.word());
  }

  /**
   * Makes a server ready and its health down at once, so that only checks passed from now on bring
   * it up: leaving maintenance alone would make it usable before any check. Returns what the load
   * balancer reports of it right after.
   */
  public ServerStatus readyButDown(String server) {
    return butDown(server, State.READY);
  }

  /** The same for a server that takes no requests yet. */
  public ServerStatus drainedButDown(String server) {
    return butDown(server, State.DRAIN);
  }

  private ServerStatus butDown(String server, State state) {
    String path = path(server);
    return changed(
        server,
        "set server " + path + " state " + state.word() + "; set server " + path + " health down");
  }

  /** A change whose answer is empty may also be one that nobody has read: a table proves it. */
  private ServerStatus changed(String server, String commands) {
    String answer = connector.change(commands + "; show stat");
    int table = answer.indexOf("# ");
    silent(table < 0 ? answer : answer.substring(0, table));
    return table(answer)
        .server(backend, server)
        .orElseThrow(() -> failed("backend '" + backend + "' has no server '" + server + "'"));
  }

  private StatTable table(String answer) {
    try {
      return StatTable.parse(requireAnswer(answer));
    } catch (IllegalArgumentException e) {
      throw new CutoverException(ExitCode.FAILED, name + ": " + e.getMessage(), e);
    }
  }

  /** A process that is killed closes its connections without a word. */
  private String requireAnswer(String answer) {
    if (answer.isBlank()) {
      String text = "load balancer " + name + ": closed the connection without an answer";
      throw new CutoverException(ExitCode.FAILED, text, new EOFException(text));
    }
    return answer;
  }

  private void silent(String answer) {
    if (!answer.isBlank()) {
      throw failed(answer.strip().replaceAll("\\s+", " "));
    }
  }

  private String path(String server) {
    if (!WORD.matcher(server).matches()) {
      throw failed("'" + server + "' is no name of a server");
    }
    return backend + "/" + server;
  }

  private CutoverException failed(String text) {
    return new CutoverException(ExitCode.FAILED, "load balancer " + name + ": " + text);
  }
}
