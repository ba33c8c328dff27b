package org.cutover.lab.embedded.host;

/** What a command of the host's own says: its exit code and one line. */
public record Reply(int exitCode, String line) {}
