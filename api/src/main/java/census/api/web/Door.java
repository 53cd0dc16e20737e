package census.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Through which every request comes in: it lets readers of every origin in and nobody who would
 * write, and turns what went wrong further in into an answer.
 */
final class Door extends OncePerRequestFilter {

  static final String ALLOWED = "GET, HEAD, OPTIONS";

  private static final String SWAGGER_UI = Base.CURRENT.path() + "/swagger-ui";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    addHeaders(request, response);
    switch (request.getMethod()) {
      case "GET", "HEAD" -> pass(request, response, chain);
      case "OPTIONS" -> sayWhatIsAllowed(response);
      default ->
          ProblemAnswer.write(
              response,
              Problem.of(
                  HttpStatus.METHOD_NOT_ALLOWED,
                  "This service is read-only: %s is not allowed.".formatted(request.getMethod())));
    }
  }

  private static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader(
        "Access-Control-Expose-Headers", "Census-Data, ETag, Link, Retry-After, Content-Length");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (!request.getRequestURI().startsWith(SWAGGER_UI)) {
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (!response.isCommitted()) {
        ProblemAnswer.write(response, e);
      }
    }
  }

  private static void sayWhatIsAllowed(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", ALLOWED);
    response.setHeader("Access-Control-Allow-Methods", ALLOWED);
    response.setHeader("Access-Control-Allow-Headers", "Accept, If-None-Match");
    response.setHeader("Access-Control-Max-Age", "86400");
  }
}
