package org.cutover.deployer.cli;

import java.io.Console;
import java.util.Optional;

/** The person at the terminal, if there is one. */
final class InteractiveConsole {
  private InteractiveConsole() {}

  /** The console of a real terminal. */
  @SuppressWarnings("SystemConsoleNull") // From Java 22 on it is never null; see isTerminal.
  static Optional<Console> console() {
    Console console = System.console();
    return console != null && isTerminal(console) ? Optional.of(console) : Optional.empty();
  }

  /** Java 22 and newer give a console without a terminal too, and a method to tell. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
