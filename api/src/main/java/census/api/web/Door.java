package census.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Through which every request comes in: it lets readers of every origin in and nobody who would
 * write, and turns what went wrong further in into an answer.
 */
final class Door extends OncePerRequestFilter {

  private static final String SWAGGER_UI = Base.CURRENT.path() + "/swagger-ui";

  private final Routes routes;

  Door(Routes routes) {
    this.routes = routes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    addHeaders(request, response);
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
    if (!request.getRequestURI().startsWith(SWAGGER_UI)) {
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
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
