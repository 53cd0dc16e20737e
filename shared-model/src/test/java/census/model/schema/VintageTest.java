package census.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VintageTest {

  private static List<String> inTable(String... columns) {
    return Vintage.ofTables().complaints("t", List.of(columns));
  }

  @Test
  void everyPublishedColumnSaysItsVintage() {
    assertThat(PublishedTable.all())
        .isNotEmpty()
        .allSatisfy(
            table ->
                assertThat(
                        Vintage.ofTables()
                            .complaints(
                                table.name(),
                                table.columns().stream().map(PublishedTable.Column::name).toList()))
                    .isEmpty());
  }

  @Test
  void aCodeNeedsTheEditionOfItsOwnBoundaries() {
    assertThat(inTable("lsoa_code", "edition"))
        .containsExactly("t.lsoa_code needs lsoa_edition beside it, or a year in its name");
    assertThat(inTable("code", "parent_code", "edition"))
        .containsExactly("t.parent_code needs parent_edition beside it, or a year in its name");
    assertThat(inTable("lsoa_code", "lsoa_edition")).isEmpty();
    assertThat(inTable("lsoa_2011_code")).isEmpty();
    assertThat(inTable("ods_code", "pz_code")).isEmpty();
    assertThat(inTable("ward_code", "parish_code", "areas_edition")).isEmpty();
  }

  @Test
  void aRankOrAScoreNeedsTheEditionOfTheIndex() {
    assertThat(inTable("imd_rank", "imd_score", "income_score_exponentially_transformed"))
        .hasSize(3);
    assertThat(inTable("imd_rank", "imd_score", "edition")).isEmpty();
    assertThat(inTable("imd_rank", "imd_edition")).isEmpty();
    assertThat(inTable("imd_rank", "areas_edition")).hasSize(1);
  }

  @Test
  void aQuantileNeedsItsRuleToo() {
    assertThat(inTable("imd_decile", "edition"))
        .containsExactly("t.imd_decile needs quantile_rule beside it, or a year in its name");
    assertThat(inTable("imd_decile", "edition", "quantile_rule")).isEmpty();
  }

  @Test
  void anAnswerMaySayItByYearButNotTheRule() {
    Vintage answers = Vintage.ofAnswers();

    assertThat(answers.complaints("lsoa", List.of("lsoa_code", "year"))).isEmpty();
    assertThat(answers.complaints("index", List.of("imd_decile", "year")))
        .containsExactly("index.imd_decile needs quantile_rule beside it, or a year in its name");
    assertThat(answers.complaints("lsoa", List.of("lsoa_code", "name"))).hasSize(1);
  }
}
