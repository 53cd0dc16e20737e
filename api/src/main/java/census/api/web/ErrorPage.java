package census.api.web;

import census.model.wording.Nearest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the server itself refuses, in the shape of all other errors. */
@Controller
final class ErrorPage implements ErrorController {

  private final Routes routes;

  ErrorPage(Routes routes) {
    this.routes = routes;
  }

  @RequestMapping("/error")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    HttpStatus status =
        Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .map(code -> HttpStatus.resolve((Integer) code))
            .orElse(HttpStatus.NOT_FOUND);
    ProblemAnswer.write(response, problem(status, request));
  }

  private Problem problem(HttpStatus status, HttpServletRequest request) {
    return status == HttpStatus.METHOD_NOT_ALLOWED
        ? Problem.notAllowed(request.getMethod(), routes.methods(Optional.empty()))
        : Problem.of(status, detail(status, request));
  }

  private String detail(HttpStatus status, HttpServletRequest request) {
    if (status != HttpStatus.NOT_FOUND) {
      return "The request was refused.";
    }
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    String last = path.replaceFirst("/$", "").replaceFirst(".*/", "");
    return "There is nothing at this address. All routes are at %s/.".formatted(Base.CURRENT.path())
        + Nearest.closeTo(last, routes.firstSegments())
            .map(" The nearest is %s."::formatted)
            .orElse("");
  }
}
