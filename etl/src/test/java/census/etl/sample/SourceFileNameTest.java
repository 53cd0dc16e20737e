package census.etl.sample;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.catalogue.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFileNameTest {

  @Test
  void aFileGoesByItsFirstNameWithoutStars() {
    assertThat(name(null, "Scores*.csv", "scores.csv"))
        .isEqualTo(new SourceFileName("Scores.csv", null));
  }

  @Test
  void aFileInAZipIsPackedAgain() {
    assertThat(name("Data/NSPL*.csv", "NSPL.zip"))
        .isEqualTo(new SourceFileName("NSPL.zip", "Data/NSPL.csv"));
    assertThat(name("Data/NSPL.csv", "NSPL"))
        .isEqualTo(new SourceFileName("NSPL.zip", "Data/NSPL.csv"));
    assertThat(name(null, "NSPL.zip")).isEqualTo(new SourceFileName("NSPL.zip", "NSPL.csv"));
  }

  private static SourceFileName name(String member, String... names) {
    return SourceFileName.of(
        new SourceFile(
            List.of(names), null, false, null, member, null, 1 << 20, Layout.of(Format.CSV)));
  }
}
