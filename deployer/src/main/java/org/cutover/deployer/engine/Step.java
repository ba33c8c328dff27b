package org.cutover.deployer.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployer.journal.Phase;

/**
 * One thing to do.
 *
 * @param phase the part of the deployment it belongs to
 * @param name what the journal calls it
 * @param target the site it is about, or empty for the whole deployment
 * @param description what it does, in words for a person
 * @param timeout after which it counts as failed
 * @param probe whether it is done already, in which case it is skipped and never undone
 * @param act what is done; must be safe to undo at any moment after its start
 * @param undo how it is taken back, doing no harm if it was done only in part or not at all
 * @param onFailure what a failure after the point of no return means
 * @param traits what else the engine has to know
 */
public record Step(
    Phase phase,
    String name,
    String target,
    String description,
    Duration timeout,
    Probe probe,
    Action act,
    Optional<Action> undo,
    OnFailure onFailure,
    Traits traits) {

  /** Does something; the map it returns goes to the journal. */
  @FunctionalInterface
  public interface Action {
    /** Does it, or throws; interruption is a request to give up soon. */
    Map<String, ?> run() throws Exception;
  }

  /** Asks whether something is done. */
  @FunctionalInterface
  public interface Probe {
    /** True if there is nothing left to do. */
    boolean done() throws Exception;
  }

  /** What a failure means when there is no way back. */
  public enum OnFailure {
    /** The deployment stops in an unclear state. */
    STOP,
    /** The step's target is left out, and the others go on. */
    LEAVE_OUT,
    /** A clean-up: a warning, before the point of no return too. */
    WARN
  }

  /**
   * What else the engine has to know of a step.
   *
   * @param changes whether the service or its data may differ once it has started
   * @param fenced whether the lock must still be ours when it starts; a step without a fence is the
   *     lock itself, and is undone only if everything after it was
   * @param interruptible whether it may be broken off by a request to stop: waits and copies may, a
   *     command that is under way on a host may not
   * @param cleanUp whether its undo only removes what is not used, so that its failure is a warning
   * @param retried whether it is tried again before the point of no return, too, where undoing
   *     would cost more than waiting; it must then be safe to begin again where it failed
   */
  public record Traits(
      boolean changes, boolean fenced, boolean interruptible, boolean cleanUp, boolean retried) {}

  /** A step that changes something, is fenced, cannot be broken off and has no undo. */
  public static Step of(
      Phase phase, String name, String target, String description, Duration timeout, Action act) {
    return new Step(
        phase,
        name,
        target,
        description,
        timeout,
        () -> false,
        act,
        Optional.empty(),
        OnFailure.STOP,
        new Traits(true, true, false, false, false));
  }

  /** This step with a way back. */
  public Step undoneBy(Action newUndo) {
    return with(probe, Optional.of(newUndo), onFailure, traits);
  }

  /** This step, whose undo only removes what is not used: its failure is a warning. */
  public Step cleanedUpBy(Action newUndo) {
    Traits newTraits =
        new Traits(traits.changes, traits.fenced, traits.interruptible, true, traits.retried);
    return with(probe, Optional.of(newUndo), onFailure, newTraits);
  }

  /** This step, skipped if the probe says that it is done. */
  public Step unless(Probe newProbe) {
    return with(newProbe, undo, onFailure, traits);
  }

  /** This step with another meaning of its failure. */
  public Step orElse(OnFailure newOnFailure) {
    return with(probe, undo, newOnFailure, traits);
  }

  /** This step, which may be broken off. */
  public Step interruptible() {
    return with(
        probe,
        undo,
        onFailure,
        new Traits(traits.changes, traits.fenced, true, traits.cleanUp, traits.retried));
  }

  /** This step, which changes neither the service nor its data. */
  public Step harmless() {
    return with(
        probe,
        undo,
        onFailure,
        new Traits(false, traits.fenced, traits.interruptible, traits.cleanUp, traits.retried));
  }

  /** This step, which is tried again before the point of no return when a failure may pass. */
  public Step retried() {
    return with(
        probe,
        undo,
        onFailure,
        new Traits(traits.changes, traits.fenced, traits.interruptible, traits.cleanUp, true));
  }

  /** This step, which may run without the lock. */
  public Step unfenced() {
    return with(
        probe,
        undo,
        onFailure,
        new Traits(traits.changes, false, traits.interruptible, traits.cleanUp, traits.retried));
  }

  private Step with(
      Probe newProbe, Optional<Action> newUndo, OnFailure newOnFailure, Traits newTraits) {
    return new Step(
        phase, name, target, description, timeout, newProbe, act, newUndo, newOnFailure, newTraits);
  }

  /** Name and target, as progress lines show them. */
  public String title() {
    return target.isEmpty() ? name : name + " " + target;
  }
}
