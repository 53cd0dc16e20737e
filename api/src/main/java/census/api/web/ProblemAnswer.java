package census.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionSystemException;
import tools.jackson.databind.json.JsonMapper;

/** Every error, whoever found it, as the one shape of RFC 9457. */
final class ProblemAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);

  /** Statement cancelled, lock not had in time, deadlock. */
  private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "55P03", "40P01");

  /** Undefined table or schema. */
  private static final Set<String> NOT_MIGRATED = Set.of("42P01", "3F000");

  private ProblemAnswer() {}

  static void write(HttpServletResponse response, Throwable cause) throws IOException {
    write(response, problem(cause));
  }

  static void write(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body = body(problem);
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader("Cache-Control", "no-store");
    problem.headers().forEach(response::setHeader);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static byte[] body(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", problem.status().getReasonPhrase());
    body.put("status", problem.status().value());
    body.put("detail", problem.detail());
    body.put("errors", problem.errors());
    body.putAll(problem.more());
    return JsonMapper.shared().writeValueAsBytes(body);
  }

  private static Problem problem(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof Problem problem) {
        return problem;
      }
      if (each instanceof TransactionSystemException ended
          && ended.getApplicationException() != null) {
        // The connection broke, and then could not be rolled back.
        return problem(ended.getApplicationException());
      }
      if (each instanceof SQLException refused) {
        return problem(refused, cause);
      }
    }
    return ours(cause);
  }

  private static Problem problem(SQLException refused, Throwable cause) {
    String state = String.valueOf(refused.getSQLState());
    if (refused instanceof SQLTransientConnectionException || isLost(state)) {
      LOG.warn("The database can not be reached: {}", refused.getMessage());
      return Problem.unavailable("The data can not be reached at the moment.");
    }
    if (TOOK_TOO_LONG.contains(state)) {
      LOG.warn("An answer took too long: {}", refused.getMessage());
      return Problem.unavailable("The answer took too long. Ask for less, or try again.");
    }
    if (NOT_MIGRATED.contains(state)) {
      LOG.warn("The schema is not there yet: {}", refused.getMessage());
      return Problem.unavailable("No data has been published yet.");
    }
    return ours(cause);
  }

  /** The connection broke, or the server is stopping, starting or full. */
  private static boolean isLost(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
  }

  private static Problem ours(Throwable cause) {
    LOG.error("A request failed", cause);
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here, not in what you asked.");
  }
}
