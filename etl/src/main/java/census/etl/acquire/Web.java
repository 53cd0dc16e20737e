package census.etl.acquire;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks servers, follows their redirects as far as is safe, and hands on their answers. */
final class Web {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpClient client;
  private final WebLimits limits;

  Web(WebLimits limits) {
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .build();
  }

  /**
   * The answer to GET or HEAD.
   *
   * @throws IOException if there was none, which may pass
   * @throws Fault if there can be none
   */
  Answer ask(String method, URI address, Map<String, String> headers, Deadline deadline)
      throws IOException {
    refuse(address, address, Address.danger(address));
    URI next = address;
    for (int redirects = 0; redirects <= limits.redirects(); redirects++) {
      Answer answer = askOnce(method, next, headers, deadline);
      if (!REDIRECTS.contains(answer.status())) {
        return answer;
      }
      answer.close();
      next = target(address, answer);
    }
    throw unreachable(
        address, "more than %d redirects, the last to %s".formatted(limits.redirects(), next));
  }

  private static URI target(URI address, Answer answer) {
    String location = answer.header("Location");
    if (location == null) {
      throw unreachable(address, "a redirect to nowhere, with status " + answer.status());
    }
    URI target = resolved(address, answer.address(), location);
    refuse(address, target, Address.danger(answer.address(), target));
    return target;
  }

  private static URI resolved(URI address, URI from, String location) {
    try {
      return from.resolve(location.strip().replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw unreachable(address, "a redirect to " + location + ", which is no address");
    }
  }

  private static void refuse(URI address, URI target, @Nullable String danger) {
    if (danger != null) {
      String what = address.equals(target) ? "an address" : "a redirect to " + target;
      throw unreachable(address, what + ", " + danger);
    }
  }

  static Fault unreachable(URI address, String found) {
    return new Fault(Kind.SOURCE_UNREACHABLE.at(Place.file(address.toString())).found(found));
  }

  private Answer askOnce(String method, URI address, Map<String, String> headers, Deadline deadline)
      throws IOException {
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        await(
            client.sendAsync(
                request(method, address, headers), HttpResponse.BodyHandlers.ofPublisher()),
            deadline.atMost(limits.connect().plus(limits.idle())));
    return new Answer(address, response.statusCode(), response.headers(), Body.of(response.body()));
  }

  private static HttpRequest request(String method, URI address, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("User-Agent", "census-platform")
            .header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    return request.build();
  }

  /** Not the request's own time-out: from Java 26 on that one also bounds the body. */
  private static <T> T await(CompletableFuture<T> answer, Duration patience) throws IOException {
    try {
      return answer.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + patience.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("stopped").initCause(e);
    }
  }
}
