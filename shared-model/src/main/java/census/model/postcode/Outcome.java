package census.model.postcode;

import java.util.Locale;

/** What came of looking a text up in the directory. Programs compare these, so they stay. */
public enum Outcome {
  FOUND,
  /** In the directory, and no longer in use. */
  TERMINATED,
  /** Has the form of a postcode and is not in the directory. */
  UNKNOWN,
  /** Can not be a postcode. */
  MALFORMED,
  NHS_PSEUDO;

  /** As written in answers: {@code nhs_pseudo}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
