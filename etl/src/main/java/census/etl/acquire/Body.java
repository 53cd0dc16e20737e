package census.etl.acquire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, taken piece by piece. The HTTP client itself does not mind a server that
 * falls silent within a body; this does.
 */
final class Body implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

  /** Pieces asked for ahead; each is some 16 KB. */
  private static final int AHEAD = 16;

  private sealed interface Signal {}

  private record Piece(List<ByteBuffer> buffers) implements Signal {}

  private record End(@Nullable Throwable cause) implements Signal {}

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  static Body of(Flow.Publisher<List<ByteBuffer>> publisher) {
    Body body = new Body();
    publisher.subscribe(body);
    return body;
  }

  /** The next piece, or null after the last. */
  @Nullable List<ByteBuffer> next(Duration idle) throws IOException {
    Signal signal = poll(idle);
    if (signal == null) {
      throw new HttpTimeoutException("the server fell silent for " + idle.toMillis() + " ms");
    }
    if (signal instanceof Piece piece) {
      askForMore();
      return piece.buffers();
    }
    return end(((End) signal).cause());
  }

  /** The first bytes, as many as wanted or as there are. */
  byte[] opening(int wanted, Deadline deadline, Duration idle) throws IOException {
    ByteArrayOutputStream opening = new ByteArrayOutputStream();
    while (opening.size() < wanted) {
      List<ByteBuffer> piece = next(deadline.atMost(idle));
      if (piece == null) {
        break;
      }
      piece.forEach(buffer -> opening.writeBytes(bytes(buffer)));
    }
    return opening.toByteArray();
  }

  /** Lets go of the connection if the body is not at its end. */
  @Override
  public void close() {
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(AHEAD);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Piece(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    signals.add(new End(cause));
  }

  @Override
  public void onComplete() {
    signals.add(new End(null));
  }

  private @Nullable Signal poll(Duration idle) throws IOException {
    try {
      return signals.poll(idle.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("stopped").initCause(e);
    }
  }

  private void askForMore() {
    Flow.Subscription current = subscription;
    if (current != null) {
      current.request(1);
    }
  }

  private static @Nullable List<ByteBuffer> end(@Nullable Throwable cause) throws IOException {
    if (cause == null) {
      return null;
    }
    throw (IOException) new EOFException("the connection was cut").initCause(cause);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
