package census.api.postcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.model.postcode.Postcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which row a postcode has, against the plain way of finding out. */
final class RowsOfPostcodesTest {

  private static final String[] OUTWARDS = {
    "M1", "M11", "M1A", "M2", "MA1", "MA11", "MA1A", "SW1A", "ZE1", "ZE3"
  };

  private static final List<String> ALL = some(new Random(3), 4_000);
  private static final Postcodes POSTCODES = of(ALL);

  private static List<String> some(Random random, int tries) {
    TreeSet<String> texts = new TreeSet<>();
    for (int i = 0; i < tries; i++) {
      texts.add(any(random));
    }
    return new ArrayList<>(texts);
  }

  private static String any(Random random) {
    return "%s %d%c%c"
        .formatted(
            OUTWARDS[random.nextInt(OUTWARDS.length)],
            random.nextInt(10),
            "ABDEFZ".charAt(random.nextInt(6)),
            "ABDEFZ".charAt(random.nextInt(6)));
  }

  private static Postcodes of(List<String> texts) {
    Postcodes.Collected collected = new Postcodes.Collected(texts.size());
    texts.forEach(collected::add);
    return collected.finished();
  }

  @Test
  void everyPostcodeHasItsRowAndNoOtherHasOne() {
    for (int row = 0; row < ALL.size(); row++) {
      assertThat(POSTCODES.row(Postcode.of(ALL.get(row)))).isEqualTo(row);
    }
    some(new Random(4), 4_000).stream()
        .filter(text -> !ALL.contains(text))
        .forEach(text -> assertThat(POSTCODES.row(Postcode.of(text))).isEqualTo(Postcodes.ABSENT));
    assertThat(POSTCODES.row(Postcode.of("M3 1AA"))).isEqualTo(Postcodes.ABSENT);
  }

  @Test
  void aBeginningFindsAllThatBeginSoAndNothingElse() {
    Random random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      String written = any(random);
      String typed = written.substring(0, 1 + random.nextInt(written.length()));
      boolean spaced = random.nextBoolean() || !typed.contains(" ");
      String letters = typed.replace(" ", "");

      List<String> found =
          Beginning.of(spaced ? typed : letters).rows(POSTCODES).mapToObj(ALL::get).toList();

      assertThat(found)
          .as(typed)
          .isEqualTo(
              ALL.stream()
                  .filter(
                      text ->
                          spaced && typed.contains(" ")
                              ? text.startsWith(typed)
                              : text.replace(" ", "").startsWith(letters))
                  .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"M1 1AA", "M1 1AB", "M 1 1AA", "M1-1AA", "M1 AAA", "L1 1AA", ""})
  void whatIsOutOfOrderOrInAnotherFormIsNotTaken(String text) {
    Postcodes.Collected collected = new Postcodes.Collected(2);
    collected.add("M1 1AB");

    assertThatThrownBy(() -> collected.add(text)).isInstanceOf(IllegalStateException.class);
  }
}
