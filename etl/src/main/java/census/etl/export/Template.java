package census.etl.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A file of a library, in which names in double braces stand for what is to be filled in. */
final class Template {

  private static final Pattern NAME = Pattern.compile("\\{\\{([a-z]+)}}");

  private Template() {}

  /**
   * @param path beside this class
   */
  static String filled(String path, Map<String, String> values) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      String text = new String(in.readAllBytes(), UTF_8);
      return NAME.matcher(text).replaceAll(found -> escaped(found, values));
    }
  }

  private static String escaped(MatchResult found, Map<String, String> values) {
    String value = values.get(found.group(1));
    if (value == null) {
      throw new IllegalStateException("The template wants " + found.group());
    }
    return java.util.regex.Matcher.quoteReplacement(value);
  }
}
