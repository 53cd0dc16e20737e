package census.model.postcode;

import java.util.Locale;

/**
 * What a postcode of the NHS's district ZZ99 stands for. Records carry these where there is no
 * address to give; no directory lists them and no area belongs to them.
 */
public enum NhsPseudoPostcode {
  NO_FIXED_ABODE("3VZ"),
  NOT_KNOWN("3WZ"),
  ENGLAND("3CZ"),
  WALES("3GZ"),
  SCOTLAND("1WZ"),
  NORTHERN_IRELAND("2WZ"),
  /** One of the many that each stand for a country of the world. */
  ANOTHER_COUNTRY("");

  static final String OUTWARD = "ZZ99";

  private final String inward;

  NhsPseudoPostcode(String inward) {
    this.inward = inward;
  }

  /** As written in answers: {@code no_fixed_abode}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NhsPseudoPostcode withInward(String inward) {
    for (NhsPseudoPostcode each : values()) {
      if (each.inward.equals(inward)) {
        return each;
      }
    }
    return ANOTHER_COUNTRY;
  }
}
