package census.etl.acquire;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A service that answers questions at once; it is asked with the care that publishers are. */
public final class Service {

  private static final int LARGEST_ANSWER = 64 << 20;
  private static final int OK = 200;

  private final URI base;
  private final Web web;
  private final WebLimits limits;

  public Service(URI base, WebLimits limits) {
    String address = base.toString();
    this.base = address.endsWith("/") ? base : URI.create(address + "/");
    this.web = new Web(limits);
    this.limits = limits;
  }

  public URI address(String path) {
    return base.resolve(path);
  }

  /**
   * All that it answers.
   *
   * @throws census.etl.finding.Fault if there is no answer, not the one wanted, or too long a one
   */
  public byte[] get(String path) {
    URI address = address(path);
    Deadline deadline = Deadline.in(limits.total());
    try (Answer answer = web.ask("GET", address, Map.of("Accept", "application/json"), deadline)) {
      if (answer.status() != OK) {
        throw Web.unreachable(address, "status " + answer.status());
      }
      byte[] body = answer.body().opening(LARGEST_ANSWER + 1, deadline, limits.idle());
      if (body.length > LARGEST_ANSWER) {
        throw Web.unreachable(address, "more than %,d bytes".formatted(LARGEST_ANSWER));
      }
      return body;
    } catch (IOException e) {
      throw Web.unreachable(address, Trouble.in(e));
    }
  }
}
