package census.etl.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.enrich.Enricher.Wish;
import census.etl.finding.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added to the rows of a file, from a directory of a few postcodes. */
final class EnricherTest {

  private static final String ADDED =
      ",postcode_status,postcode_remark,small_area_code,imd_nation,imd_edition,imd_rank,imd_score,"
          + "imd_quantile_of_5,imd_quantile_of_10,ward_code,ward_name,latitude";

  private static PublishedExample example;

  @BeforeAll
  static void publish() {
    example = PublishedExample.publish();
  }

  @AfterAll
  static void close() {
    example.close();
  }

  // ------------------------------------------------------------------ rows

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ZA1 1AA|found,,E01900001,england,2025,1,40,5,10,E05900001,\"Sampleford, North\",51.5",
        "za11aa.|found,,E01900001,england,2025,1,40,5,10,E05900001,\"Sampleford, North\",51.5",
        "\"ZA1 1AA\"|found,,E01900001,england,2025,1,40,5,10,E05900001,\"Sampleford, North\",51.5",
        "ZA1 IAA|found,,E01900001,england,2025,1,40,5,10,E05900001,\"Sampleford, North\",51.5",
        "ZA1 1AB|terminated,not_ranked,E01900009,england,2025,,,,,E05900002,,51.6",
        "ZA1 0AA|found,no_edition,,,,,,,,,,51.7",
        "ZA1 2AA|found,no_edition,,,,,,,,,,55.7",
        "JE9 9ZZ|found,channel_islands,,,,,,,,,,",
        "IM9 9ZZ|unknown,isle_of_man,,,,,,,,,,",
        "ZA9 9AA|unknown,,,,,,,,,,,",
        "ZZ99 3VZ|nhs_pseudo,no_fixed_abode,,,,,,,,,,",
        "nonsense!|malformed,character,,,,,,,,,,",
        "''|empty,,,,,,,,,,,",
        "'  '|empty,,,,,,,,,,,",
      })
  void aRowGetsWhatIsPublishedOfItsPostcode(String postcode, String added) throws Exception {
    assertThat(enrich("id,postcode,x\n1," + postcode + ",é\n", wish()))
        .isEqualTo("id,postcode,x" + ADDED + "\n1," + postcode + ",é," + added + "\n");
  }

  @Test
  void theEditionIsTheOneThatIsNamed() throws Exception {
    Wish wish =
        new Wish(null, null, null, null, Map.of("england", 2019), List.of(2), List.of(), "my_");

    assertThat(enrich("postcode\nZA1 1AB\n", wish))
        .isEqualTo(
            "postcode,my_postcode_status,my_postcode_remark,my_small_area_code,my_imd_nation,"
                + "my_imd_edition,my_imd_rank,my_imd_score,my_imd_quantile_of_2\n"
                + "ZA1 1AB,terminated,,E01900002,england,2019,2,9.719,2\n");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-05-01, 'found,,E01900001,england,2019,1,50.5,1'",
    "1/5/2016, 'found,,E01900001,england,2019,1,50.5,1'",
    "2016-05-01T10:00, 'found,,E01900001,england,2019,1,50.5,1'",
    "2024-05-01, 'found,,E01900001,england,2025,1,40,2'",
    "1999-05-01, 'found,no_guidance,E01900001,england,2025,1,40,2'",
    "31/02/2016, 'found,date_not_read,,,,,,'",
    "'', 'found,date_not_read,,,,,,'"
  })
  void theEditionIsTheOneInForceOnTheDateOfTheRow(String date, String added) throws Exception {
    Wish wish = new Wish(null, "born", null, null, Map.of(), List.of(2), List.of(), "");

    assertThat(enrich("born,postcode\n" + date + ",ZA1 1AA\n", wish).lines().skip(1))
        .containsExactly(date + ",ZA1 1AA," + added);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postcode,x\r\nZA1 1AA,1\r\n\r\nZA1 1AA,2",
        "\uFEFFpostcode,x\nZA1 1AA,\"a\nb\"\n",
        "x\tPost code\n\tZA1 1AA\n",
        "a;b\n1;ZA1 1AA\n2;ZA1 1AB\n",
        "postcode,x\nZA1 1AA,5\" pipe\nZA1 1AA,\"\"\"quoted\"\", he said\"\n"
      })
  void whatWasThereStaysByteForByte(String text) throws Exception {
    String enriched = enrich(text, wish());

    // Taken away again, what was added leaves the file as it was.
    assertThat(
            enriched.replaceAll("[,;\t](found|terminated|postcode_status)[,;\t].*?(?=\r?\n|$)", ""))
        .isEqualTo(text);
  }

  @Test
  void anyFileThatIsWellFormedIsStillSoAndKeepsItsCells() throws Exception {
    Random random = new Random(7);
    for (int file = 0; file < 100; file++) {
      int columns = 2 + random.nextInt(4);
      StringBuilder text = new StringBuilder("postcode");
      for (int column = 1; column < columns; column++) {
        text.append(",h").append(column);
      }
      int rows = random.nextInt(20);
      for (int row = 0; row < rows; row++) {
        text.append(random.nextBoolean() ? "\n" : "\r\n").append("ZA1 1AA");
        for (int column = 1; column < columns; column++) {
          text.append(',').append(cell(random));
        }
      }

      List<CSVRecord> before = parse(text.toString());
      List<CSVRecord> after = parse(enrich(text.toString(), wish()));

      assertThat(after).hasSameSizeAs(before);
      for (int row = 0; row < before.size(); row++) {
        List<String> cells = after.get(row).toList();
        assertThat(cells).hasSize(columns + 12);
        assertThat(cells.subList(0, columns)).isEqualTo(before.get(row).toList());
      }
    }
  }

  private static String cell(Random random) {
    StringBuilder cell = new StringBuilder();
    boolean quoted = random.nextInt(3) == 0;
    for (int i = random.nextInt(6); i > 0; i--) {
      cell.append((quoted ? "ab\n\r,é" : "abcdé ").charAt(random.nextInt(6)));
      cell.append(quoted && random.nextInt(4) == 0 ? "\"\"" : "");
    }
    return quoted ? "\"" + cell + "\"" : cell.toString();
  }

  private static List<CSVRecord> parse(String text) throws IOException {
    try (CSVParser parser =
        CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get().parse(new StringReader(text))) {
      return parser.getRecords();
    }
  }

  @Test
  void theSummaryCountsAndWarns() throws Exception {
    Summary summary =
        run("postcode\nZA1 1AA\nZA1 1AA\nZA1 2AA\nnope!\n\n", wish(), new ByteArrayOutputStream());

    assertThat(summary.rows()).isEqualTo(5);
    assertThat(summary.byStatus())
        .containsOnly(Map.entry("found", 3L), Map.entry("malformed", 1L), Map.entry("empty", 1L));
    assertThat(summary.byNation())
        .containsOnly(Map.entry("england", 2L), Map.entry("scotland", 1L));
    assertThat(summary.byIndex()).containsOnly(Map.entry("england 2025", 2L));
    assertThat(summary.warning()).contains("do not compare");
  }

  // ------------------------------------------------------------------ what can not be

  @ParameterizedTest
  @CsvSource({
    "'', nothing",
    "'a,b\n1,2\n', no column that is called postcode",
    "'postcode,home postcode\nx,y\n', ''",
    "'first postcode,second postcode\nx,y\n', several: first postcode",
    "'postcode,ward_code\nx,y\n', ward_code",
    "'postcode,x\nSW1A 1AA\n', 1 cells where the header has 2",
    "'postcode,x\nSW1A 1AA,\"y\n', never closed",
    "'postcode\rSW1A 1AA\r', carriage return",
    "'1,SW1A 1AA\n2,SW1A 1AA\n', a postcode in the first row",
    "'SW1A 1AA,postcode,postcode\n', several"
  })
  void whatIsWrongIsSaidWithoutAPostcode(String text, String said) throws Exception {
    if (said.isEmpty()) {
      assertThat(enrich(text, wish())).startsWith("postcode,home postcode,postcode_status");
      return;
    }
    assertThatThrownBy(() -> enrich(text, wish()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("1AA");
  }

  @Test
  void anAdditionOrAnEditionThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () ->
                enrich(
                    "postcode\n",
                    new Wish(null, null, null, null, Map.of(), List.of(), List.of("wart"), "")))
        .hasMessageContaining("wart");
    assertThatThrownBy(
            () ->
                enrich(
                    "postcode\n",
                    new Wish(
                        null, null, null, null, Map.of("england", 2015), List.of(), List.of(), "")))
        .hasMessageContaining("england=2015")
        .hasMessageContaining("england=2019, england=2025");
  }

  @Test
  void everyAdditionCanBeAdded() throws Exception {
    List<String> all = new ArrayList<>(Enricher.choices().keySet());

    String enriched =
        enrich(
            "postcode\nZA1 1AA\n", new Wish(null, null, null, null, Map.of(), List.of(), all, ""));

    assertThat(parse(enriched))
        .extracting(CSVRecord::size)
        .containsOnly(parse(enriched).get(0).size());
    assertThat(enriched).contains(",51.5").contains("1980-01-01");
  }

  // ------------------------------------------------------------------

  private static Wish wish() {
    return new Wish(
        null, null, null, null, Map.of(), List.of(5, 10), List.of("ward", "latitude"), "");
  }

  private static String enrich(String text, Wish wish) throws IOException, SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(text, wish, out);
    return out.toString(UTF_8);
  }

  private static Summary run(String text, Wish wish, ByteArrayOutputStream out)
      throws IOException, SQLException {
    try (Published published = example.open();
        Input in = TextInput.of("a file", new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      return new Enricher(published).enrich(wish, in, TextOutput.to(out), (rows, part) -> {});
    }
  }
}
