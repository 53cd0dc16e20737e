package census.model.postcode;

import census.model.postcode.NotAPostcode.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A text that has the form of a postcode. That it has does not say that the postcode exists: that
 * is for the directory to answer.
 *
 * @param outward the district to which the mail goes out, as in {@code SW1A}
 * @param inward the sector and unit within it, as in {@code 1AA}
 */
public record Postcode(String outward, String inward) implements Reading, Comparable<Postcode> {

  private static final int SHORTEST = 5;
  private static final int LONGEST = 7;
  private static final int INWARD = 3;

  /**
   * Each place of an outward code. A: a letter that can begin a postcode. B: one that can come
   * second. C: any but I and O. 1: a digit but 0. 9: any digit.
   */
  private static final List<String> OUTWARD_FORMS =
      List.of("A9", "A19", "A9C", "AB9", "AB19", "AB9C");

  /** Two outward codes have no district: Girobank's, and that of Newport until 1984. */
  private static final String GIROBANK = "GIR";

  private static final String NEWPORT = "NPT";

  private static final String NEVER_FIRST = "QVX";
  private static final String NEVER_SECOND = "IJZ";
  private static final String NEVER_AFTER_THE_DISTRICT = "IO";
  private static final String NEVER_INWARD = "CIKMOV";

  /** Blank, then digits, then letters: so keys and texts are in the same order. */
  private static final String KEY_DIGITS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final int KEY_BASE = KEY_DIGITS.length();

  /**
   * @throws IllegalArgumentException if both together are no postcode in its canonical form
   */
  public Postcode {
    if (inward.length() != INWARD || !isCanonical(outward, inward)) {
      throw new IllegalArgumentException(
          "\"%s %s\" is not a postcode as in SW1A 1AA".formatted(outward, inward));
    }
  }

  private static boolean isCanonical(String outward, String inward) {
    return wrongInward(outward, inward).isEmpty()
        && corrected(outward, inward).filter(outward::equals).isPresent();
  }

  // ------------------------------------------------------------------ reading

  /**
   * Reads what a person has typed: in any case, with blanks anywhere or nowhere, with a full stop
   * at the end, with the letter O for a zero or I for a one where only a digit can stand.
   */
  public static Reading read(String text) {
    StringBuilder compact = new StringBuilder(LONGEST);
    int end = endOf(text);
    for (int i = 0; i < end; i++) {
      char c = upper(text.charAt(i));
      if (isBlank(c)) {
        continue;
      }
      if (!isLetter(c) && !isDigit(c)) {
        return new NotAPostcode(text, Reason.CHARACTER);
      }
      if (compact.length() <= LONGEST) {
        compact.append(c);
      }
    }
    if (compact.isEmpty()) {
      return new NotAPostcode(text, Reason.EMPTY);
    }
    if (compact.length() < SHORTEST) {
      return new NotAPostcode(text, Reason.TOO_SHORT);
    }
    if (compact.length() > LONGEST) {
      return new NotAPostcode(text, Reason.TOO_LONG);
    }
    return read(text, compact.toString());
  }

  /**
   * The postcode of a text that is known to be one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Postcode of(String text) {
    Reading reading = read(text);
    if (reading instanceof NotAPostcode not) {
      throw new IllegalArgumentException(
          "\"%s\" can not be a postcode: %s".formatted(text, not.reason().sentence()));
    }
    return (Postcode) reading;
  }

  private static Reading read(String text, String compact) {
    int gap = compact.length() - INWARD;
    String typed = compact.substring(0, gap);
    String inward = digit(compact.charAt(gap)) + compact.substring(gap + 1);
    Optional<Reason> wrong = wrongInward(typed, inward);
    if (wrong.isPresent()) {
      return new NotAPostcode(text, wrong.get());
    }
    return corrected(typed, inward)
        .<Reading>map(outward -> new Postcode(outward, inward))
        .orElseGet(() -> new NotAPostcode(text, wrongOutward(typed)));
  }

  private static int endOf(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end > 0 && text.charAt(end - 1) == '.' ? end - 1 : end;
  }

  // ------------------------------------------------------------------ the rules

  private static Optional<Reason> wrongInward(String outward, String inward) {
    char unit = inward.charAt(1);
    char last = inward.charAt(2);
    if (!isDigit(inward.charAt(0)) || !isLetter(unit) || !isLetter(last)) {
      return Optional.of(Reason.INWARD_FORM);
    }
    boolean never = isOneOf(NEVER_INWARD, unit) || isOneOf(NEVER_INWARD, last);
    return never && !isNhs(outward) ? Optional.of(Reason.INWARD_LETTER) : Optional.empty();
  }

  private static Reason wrongOutward(String typed) {
    return isOneOf(NEVER_FIRST, typed.charAt(0)) || isOneOf(NEVER_SECOND, typed.charAt(1))
        ? Reason.AREA_LETTER
        : Reason.OUTWARD_FORM;
  }

  /** The outward code that was meant: of all forms that fit, that with the fewest corrections. */
  private static Optional<String> corrected(String typed, String inward) {
    if (isNhs(typed) || typed.equals(NEWPORT) || (typed.equals(GIROBANK) && inward.equals("0AA"))) {
      return Optional.of(typed);
    }
    for (String form : OUTWARD_FORMS) {
      if (isOf(form, typed)) {
        return Optional.of(typed);
      }
    }
    return OUTWARD_FORMS.stream()
        .filter(form -> form.length() == typed.length())
        .flatMap(form -> correctedTo(form, typed).stream())
        .min(Comparator.comparingInt(outward -> differences(typed, outward)));
  }

  /** Most are: they need no correction, and millions of them are read. */
  private static boolean isOf(String form, String typed) {
    if (form.length() != typed.length()) {
      return false;
    }
    for (int i = 0; i < typed.length(); i++) {
      if (!fits(form.charAt(i), typed.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> correctedTo(String form, String typed) {
    StringBuilder outward = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char place = form.charAt(i);
      char meant = isDigit(place) ? digit(typed.charAt(i)) : typed.charAt(i);
      if (!fits(place, meant)) {
        return Optional.empty();
      }
      outward.append(meant);
    }
    return Optional.of(outward.toString());
  }

  private static boolean fits(char place, char c) {
    return switch (place) {
      case 'A' -> isLetter(c) && !isOneOf(NEVER_FIRST, c);
      case 'B' -> isLetter(c) && !isOneOf(NEVER_SECOND, c);
      case 'C' -> isLetter(c) && !isOneOf(NEVER_AFTER_THE_DISTRICT, c);
      case '1' -> isDigit(c) && c != '0';
      default -> isDigit(c);
    };
  }

  private static int differences(String one, String other) {
    int differences = 0;
    for (int i = 0; i < one.length(); i++) {
      differences += one.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return differences;
  }

  private static boolean isNhs(String outward) {
    return outward.equals(NhsPseudoPostcode.OUTWARD);
  }

  // ------------------------------------------------------------------ what it says

  /** The canonical form, with one blank: {@code SW1A 1AA}. */
  @Override
  public String toString() {
    return outward + ' ' + inward;
  }

  /** Without the blank: {@code SW1A1AA}. */
  public String compact() {
    return outward + inward;
  }

  /** The letters that it begins with: {@code SW}. */
  public String area() {
    int end = 0;
    while (end < outward.length() && isLetter(outward.charAt(end))) {
      end++;
    }
    return outward.substring(0, end);
  }

  /** The outward code and the first digit of the inward: {@code SW1A 1}. */
  public String sector() {
    return outward + ' ' + inward.charAt(0);
  }

  /** What it stands for, if it is one that the NHS has made up. */
  public Optional<NhsPseudoPostcode> nhsPseudo() {
    return isNhs(outward) ? Optional.of(NhsPseudoPostcode.withInward(inward)) : Optional.empty();
  }

  /** The island that it is on, if that is no part of the United Kingdom. */
  public Optional<CrownDependency> crownDependency() {
    return CrownDependency.withArea(area());
  }

  /** By outward code, then by inward: the order of {@link #key}. */
  @Override
  public int compareTo(Postcode other) {
    return Long.compare(key(), other.key());
  }

  // ------------------------------------------------------------------ keys

  /**
   * A number that stands for this postcode and no other, for tables in memory. All postcodes of one
   * outward code, and of one sector, lie side by side.
   */
  public long key() {
    return key(outward, LONGEST - INWARD) * power(INWARD) + key(inward, INWARD);
  }

  /**
   * The key that the letters and digits of a text make, in any case and with blanks anywhere; it is
   * negative if they can make none. Nothing is corrected and no rule is looked at, so this is for
   * tables that hold the keys of postcodes, where it finds nearly all that {@link #read} would, at
   * a fraction of the cost.
   */
  public static long keyOf(byte[] text, int from, int to) {
    long letters = 0;
    int length = 0;
    for (int i = from; i < to; i++) {
      char c = upper((char) (text[i] & 0xff));
      if (c == ' ') {
        continue;
      }
      if (!isLetter(c) && !isDigit(c)) {
        return -1;
      }
      length++;
      if (length > LONGEST) {
        return -1;
      }
      letters = letters * KEY_BASE + keyDigit(c);
    }
    if (length < SHORTEST) {
      return -1;
    }
    long inwards = power(INWARD);
    return letters / inwards * power(LONGEST - length) * inwards + letters % inwards;
  }

  /**
   * The postcode that has this key.
   *
   * @throws IllegalArgumentException if none has
   */
  public static Postcode ofKey(long key) {
    char[] letters = new char[LONGEST];
    long rest = key;
    for (int i = LONGEST - 1; i >= 0; i--) {
      letters[i] = KEY_DIGITS.charAt(Math.floorMod(rest, KEY_BASE));
      rest = Math.floorDiv(rest, KEY_BASE);
    }
    String text = new String(letters);
    return new Postcode(
        text.substring(0, LONGEST - INWARD).stripTrailing(), text.substring(LONGEST - INWARD));
  }

  private static long key(String code, int width) {
    long key = 0;
    for (int i = 0; i < width; i++) {
      key = key * KEY_BASE + (i < code.length() ? keyDigit(code.charAt(i)) : 0);
    }
    return key;
  }

  private static int keyDigit(char c) {
    return isDigit(c) ? 1 + c - '0' : 11 + c - 'A';
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= KEY_BASE;
    }
    return power;
  }

  // ------------------------------------------------------------------ characters

  private static char digit(char c) {
    return switch (c) {
      case 'O' -> '0';
      case 'I' -> '1';
      default -> c;
    };
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  private static boolean isOneOf(String characters, char c) {
    return characters.indexOf(c) >= 0;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
