package census.etl.acquire;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What an exception says, for a person. */
final class Trouble {

  private Trouble() {}

  static String in(Throwable e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    String message = deepestMessage(e);
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** The HTTP client often says nothing itself, and its cause does. */
  private static @Nullable String deepestMessage(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && !message.isBlank()) {
        return message.strip();
      }
    }
    return null;
  }
}
