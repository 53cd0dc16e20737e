package census.api.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** What is wrong with a question, or with us, in the words of the answer. */
@SuppressWarnings("serial")
final class Problem extends RuntimeException {

  /** A database that is starting, or a swap that holds a lock, is done by then. */
  private static final int RETRY_AFTER_SECONDS = 10;

  private final HttpStatus status;
  private final Map<String, String> errors;

  private Problem(HttpStatus status, String detail, Map<String, String> errors) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }

  static Problem of(HttpStatus status, String detail) {
    return new Problem(status, detail, Map.of());
  }

  static Problem badRequest(Map<String, String> errors) {
    String first = errors.entrySet().iterator().next().getKey();
    return new Problem(
        HttpStatus.BAD_REQUEST, "%s: %s".formatted(first, errors.get(first)), errors);
  }

  static Problem badValue(String parameter, String error) {
    return badRequest(Map.of(parameter, error));
  }

  static Problem notFound(String detail) {
    return of(HttpStatus.NOT_FOUND, detail);
  }

  /** Callers of the older service look for these words. */
  static Problem invalidPage() {
    return notFound("Invalid page.");
  }

  static Problem unavailable(String detail) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, detail);
  }

  HttpStatus status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  Map<String, String> errors() {
    return errors;
  }

  Map<String, String> headers() {
    return switch (status) {
      case SERVICE_UNAVAILABLE -> Map.of("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
      case METHOD_NOT_ALLOWED -> Map.of("Allow", Door.ALLOWED);
      default -> Map.of();
    };
  }
}
