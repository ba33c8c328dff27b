package org.cutover.deployer.ssh;

/** What a command wrote and how it ended. */
public record CommandResult(int exitCode, String out, String err) {
  /** What it complained about, shortened to one line. */
  public String complaint() {
    String text = (err.isBlank() ? out : err).strip().replaceAll("\\s+", " ");
    return "exit code "
        + exitCode
        + (text.isEmpty()
            ? ""
            : ": " + (text.length() > 200 ? text.substring(0, 200) + "…" : text));
  }
}
