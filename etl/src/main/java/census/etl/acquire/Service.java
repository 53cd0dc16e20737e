package census.etl.acquire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service that answers questions at once; it is asked with the care that publishers are: not
 * faster than it likes, and again when it is out of breath.
 */
public final class Service {

  private static final int LARGEST_ANSWER = 64 << 20;
  private static final int OK = 200;
  private static final Set<Integer> NOT_THERE = Set.of(404, 410);

  private final URI base;
  private final Web web;
  private final WebLimits limits;
  private final Map<String, String> headers;
  private final Duration between;
  private final Pause pause;
  private final Patience patience;
  private long nextNanos = System.nanoTime();

  public Service(URI base, WebLimits limits) {
    this(base, limits, Map.of(), Duration.ZERO);
  }

  /**
   * A service that wants to know who asks, or not to be asked too often.
   *
   * @param headers sent with each request
   * @param between the least time from one request to the next
   */
  public Service(URI base, WebLimits limits, Map<String, String> headers, Duration between) {
    String address = base.toString();
    this.base = address.endsWith("/") ? base : URI.create(address + "/");
    this.web = new Web(limits);
    this.limits = limits;
    this.headers = new HashMap<>(headers);
    this.headers.putIfAbsent("Accept", "application/json");
    this.between = between;
    this.pause = Pause.REAL;
    this.patience = new Patience(limits, Clock.systemUTC(), pause);
  }

  /**
   * Makes something of an answer; one that it can not use may be a half one, and is asked for
   * again.
   */
  @FunctionalInterface
  public interface Reader<T> {
    T read(byte[] answer) throws IOException;
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
    return find(path, answer -> answer)
        .orElseThrow(() -> Web.unreachable(address(path), "nothing there"));
  }

  /**
   * What it answers, as the reader makes it; empty if it has nothing there.
   *
   * @throws census.etl.finding.Fault if there is no answer, none of use, or too long a one
   */
  public <T> Optional<T> find(String path, Reader<T> reader) {
    URI address = address(path);
    Deadline deadline = Deadline.in(limits.total());
    for (int attempt = 1; ; attempt++) {
      String found;
      Duration asked = null;
      keepPace(address);
      try (Answer answer = web.ask("GET", address, headers, deadline)) {
        int status = answer.status();
        if (status == OK) {
          return Optional.of(reader.read(body(answer, deadline)));
        }
        if (NOT_THERE.contains(status)) {
          return Optional.empty();
        }
        found = "status " + status;
        if (!Patience.mayPass(status)) {
          throw Web.unreachable(address, found);
        }
        asked = patience.asked(answer);
      } catch (InterruptedIOException e) {
        throw Web.unreachable(address, "an order to stop");
      } catch (IOException e) {
        found = Trouble.in(e);
      }
      patience.beforeNext(
          address, Web.unreachable(address, found).findings().get(0), asked, attempt, deadline);
    }
  }

  private byte[] body(Answer answer, Deadline deadline) throws IOException {
    byte[] body = answer.body().opening(LARGEST_ANSWER + 1, deadline, limits.idle());
    if (body.length > LARGEST_ANSWER) {
      throw Web.unreachable(answer.address(), "more than %,d bytes".formatted(LARGEST_ANSWER));
    }
    return body;
  }

  private synchronized void keepPace(URI address) {
    Duration wait = Duration.ofNanos(nextNanos - System.nanoTime());
    if (!wait.isNegative() && !wait.isZero() && !pause.lasts(wait)) {
      throw Web.unreachable(address, "an order to stop");
    }
    nextNanos = System.nanoTime() + between.toNanos();
  }
}
