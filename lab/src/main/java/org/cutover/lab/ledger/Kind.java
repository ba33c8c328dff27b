package org.cutover.lab.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done to a deployment. */
public enum Kind {
  /** Nothing: it is to succeed. */
  SUCCESS,
  /** Nothing, but the release is faulty: it is to be rolled back. */
  FAILURE,
  /** The deployer is killed, and the deployment resumed. */
  KILL,
  /** The deployer of a faulty release is killed while it undoes, and the deployment resumed. */
  KILL_UNDO,
  /** The deployer is killed, then the first one that resumes, too. */
  KILL_RESUME,
  /** The deployer is frozen for a while and goes on. */
  FREEZE,
  /** The deployer is frozen, the deployment is resumed by another, and then the first goes on. */
  TAKE_OVER,
  /** All SSH connections are reset, and none can be made for a while. */
  SSH_CUT,
  /** One load balancer resets every connection for a while. */
  BALANCER_DEAD,
  /** One load balancer lets nothing through for a while and then goes on. */
  BALANCER_SILENT,
  /** One node of the database stands still for a while and goes on; only where a lab can do it. */
  DATABASE_FROZEN;

  /** The word in files and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that word, if there is one. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** Those that are possible in every lab. */
  public static Set<Kind> everywhere() {
    return Arrays.stream(values())
        .filter(kind -> !kind.needsFaults())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether anything is done to the deployment, at a moment of its journal. */
  boolean strikes() {
    return this != SUCCESS && this != FAILURE;
  }

  /** Whether what is done lasts for a while that a case has to name. */
  boolean lasts() {
    return switch (this) {
      case SUCCESS, FAILURE, KILL, KILL_UNDO, TAKE_OVER -> false;
      case KILL_RESUME, FREEZE, SSH_CUT, BALANCER_DEAD, BALANCER_SILENT, DATABASE_FROZEN -> true;
    };
  }

  /** Whether the release that is deployed does not pass its smoke tests. */
  boolean faulty() {
    return this == FAILURE || this == KILL_UNDO;
  }

  /** Whether something does not answer the deployer, so that it may leave it out. */
  boolean hurtsConnections() {
    return this == SSH_CUT || hurtsUsers();
  }

  /** Whether users get no answer for it, whatever the deployer does. */
  boolean hurtsUsers() {
    return this == BALANCER_DEAD || this == BALANCER_SILENT || this == DATABASE_FROZEN;
  }

  /** Whether the lab has to make it itself. */
  boolean needsFaults() {
    return this == DATABASE_FROZEN;
  }

  /** The event of the journal that a moment counts from. */
  String event() {
    return this == KILL_UNDO ? "undoing" : "started";
  }
}
