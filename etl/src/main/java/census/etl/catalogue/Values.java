package census.etl.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text leaves to the declaration to say, as <code>${edition}</code>. */
final class Values {

  private static final Pattern VALUE = Pattern.compile("\\$\\{([a-z][a-z0-9_]*)}");

  private Values() {}

  /** The text with what is said; what is not said stays as it is. */
  static String in(String text, Map<String, String> said) {
    return VALUE
        .matcher(text)
        .replaceAll(
            value -> Matcher.quoteReplacement(said.getOrDefault(value.group(1), value.group())));
  }

  /** What is still to be said. */
  static List<String> unsaid(String text, Set<String> said) {
    return VALUE
        .matcher(text)
        .results()
        .map((MatchResult value) -> value.group(1))
        .filter(name -> !said.contains(name))
        .distinct()
        .toList();
  }
}
