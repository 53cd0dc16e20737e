package census.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands where a postcode should: it is answered or refused, and never our fault. More
 * tries than usual: {@code -Dcensus.test.nonsense=100000}.
 */
final class PostcodeNonsenseTest extends ApiTest {

  private static final int TRIES = Integer.getInteger("census.test.nonsense", 1_000);

  private static final String LETTERS =
      "ZA1 1AAabcdefzzOI09  .,;:%+&=?#/\\\"'<>[]{}|^`~!@$*()\0\t\r\nßÄ٣\u00A0\u2003\uFFFD😀";

  private static String nonsense(Random random) {
    int length = random.nextInt(random.nextInt(20) == 0 ? 2_000 : 12);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static void ask(String prefix, UnaryOperator<String> encoding) throws IOException {
    Random random = new Random(prefix.hashCode());
    for (int i = 0; i < TRIES; i++) {
      String target = prefix + encoding.apply(nonsense(random));
      assertAnsweredOrRefused(target, API.raw(target));
    }
  }

  private static void assertAnsweredOrRefused(String what, String answer) {
    assertThat(answer).as(what).startsWith("HTTP/1.1 ");
    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(status).as(what).isBetween(200, 499);
    if (status >= 400) {
      assertThat(answer).as(what).contains("application/problem+json", "\"detail\":");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Nothing but what would end the line is encoded. */
  private static String raw(String text) {
    return text.replaceAll("[\\s\0]", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/postcodes/", "/api/v1/outcodes/", "/api/v1/boundaries?postcode="})
  void nonsenseIsRefused(String prefix) throws IOException {
    ask(prefix, PostcodeNonsenseTest::encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/postcodes/",
        "/api/v1/postcodes?query=",
        "/api/v1/postcodes?lat=",
        "/api/v1/postcodes?",
        "/rcpch-census-platform/api/v1/boundaries/?postcode="
      })
  void whatIsNotEvenEncodedIsRefused(String prefix) throws IOException {
    ask(prefix, PostcodeNonsenseTest::raw);
  }

  @Test
  void nonsenseThatIsSentIsRefused() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < TRIES; i++) {
      byte[] body =
          (random.nextBoolean() ? "[\"" : "{\"postcodes\":[\"")
              .concat(nonsense(random))
              .getBytes(UTF_8);
      assertAnsweredOrRefused(new String(body, UTF_8), post(body));
    }
  }

  private static String post(byte[] body) throws IOException {
    try (Socket socket = new Socket("localhost", API.port());
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      out.write(
          "POST /api/v1/postcodes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
              .formatted(body.length)
              .getBytes(UTF_8));
      out.write(body);
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
