package org.cutover.lab.embedded.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command over SSH: what it does runs on a thread of its own until it ends or is dropped. */
final class HostCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(HostCommand.class);
  private static final int NOT_EXECUTABLE = 126;

  /** What the command does. */
  @FunctionalInterface
  interface Action {
    /** Runs it and returns the exit code. */
    int run(Streams streams) throws IOException, InterruptedException;
  }

  /** Where the command reads and writes. */
  record Streams(InputStream in, OutputStream out, OutputStream err) {
    /** Prints a reply: success to standard output, failure to standard error. */
    int say(Reply reply) throws IOException {
      boolean answer = reply.exitCode() == 0 || reply.line().equals("stopped");
      OutputStream to = answer ? out : err;
      to.write((reply.line() + "\n").getBytes(StandardCharsets.UTF_8));
      to.flush();
      return reply.exitCode();
    }
  }

  private final String host;
  private final Action action;
  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback exit;
  private Thread thread;

  HostCommand(String host, Action action) {
    this.host = host;
    this.action = action;
  }

  @Override
  public void setInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    this.err = err;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    this.exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment env) {
    thread = new Thread(this::run, host + "-command");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    int code = NOT_EXECUTABLE;
    try {
      code = action.run(new Streams(in, out, err));
    } catch (IOException e) {
      LOG.warn("{}: command failed: {}", host, e.getMessage());
    } catch (InterruptedException dropped) {
      Thread.currentThread().interrupt();
    } finally {
      exit.onExit(code);
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
