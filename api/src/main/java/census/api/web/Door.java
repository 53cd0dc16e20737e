package census.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Through which every request comes in: it lets readers of every origin in and nobody who would
 * write, and turns what went wrong further in into an answer.
 */
final class Door extends OncePerRequestFilter {

  private static final String NOTHING_FROM_ANYWHERE = "default-src 'none'; frame-ancestors 'none'";

  /** The page makes its own styles and pictures; everything else is a file of this server. */
  private static final String ONLY_FROM_HERE =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /**
   * One line for each request, when it is switched on: the route, and nothing of what was asked.
   */
  private static final Logger REQUESTS = LoggerFactory.getLogger("census.api.requests");

  private final Routes routes;
  private final Allowance allowance;

  Door(Routes routes, Allowance allowance) {
    this.routes = routes;
    this.allowance = allowance;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    addHeaders(request, response);
    Duration wait = allowance.take(request.getRemoteAddr());
    if (wait.isZero()) {
      answer(request, response, chain);
    } else {
      ProblemAnswer.write(response, Problem.tooMany(wait));
    }
    if (REQUESTS.isInfoEnabled()) {
      REQUESTS.info(
          "{} {} {} {} ms",
          request.getMethod(),
          route(request),
          response.getStatus(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }
  }

  private static Object route(HttpServletRequest request) {
    return Objects.requireNonNullElse(
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "-");
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> pass(request, response, chain);
      case "OPTIONS" -> sayWhatIsAllowed(response, allowed(request));
      default -> passWhereAllowed(request, response, chain);
    }
  }

  private void passWhereAllowed(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Set<String> allowed = allowed(request);
    if (allowed.contains(request.getMethod())) {
      pass(request, response, chain);
    } else {
      ProblemAnswer.write(response, Problem.notAllowed(request.getMethod(), allowed));
    }
  }

  private Set<String> allowed(HttpServletRequest request) {
    return routes.methods(Address.of(PathContainer.parsePath(request.getRequestURI())));
  }

  private static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader(
        "Access-Control-Expose-Headers", "Census-Data, ETag, Link, Retry-After, Content-Length");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader(
        "Content-Security-Policy",
        request.getRequestURI().contains("/" + DescriptionPages.SWAGGER_UI + "/")
            ? ONLY_FROM_HERE
            : NOTHING_FROM_ANYWHERE);
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (response.isCommitted()) {
        // The server then breaks the connection: a part must not pass for the whole.
        throw e;
      }
      ProblemAnswer.write(response, e);
    }
  }

  private static void sayWhatIsAllowed(HttpServletResponse response, Set<String> allowed) {
    String methods = String.join(", ", allowed);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", methods);
    response.setHeader("Access-Control-Allow-Methods", methods);
    response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match");
    response.setHeader("Access-Control-Max-Age", "86400");
  }
}
