package org.cutover.common;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file, in words for the person at the terminal. */
public final class IoFailure {
  private IoFailure() {}

  /**
   * The reason without the names of Java's classes, such as {@code No space left on device}. The
   * file is only named where the failure names one: its message may be about another file than the
   * one that the caller knows of.
   */
  public static String reason(IOException failure) {
    if (failure instanceof FileSystemException e && e.getFile() != null) {
      String other = e.getOtherFile() == null ? "" : " -> " + e.getOtherFile();
      return e.getFile() + other + ": " + what(e);
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  private static String what(FileSystemException failure) {
    if (failure.getReason() != null) {
      return failure.getReason();
    } else if (failure instanceof NoSuchFileException) {
      return "does not exist";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof FileAlreadyExistsException) {
      return "is there already";
    } else if (failure instanceof NotDirectoryException) {
      return "is no folder";
    }
    return failure.getClass().getSimpleName();
  }
}
