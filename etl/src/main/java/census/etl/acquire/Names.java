package census.etl.acquire;

import census.etl.catalogue.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as a declaration lists them: {@code *} is any characters, the rest is literal. */
record Names(List<String> patterns, Pattern expression) {

  static Names of(List<String> patterns) {
    return new Names(patterns, Pattern.compile(expression(patterns), Pattern.DOTALL));
  }

  /** What the wanted member of a zip may be called. */
  static Names ofMember(SourceFile file) {
    return file.member() == null ? of(file.names()) : of(List.of(file.member()));
  }

  Names with(String ending) {
    return of(patterns.stream().map(pattern -> pattern + ending).toList());
  }

  boolean match(String name) {
    return expression.matcher(name).matches();
  }

  /** A pattern with folders is held against the whole path, one without against its last name. */
  boolean matchPath(String path) {
    boolean foldersMatter = patterns.stream().anyMatch(pattern -> pattern.contains("/"));
    return match(lastOf(path)) || (foldersMatter && match(path));
  }

  static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return String.join(", ", patterns);
  }

  private static String expression(List<String> patterns) {
    return patterns.stream().map(Names::expression).collect(Collectors.joining("|"));
  }

  private static String expression(String pattern) {
    return Arrays.stream(pattern.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }
}
