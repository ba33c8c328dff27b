package org.cutover.lab.embedded.hold;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cutover.lab.embedded.host.HostProgram;
import org.cutover.lab.embedded.host.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code cutover-hold} of an embedded load balancer's host. What it is told and what it
 * does by itself happen on one thread, one after the other, whether or not the caller is still
 * there. The load balancer cannot be restarted alone, so nothing is done about that.
 */
public final class HoldCommand implements HostProgram, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HoldCommand.class);
  private static final long LOOK_MILLIS = 20;

  private final ScheduledExecutorService thread;
  private Optional<Hold> hold = Optional.empty();
  private long highest;
  private String complaint = "";

  /**
   * A command that holds nothing yet.
   *
   * @param host names its thread
   */
  public HoldCommand(String host) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, host + "-hold");
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            this::observe, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public String name() {
    return "cutover-hold";
  }

  @Override
  public Reply run(List<String> words) throws InterruptedException {
    try {
      HoldWords parsed = HoldWords.parse(words);
      return thread.submit(() -> answer(parsed)).get();
    } catch (HoldException e) {
      return new Reply(e.exitCode(), e.getMessage());
    } catch (ExecutionException e) {
      LOG.error("cutover-hold {}", words, e.getCause());
      return new Reply(HoldException.FAILED, "cutover-hold: " + e.getCause());
    }
  }

  private Reply answer(HoldWords words) throws InterruptedException {
    try {
      return new Reply(0, done(words));
    } catch (HoldException e) {
      return new Reply(e.exitCode(), e.getMessage());
    }
  }

  private String done(HoldWords words) throws HoldException, InterruptedException {
    switch (words.verb()) {
      case "status" -> {
        return status();
      }
      case "keep" -> {
        HoldWords.KeepWords told = words.keep();
        told.file().keep(told.change(), told.runtime());
        return told.file().kept();
      }
      case "kept" -> {
        return words.kept().kept();
      }
      default -> {}
    }
    if (words.epoch() < highest) {
      throw new HoldException(
          HoldException.OLDER_EPOCH,
          "epoch %d is older than %d; another deployment has taken over"
              .formatted(words.epoch(), highest));
    }
    highest = words.epoch();
    if (words.verb().equals("arm")) {
      return arm(words);
    }
    if (hold.isEmpty()) {
      throw HoldException.failed(words.verb() + ": " + status() + "; arm first");
    }
    Hold now = hold.get();
    now.continueAs(words.epoch());
    now.observe();
    switch (words.verb()) {
      case "begin" -> now.begin(words.limitMillis());
      case "commit" -> now.commit();
      default -> now.release(words.toNew());
    }
    return now.line();
  }

  private String status() {
    return hold.map(Hold::line).orElse(highest + " none");
  }

  private String arm(HoldWords words) throws HoldException, InterruptedException {
    if (hold.isPresent() && hold.get().armed()) {
      hold.get().release(false);
    }
    if (hold.isPresent() && !hold.get().released()) {
      throw HoldException.failed("arm: " + status() + "; release it first");
    }
    try {
      hold = Optional.of(Hold.arm(words.settings(), words.epoch(), System::nanoTime));
    } catch (HoldException e) {
      throw new HoldException(e.exitCode(), "arm: " + e.getMessage());
    }
    return status();
  }

  private void observe() {
    try {
      if (hold.isPresent()) {
        hold.get().observe();
      }
    } catch (HoldException e) {
      // It is looked at again at once; what repeats itself is said once.
      if (!complaint.equals(e.getMessage())) {
        complaint = e.getMessage();
        LOG.warn("{}", complaint);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("observing a hold failed", e);
    }
  }

  /** Holds nothing any more; what is held stays so. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
