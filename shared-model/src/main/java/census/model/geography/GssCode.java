package census.model.geography;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A nine-character code of the Government Statistical Service, such as {@code E01000001}: a letter
 * for the country, two digits for the kind of area, six for the area. That a text has this form
 * does not say that the area exists: that is for a published table to answer.
 */
public record GssCode(String text) {

  private static final Pattern FORM = Pattern.compile("[EWSNKJLM][0-9]{8}");
  private static final String PSEUDO = "999999";

  public GssCode {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a GSS code: one letter and eight digits, as in E01000001".formatted(text));
    }
  }

  public static boolean looksLike(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Whether the code stands for no area, as those do that end in 999999: E99999999 where England
   * has no such areas, L99999999 for all of the Channel Islands.
   */
  public boolean isPseudo() {
    return text.endsWith(PSEUDO);
  }

  /** Empty for codes that span nations (K) and for the Channel Islands and the Isle of Man. */
  public Optional<Nation> nation() {
    return Nation.withInitial(text.charAt(0));
  }
}
