package census.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends what no well-behaved client would, byte by byte as it is given. */
final class RawClient implements AutoCloseable {

  /** An answer; its headers by their names in small letters. */
  record Answer(int status, Map<String, String> headers, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String type() {
      return headers.getOrDefault("content-type", "").replaceFirst(";.*", "");
    }
  }

  private static final int ATTEMPTS = 5;

  private final int port;
  private @Nullable Socket socket;
  private @Nullable DataInputStream in;

  RawClient(int port) {
    this.port = port;
  }

  /**
   * The server may close a connection that it finds idle. It also does so after it has answered
   * what is too long to be read, and of an answer whose sender has gone on writing nothing may
   * arrive.
   */
  Answer send(String method, String request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return sendOnce(method, request);
      } catch (EOFException | SocketException e) {
        close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Answer sendOnce(String method, String request) throws IOException {
    if (socket == null) {
      socket = new Socket("localhost", port);
      socket.setSoTimeout(30_000);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    boolean hasBody = !method.equals("HEAD") && status != 204 && status != 304;
    byte[] body = hasBody ? body(headers) : new byte[0];
    if (headers.getOrDefault("connection", "").equals("close")) {
      close();
    }
    return new Answer(status, headers, body);
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      return in.readNBytes(Integer.parseInt(headers.get("content-length")));
    }
    if (!headers.containsKey("transfer-encoding")) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      byte[] chunk = in.readNBytes(size);
      if (chunk.length < size) {
        throw new EOFException("in the middle of an answer");
      }
      body.write(chunk);
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("the connection was closed");
      }
      if (each != '\r') {
        line.append((char) each);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
