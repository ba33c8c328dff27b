package org.cutover.deployer.hold;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a supervisor says of its hold.
 *
 * @param epoch the highest epoch that it has seen
 * @param committed whether it has noted that the new version was decided
 * @param leftMs milliseconds until its deadline, negative when that has passed; empty unless
 *     holding
 * @param heldMs how long requests were held, once they have been released
 * @param to who they were released to, {@code old} or {@code new}
 * @param by what released them: {@code told}, {@code deadline} or {@code restart}
 */
public record HoldStatus(
    long epoch,
    State state,
    boolean committed,
    OptionalLong leftMs,
    OptionalLong heldMs,
    Optional<String> to,
    Optional<String> by) {

  /** What a supervisor can be in the middle of. */
  public enum State {
    /** There is no hold, and none was before. */
    NONE,
    /** The gate's place is taken; requests pass. */
    ARMED,
    /** Requests are held. */
    HOLDING,
    /** Requests pass again. */
    RELEASED,
    /** The supervisor has died. */
    LOST
  }

  /**
   * Reads the line {@code EPOCH STATE key=value …}; unknown keys are left out.
   *
   * @throws IllegalArgumentException with a message that shows the line
   */
  public static HoldStatus parse(String line) {
    String[] words = line.strip().split("\\s+", -1);
    try {
      Map<String, String> values = new HashMap<>();
      for (int i = 2; i < words.length; i++) {
        int equals = words[i].indexOf('=');
        if (equals > 0) {
          values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
      }
      return new HoldStatus(
          Long.parseLong(words[0]),
          State.valueOf(words[1].toUpperCase(Locale.ROOT)),
          "yes".equals(values.get("committed")),
          number(values.get("left-ms")),
          number(values.get("held-ms")),
          Optional.ofNullable(values.get("to")),
          Optional.ofNullable(values.get("by")));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("'" + line.strip() + "' is no state of a hold", e);
    }
  }

  private static OptionalLong number(String text) {
    return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }
}
