package org.cutover.analysis.samples;

import java.util.ArrayList;
import java.util.List;

/** Which column of a file holds what. */
final class SampleColumns {
  private static final List<String> REQUIRED = List.of("timeStamp", "elapsed", "success");

  private final Role[] roles;

  private SampleColumns(Role[] roles) {
    this.roles = roles;
  }

  /** What is read of a column. */
  enum Role {
    /** When the request was sent. */
    TIME_STAMP,
    /** Its response time. */
    ELAPSED,
    /** Whether the answer was right. */
    SUCCESS,
    /** The status of the answer, which says something where there is no class of errors. */
    RESPONSE_CODE,
    /** Why it failed. */
    ERROR_CLASS,
    /** Nothing. */
    NONE
  }

  /**
   * Finds the columns in a header.
   *
   * @throws IllegalArgumentException if one that is needed is missing
   */
  static SampleColumns of(List<String> header) {
    List<String> missing = new ArrayList<>(REQUIRED);
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "missing column" + (missing.size() > 1 ? "s " : " ") + String.join(", ", missing));
    }
    boolean classed = header.contains("errorClass");
    return new SampleColumns(header.stream().map(name -> role(name, classed)).toArray(Role[]::new));
  }

  private static Role role(String name, boolean classed) {
    return switch (name) {
      case "timeStamp" -> Role.TIME_STAMP;
      case "elapsed" -> Role.ELAPSED;
      case "success" -> Role.SUCCESS;
      case "errorClass" -> Role.ERROR_CLASS;
      case "responseCode" -> classed ? Role.NONE : Role.RESPONSE_CODE;
      default -> Role.NONE;
    };
  }

  int count() {
    return roles.length;
  }

  /** What a field holds; nothing where the header names no such column. */
  Role role(int column) {
    return column < roles.length ? roles[column] : Role.NONE;
  }
}
