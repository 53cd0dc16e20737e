package census.etl.export;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** What a table or column is called in code. */
final class Name {

  private Name() {}

  /** {@code NhsBody} of {@code nhs_body}. */
  static String ofClass(String name) {
    return Arrays.stream(name.split("_", -1)).map(Name::capital).collect(joining());
  }

  /** {@code nhsBody} of {@code nhs_body}. */
  static String ofMember(String name) {
    String joined = ofClass(name);
    return Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
