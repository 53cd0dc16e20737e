package census.api.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Files, whole or the part that was asked for, so that whoever lost the connection goes on where it
 * was. No more than some are sent at a time: each may take as long as its caller likes.
 */
@Component
final class SentFiles {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Semaphore free;

  SentFiles(Limits limits) {
    this.free = new Semaphore(limits.downloads());
  }

  /** From the first byte to the last, both included. */
  private record Part(long first, long last) {

    long bytes() {
      return last - first + 1;
    }
  }

  ServerResponse answer(Answer.File file, ServerRequest request) {
    boolean willBeSent = false;
    try {
      String tag = '"' + file.sha256() + '"';
      long bytes = file.content().size();
      if (Behind.isKnown(tag, request)) {
        return described(ServerResponse.status(HttpStatus.NOT_MODIFIED), file, tag).build();
      }
      @Nullable Part part = part(request, tag, bytes);
      ServerResponse.BodyBuilder response =
          described(
              ServerResponse.status(part == null ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT),
              file,
              tag);
      if (part != null) {
        response.header(
            "Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), bytes));
      }
      Part sent = part == null ? new Part(0, bytes - 1) : part;
      response.contentLength(sent.bytes()).contentType(file.type());
      if (request.method().equals(HttpMethod.HEAD)) {
        return response.build();
      }
      if (!free.tryAcquire()) {
        throw Problem.unavailable("As many files are being sent as can be. Try again.");
      }
      willBeSent = true;
      return response.build(
          (servletRequest, servletResponse) -> {
            try (FileChannel content = file.content()) {
              send(content, sent, servletResponse.getOutputStream());
            } finally {
              free.release();
            }
            return null;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!willBeSent) {
        close(file);
      }
    }
  }

  private static void close(Answer.File file) {
    try {
      file.content().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Strong, and so never compressed on the way: a part is a part of these bytes. */
  private static ServerResponse.BodyBuilder described(
      ServerResponse.BodyBuilder response, Answer.File file, String tag) {
    if (file.sample()) {
      response.header("Census-Data", "sample");
    }
    return response
        .eTag(tag)
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .header("Accept-Ranges", "bytes")
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
  }

  /**
   * The part that is asked for; none if all of it is, or several parts, or a part of what the file
   * was before.
   */
  private static @Nullable Part part(ServerRequest request, String tag, long bytes) {
    List<String> conditions = request.headers().header("If-Range");
    if (!conditions.isEmpty() && !conditions.contains(tag)) {
      return null;
    }
    List<HttpRange> ranges;
    try {
      ranges = request.headers().range();
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (ranges.size() != 1) {
      return null;
    }
    Part part = new Part(ranges.get(0).getRangeStart(bytes), ranges.get(0).getRangeEnd(bytes));
    if (part.first() >= bytes) {
      throw Problem.noSuchPart(bytes);
    }
    return part;
  }

  private static void send(FileChannel content, Part part, OutputStream out) throws IOException {
    WritableByteChannel channel = Channels.newChannel(out);
    long sent = 0;
    while (sent < part.bytes()) {
      long more = content.transferTo(part.first() + sent, part.bytes() - sent, channel);
      if (more <= 0) {
        throw new EOFException("the file has become shorter");
      }
      sent += more;
    }
  }
}
