package census.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Every error, whoever found it, as the one shape of RFC 9457. */
final class ProblemAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);

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
    return JsonMapper.shared().writeValueAsBytes(body);
  }

  private static Problem problem(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof Problem problem) {
        return problem;
      }
      if (each instanceof CannotCreateTransactionException
          || each instanceof DataAccessResourceFailureException) {
        LOG.warn("The database can not be reached: {}", each.getMessage());
        return Problem.unavailable("The data can not be reached at the moment.");
      }
      if (each instanceof QueryTimeoutException || each instanceof TransientDataAccessException) {
        LOG.warn("An answer took too long: {}", each.getMessage());
        return Problem.unavailable("The answer took too long. Ask for less, or try again.");
      }
      if (each instanceof BadSqlGrammarException bad && isNotMigrated(bad)) {
        LOG.warn("The schema is not there yet: {}", each.getMessage());
        return Problem.unavailable("No data has been published yet.");
      }
      if (each instanceof DataAccessException) {
        break;
      }
    }
    LOG.error("A request failed", cause);
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here, not in what you asked.");
  }

  /** Undefined table or schema. */
  private static boolean isNotMigrated(BadSqlGrammarException bad) {
    return bad.getCause() instanceof SQLException refused
        && Set.of("42P01", "3F000").contains(String.valueOf(refused.getSQLState()));
  }
}
