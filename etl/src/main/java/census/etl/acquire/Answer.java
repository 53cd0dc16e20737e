package census.etl.acquire;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server answered after the redirects, its body not yet read. */
record Answer(URI address, int status, HttpHeaders headers, Body body) implements AutoCloseable {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes\\s+(?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");
  private static final Pattern FILE_NAME =
      Pattern.compile("filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENCODED_FILE_NAME =
      Pattern.compile("filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);

  @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  Version version() {
    return new Version(header("ETag"), header("Last-Modified"));
  }

  boolean isWebPage() {
    return headers.firstValue("Content-Type").filter(WebPage::isType).isPresent();
  }

  /** How the bytes are packed for the way only; empty if they are not. */
  String encoding() {
    String encoding = headers.firstValue("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
    return encoding.strip().equals("identity") ? "" : encoding.strip();
  }

  OptionalLong length() {
    return number(header("Content-Length"));
  }

  /** Where the part begins that this answer brings, or -1 if it does not say. */
  long rangeStart() {
    Matcher range = range();
    return range.matches() ? number(range.group(1)).orElse(-1) : -1;
  }

  /** How long the whole file is of which this answer brings a part. */
  OptionalLong rangeTotal() {
    Matcher range = range();
    return range.matches() ? number(range.group(2)) : OptionalLong.empty();
  }

  /** What the publisher calls the file. */
  String fileName() {
    String given = nameIn(headers.firstValue("Content-Disposition").orElse(""));
    List<String> segments = List.of(Zip.slashed(given.isBlank() ? path() : given).split("/", -1));
    String name = segments.get(segments.size() - 1).replaceAll("\\p{Cntrl}", "").strip();
    return name.isEmpty() ? String.valueOf(address.getHost()) : name;
  }

  @Override
  public void close() {
    body.close();
  }

  private String path() {
    String path = address.getPath();
    return path == null ? "" : path;
  }

  private Matcher range() {
    return CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse("").strip());
  }

  private static String nameIn(String disposition) {
    Matcher encoded = ENCODED_FILE_NAME.matcher(disposition);
    if (encoded.find()) {
      return decoded(encoded.group(1));
    }
    Matcher plain = FILE_NAME.matcher(disposition);
    if (!plain.find()) {
      return "";
    }
    return plain.group(1) != null ? plain.group(1) : plain.group(2);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static OptionalLong number(@Nullable String text) {
    try {
      return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
