package census.model.postcode;

import java.util.Locale;

/**
 * A text that can not be a postcode, whatever directory is asked.
 *
 * @param reason the first thing that is wrong with it
 */
public record NotAPostcode(String text, Reason reason) implements Reading {

  /** What keeps a text from being a postcode. */
  public enum Reason {
    EMPTY("nothing is there"),
    CHARACTER("a postcode has only letters and digits"),
    TOO_SHORT("a postcode has at least five letters and digits"),
    TOO_LONG("a postcode has at most seven letters and digits"),
    INWARD_FORM("a postcode ends with a digit and two letters, as in 1AA"),
    INWARD_LETTER("C, I, K, M, O and V are never among the last two letters"),
    OUTWARD_FORM("a postcode begins with one or two letters and a district, as in M1, B33 or SW1A"),
    AREA_LETTER(
        "no postcode begins with Q, V or X, and in none is the second letter an I, a J or a Z");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** As written in answers: {@code inward_form}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** For a person to read. */
    public String sentence() {
      return sentence;
    }
  }
}
