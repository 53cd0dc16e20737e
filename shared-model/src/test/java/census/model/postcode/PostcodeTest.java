package census.model.postcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.model.postcode.NotAPostcode.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostcodeTest {

  private static final int TRIES = 20_000;

  // ------------------------------------------------------------------ examples

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SW1A 1AA",
        "sw1a 1aa",
        "SW1A1AA",
        " s w 1 a 1 a a ",
        "SW1A  1AA",
        "SW1A\t1AA\n",
        "SW1A\u00a01AA",
        "SW1A 1AA.",
        "sw1a1aa. ",
        "SWIA IAA",
        "swia1aa"
      })
  void whatPeopleTypeIsUnderstood(String typed) {
    assertThat(Postcode.read(typed)).isEqualTo(new Postcode("SW1A", "1AA"));
  }

  @ParameterizedTest
  @CsvSource({
    "M1 1AE, M1, 1AE, M, M1 1",
    "B33 8TH, B33, 8TH, B, B33 8",
    "W1A 0AX, W1A, 0AX, W, W1A 0",
    "CR2 6XH, CR2, 6XH, CR, CR2 6",
    "DN55 1PT, DN55, 1PT, DN, DN55 1",
    "EC1A 1BB, EC1A, 1BB, EC, EC1A 1",
    "BS0 0AA, BS0, 0AA, BS, BS0 0",
    "GIR 0AA, GIR, 0AA, GIR, GIR 0",
    "NPT 0AA, NPT, 0AA, NPT, NPT 0"
  })
  void everyFormHasItsParts(
      String text, String outward, String inward, String area, String sector) {
    Postcode postcode = Postcode.of(text);

    assertThat(postcode.toString()).isEqualTo(text);
    assertThat(postcode.outward()).isEqualTo(outward);
    assertThat(postcode.inward()).isEqualTo(inward);
    assertThat(postcode.area()).isEqualTo(area);
    assertThat(postcode.sector()).isEqualTo(sector);
  }

  @ParameterizedTest
  @CsvSource({
    "MI IAE, M1 1AE",
    "SIO 2HB, S10 2HB",
    "COO OAA, CO0 0AA",
    "COI OAA, CO1 0AA",
    "SO1 1AA, SO1 1AA",
    "LO1 1AA, LO1 1AA",
    "LOI 1AA, LO1 1AA",
    "ECIO 1AA, EC10 1AA",
    "WIA OAX, W1A 0AX",
    "LIO 1AA, L10 1AA",
    "OX1 OAA, OX1 0AA",
    "GIR OAA, GIR 0AA",
    "GIR 1AA, G1R 1AA"
  })
  void oAndIAreReadAsDigitsWhereOnlyADigitCanStand(String typed, String meant) {
    assertThat(Postcode.of(typed)).hasToString(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'  ', EMPTY",
    "'.', EMPTY",
    "'SW1A', TOO_SHORT",
    "'SW1A 1AAA', TOO_LONG",
    "'PA31 8UAA', TOO_LONG",
    "'SW1A-1AA', CHARACTER",
    "'SW1A 1AA..', CHARACTER",
    "'SW1A 1A\u00c4', CHARACTER",
    "'SW1A 1A\u0000', CHARACTER",
    "'SW1A 1A1', INWARD_FORM",
    "'SW1A AAA', INWARD_FORM",
    "'SW1A 1A0', INWARD_FORM",
    "'SW1A 1CA', INWARD_LETTER",
    "'SW1A 1AO', INWARD_LETTER",
    "'1A 1AA', OUTWARD_FORM",
    "'SWA1 1AA', OUTWARD_FORM",
    "'S01 1AA', OUTWARD_FORM",
    "'QQ1 1AA', AREA_LETTER",
    "'V1 1AA', AREA_LETTER",
    "'SJ1 1AA', AREA_LETTER",
    "'ZZ1 1AA', AREA_LETTER"
  })
  void whatCanNotBeAPostcodeSaysWhy(String text, Reason reason) {
    assertThat(Postcode.read(text)).isEqualTo(new NotAPostcode(text, reason));
    assertThatThrownBy(() -> Postcode.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"%s\" can not be a postcode: %s", text, reason.sentence());
  }

  @ParameterizedTest
  @CsvSource({
    "ZZ99 3VZ, NO_FIXED_ABODE",
    "ZZ993WZ, NOT_KNOWN",
    "zz99 3cz, ENGLAND",
    "ZZ99 1WZ, SCOTLAND",
    "ZZ99 3GZ, WALES",
    "ZZ99 2WZ, NORTHERN_IRELAND",
    "ZZ99 6CZ, ANOTHER_COUNTRY"
  })
  void theNhsHasPostcodesOfItsOwn(String text, NhsPseudoPostcode meaning) {
    assertThat(Postcode.of(text).nhsPseudo()).contains(meaning);
  }

  @Test
  void otherPostcodesAreNotTheNhss() {
    assertThat(Postcode.of("ZE1 0AA").nhsPseudo()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"JE2 3AB, JERSEY", "GY9 3UF, GUERNSEY", "IM1 1AA, ISLE_OF_MAN"})
  void threeAreasAreNoPartOfTheUnitedKingdom(String text, CrownDependency island) {
    assertThat(Postcode.of(text).crownDependency()).contains(island);
    assertThat(Postcode.of("SW1A 1AA").crownDependency()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SW1A, 1aa",
    "sw1a, 1AA",
    "SWIA, 1AA",
    "SW1A, 1AAA",
    "SW1A, 1A",
    "'', 1AA",
    "ZZ99, AAA"
  })
  void onlyTheCanonicalFormIsOne(String outward, String inward) {
    assertThatThrownBy(() -> new Postcode(outward, inward))
        .hasMessage("\"%s %s\" is not a postcode as in SW1A 1AA", outward, inward);
  }

  @Test
  void codesAreStable() {
    assertThat(Stream.of(Reason.values()).map(Reason::id))
        .containsExactly(
            "empty",
            "character",
            "too_short",
            "too_long",
            "inward_form",
            "inward_letter",
            "outward_form",
            "area_letter");
    assertThat(NhsPseudoPostcode.NO_FIXED_ABODE.id()).isEqualTo("no_fixed_abode");
    assertThat(CrownDependency.ISLE_OF_MAN.id()).isEqualTo("isle_of_man");
  }

  // ------------------------------------------------------------------ properties

  @Test
  void everyPostcodeIsReadHoweverItIsTyped() {
    Random random = new Random(1);
    for (int i = 0; i < TRIES; i++) {
      Postcode postcode = any(random);

      assertThat(Postcode.read(typed(postcode, random))).isEqualTo(postcode);
    }
  }

  @Test
  void everyPostcodeHasAKeyOfItsOwnFromWhichItComesBack() {
    Random random = new Random(2);
    for (int i = 0; i < TRIES; i++) {
      Postcode one = any(random);
      Postcode other = any(random);

      assertThat(Postcode.ofKey(one.key())).isEqualTo(one);
      assertThat(one.key() == other.key()).isEqualTo(one.equals(other));
      assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    }
  }

  @Test
  void keysOfAnOutwardCodeLieSideBySide() {
    List<String> inOrder =
        Stream.of("M11 0AA", "M1 9ZZ", "M1 0AA", "M1A 0AA", "MA1 0AA", "M2 0AA", "M1 1AA")
            .map(Postcode::of)
            .sorted()
            .map(Postcode::toString)
            .toList();

    assertThat(inOrder)
        .containsExactly("M1 0AA", "M1 1AA", "M1 9ZZ", "M11 0AA", "M1A 0AA", "M2 0AA", "MA1 0AA");
  }

  /** The key of mere letters finds a postcode, and never another than reading them would. */
  @Test
  void theKeyOfATextIsThatOfThePostcodeThatItIs() {
    Random random = new Random(3);
    for (int i = 0; i < TRIES; i++) {
      Postcode postcode = any(random);

      assertThat(keyOf(postcode.toString())).isEqualTo(postcode.key());
      assertThat(keyOf(postcode.compact().toLowerCase(Locale.ROOT))).isEqualTo(postcode.key());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "M1 1A", "SW1A 1AAA", "M1-1AA", "M1\t1AA", "\u00a0M1 1AA", "é1 1AA"})
  void aTextThatIsNoPlainPostcodeHasNoKey(String text) {
    assertThat(keyOf(text)).isNegative();
  }

  private static long keyOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Postcode.keyOf(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE})
  void aKeyOfNoPostcodeIsRefused(long key) {
    assertThatThrownBy(() -> Postcode.ofKey(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anyTextIsEitherAPostcodeOrHasAReason() {
    Random random = new Random(3);
    String alphabet = "SWAZIOQ019 .-\u00a0\u0000\u00e9\ud83d";
    int postcodes = 0;
    for (int i = 0; i < TRIES; i++) {
      String text = text(random, alphabet);
      Reading reading = Postcode.read(text);

      if (reading instanceof NotAPostcode not) {
        assertThat(not.text()).isEqualTo(text);
      } else {
        Postcode postcode = (Postcode) reading;
        assertThat(Postcode.read(postcode.toString())).isEqualTo(postcode);
        assertThat(Postcode.read(postcode.compact())).isEqualTo(postcode);
        postcodes++;
      }
    }
    assertThat(postcodes).isPositive();
  }

  private static String text(Random random, String alphabet) {
    return IntStream.range(0, random.nextInt(9))
        .map(i -> alphabet.charAt(random.nextInt(alphabet.length())))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Postcode any(Random random) {
    String form = Arrays.asList("F9", "F19", "F9T", "FS9", "FS19", "FS9T").get(random.nextInt(6));
    return new Postcode(filled(form, random), filled("9UU", random));
  }

  private static String filled(String form, Random random) {
    StringBuilder filled = new StringBuilder();
    for (char place : form.toCharArray()) {
      String letters =
          switch (place) {
            case 'F' -> "ABCDEFGHIJKLMNOPRSTUWYZ";
            case 'S' -> "ABCDEFGHKLMNOPQRSTUVWXY";
            case 'T' -> "ABCDEFGHJKLMNPQRSTUVWXYZ";
            case 'U' -> "ABDEFGHJLNPQRSTUWXYZ";
            case '1' -> "123456789";
            default -> "0123456789";
          };
      filled.append(letters.charAt(random.nextInt(letters.length())));
    }
    return filled.toString();
  }

  /** As a person might: blanks strewn in, any case, perhaps a full stop, a letter for a digit. */
  private static String typed(Postcode postcode, Random random) {
    StringBuilder typed = new StringBuilder();
    String compact = postcode.compact();
    for (int i = 0; i < compact.length(); i++) {
      char c = compact.charAt(i);
      boolean startsInward = i == compact.length() - 3;
      if (startsInward && random.nextBoolean()) {
        c = c == '0' ? 'O' : c == '1' ? 'I' : c;
      }
      typed.append(" \u00a0\t".repeat(random.nextInt(2)));
      typed.append(random.nextBoolean() ? Character.toLowerCase(c) : c);
    }
    return typed + (random.nextBoolean() ? "." : "");
  }
}
