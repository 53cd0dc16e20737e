package census.api.postcode;

import census.api.web.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What somebody has typed of a postcode so far. Without a blank it can be understood in more than
 * one way: {@code M11} begins both M11 1AA and M1 1AA.
 *
 * @param letters without blanks
 * @param gap how many letters stand before the blank, where one was typed
 */
record Beginning(String letters, Optional<Integer> gap) {

  private static final Pattern FORM =
      Pattern.compile("\\s*(?:([A-Z0-9]{1,4})\\s+([A-Z0-9]{0,3})|([A-Z0-9]{1,7}))\\s*");

  private static final int SHORTEST_OUTWARD = 2;
  private static final int LONGEST_OUTWARD = 4;

  static Beginning of(String typed) {
    Matcher form = FORM.matcher(typed.toUpperCase(Locale.ROOT));
    if (!form.matches()) {
      throw Problem.badValue(
          "query", "A postcode begins with letters and digits, seven at most, as in SW1A 1.");
    }
    return form.group(3) != null
        ? new Beginning(form.group(3), Optional.empty())
        : new Beginning(form.group(1) + form.group(2), Optional.of(form.group(1).length()));
  }

  /** All rows that begin so, in their order. */
  IntStream rows(Postcodes postcodes) {
    List<Rows> found = new ArrayList<>();
    if (gap.isPresent()) {
      found.add(split(postcodes, gap.get()));
    } else {
      found.add(postcodes.beginningWith(letters));
      for (int at = SHORTEST_OUTWARD; at <= Math.min(LONGEST_OUTWARD, letters.length() - 1); at++) {
        found.add(split(postcodes, at));
      }
    }
    return found.stream().sorted(Comparator.comparing(Rows::first)).flatMapToInt(Rows::stream);
  }

  private Rows split(Postcodes postcodes, int at) {
    return postcodes.beginningWith(letters.substring(0, at), letters.substring(at));
  }
}
