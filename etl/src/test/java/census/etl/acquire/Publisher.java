package census.etl.acquire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A publisher's server on this machine that misbehaves as it is told: on bare sockets, as a proper
 * server would not let it. It gives its answers in turn, the last one for ever.
 */
final class Publisher implements AutoCloseable {

  /** What was asked, header names in any case. */
  record Request(String line, Map<String, String> headers) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Writes an answer, proper or not; the connection is closed after it. */
  @FunctionalInterface
  interface Reply {
    void write(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  Publisher() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::serve);
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  synchronized void answers(Reply... inTurn) {
    replies.clear();
    replies.addAll(List.of(inTurn));
  }

  List<Request> requests() {
    return requests;
  }

  Request request(int number) {
    return requests.get(number - 1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Headers each as in {@code ETag: "1"}. */
  static Reply status(int status, String... headers) {
    return (request, out) -> head(out, status, "Content-Length: 0", headers);
  }

  static Reply file(String text, String... headers) {
    return file(text.getBytes(UTF_8), headers);
  }

  static Reply file(byte[] content, String... headers) {
    return (request, out) -> {
      head(out, 200, "Content-Length: " + content.length, headers);
      if (!request.line().startsWith("HEAD")) {
        out.write(content);
      }
    };
  }

  /** Announces the whole and closes the connection after the first bytes. */
  static Reply cutAfter(int bytes, String text, String... headers) {
    return (request, out) -> {
      head(out, 200, "Content-Length: " + text.length(), headers);
      out.write(text.getBytes(UTF_8), 0, bytes);
    };
  }

  /** The rest of the file as asked for by Range. */
  static Reply rest(String text, String... headers) {
    return (request, out) -> {
      String range = request.header("Range");
      int start = Integer.parseInt(range.replace("bytes=", "").replace("-", ""));
      byte[] bytes = text.substring(start).getBytes(UTF_8);
      String contentRange =
          "Content-Range: bytes %d-%d/%d".formatted(start, text.length() - 1, text.length());
      head(out, 206, contentRange + "\r\nContent-Length: " + bytes.length, headers);
      out.write(bytes);
    };
  }

  static Reply silentAfter(int bytes, String text, long millis, String... headers) {
    return (request, out) -> {
      head(out, 200, "Content-Length: " + text.length(), headers);
      out.write(text.getBytes(UTF_8), 0, bytes);
      out.flush();
      Thread.sleep(millis);
    };
  }

  /** One byte after the other, each in time, with no end in sight. */
  static Reply drip(long millisBetween, String... headers) {
    return (request, out) -> {
      head(out, 200, "Content-Length: 1000000", headers);
      while (true) {
        out.write('x');
        out.flush();
        Thread.sleep(millisBetween);
      }
    };
  }

  static Reply endless(String... headers) {
    return (request, out) -> {
      head(out, 200, "Connection: close", headers);
      byte[] piece = "1,2,3,4\n".repeat(1024).getBytes(UTF_8);
      while (true) {
        out.write(piece);
      }
    };
  }

  static void head(OutputStream out, int status, String length, String... headers)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " So be it\r\n");
    head.append("Connection: close\r\n").append(length).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
    out.flush();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        daemon(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      Request request = read(connection);
      requests.add(request);
      next().write(request, connection.getOutputStream());
    } catch (IOException | InterruptedException e) {
      // The client has had enough, as it should at times.
    }
  }

  private synchronized Reply next() {
    return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
  }

  private static Request read(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
    String line = in.readLine();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
      int colon = header.indexOf(':');
      headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return new Request(line, headers);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "publisher");
    thread.setDaemon(true);
    thread.start();
  }
}
