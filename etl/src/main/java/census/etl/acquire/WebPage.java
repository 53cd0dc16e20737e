package census.etl.acquire;

import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A web page that stands where a file should. */
record WebPage(@Nullable String title) {

  /** As much of a file as is looked at; the title of a page stands near its top. */
  static final int OPENING = 1 << 16;

  private static final int LONGEST_TITLE = 200;

  private static final Pattern START =
      Pattern.compile(
          "\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html)[\\s>]",
          Pattern.DOTALL);

  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The page that a file with this opening is, if it is one. */
  static Optional<WebPage> startingWith(byte[] opening) {
    String text = text(opening);
    String start = text.substring(0, Math.min(text.length(), 2048)).toLowerCase(Locale.ROOT);
    return START.matcher(start).lookingAt() ? Optional.of(of(text)) : Optional.empty();
  }

  /** What is known by other means to be a page. */
  static WebPage opening(byte[] opening) {
    return of(text(opening));
  }

  static boolean isType(String contentType) {
    String type = contentType.strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || type.startsWith("application/xhtml");
  }

  Finding at(Place place) {
    String page = title == null ? "a page without a title" : "a page titled \"" + title + '"';
    return Kind.SOURCE_IS_A_WEB_PAGE.at(place).found(page);
  }

  private static WebPage of(String text) {
    Matcher matcher = TITLE.matcher(text);
    return new WebPage(matcher.find() ? tidy(matcher.group(1)) : null);
  }

  private static @Nullable String tidy(String title) {
    String plain =
        title
            .replaceAll("\\s+", " ")
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .strip();
    return plain.isEmpty() ? null : plain.substring(0, Math.min(plain.length(), LONGEST_TITLE));
  }

  private static String text(byte[] opening) {
    String text = new String(opening, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
