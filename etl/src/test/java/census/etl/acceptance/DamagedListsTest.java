package census.etl.acceptance;

import static census.etl.acceptance.Mangling.bytes;
import static census.etl.acceptance.Mangling.emptied;
import static census.etl.acceptance.Mangling.removed;
import static census.etl.acceptance.Mangling.replacedByAWebPage;
import static census.etl.acceptance.Mangling.replacedByRubbish;
import static census.etl.acceptance.Mangling.table;
import static census.etl.acceptance.Mangling.textLines;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Source;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.sample.Declarations;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists of organisations, damaged in hundreds of ways as people and machines do. None of it is
 * served, all of it is answered for in words and in time.
 */
class DamagedListsTest {

  private static final Catalogue CATALOGUE = Declarations.OWN.catalogue();
  private static final double SCALE = 0.1;

  /** By hand 330, which take two minutes: {@code -Dcensus.mutations=330}. */
  private static final int MUTATIONS = Integer.getInteger("census.mutations", 40);

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final List<String> DATASETS = List.of("nhs_bodies", "organisation_statements");

  private static final String ORGANISATIONS = "organisations.csv";
  private static final String UNITS = "paediatric_diabetes_units_networks.csv";
  private static final String BOARDS_OF_TRUSTS = "integrated_care_boards_local_authorities.csv";
  private static final String NETWORK_MEMBERS = "open_uk_networks_trusts.csv";

  /** Lists in which no row may stand twice. */
  private static final List<String> KEYED =
      List.of(
          ORGANISATIONS,
          UNITS,
          "trusts.csv",
          "local_health_boards.csv",
          "integrated_care_boards.csv",
          "nhs_england_regions.csv",
          "country_codes.csv",
          "open_uk_networks.csv",
          "paediatric_diabetes_networks.csv");

  private static final List<String> ALL =
      Stream.concat(KEYED.stream(), Stream.of(BOARDS_OF_TRUSTS, NETWORK_MEMBERS)).toList();

  private static final List<String> LONG =
      List.of(ORGANISATIONS, "trusts.csv", UNITS, BOARDS_OF_TRUSTS, NETWORK_MEMBERS);

  /** What no cell of a column may be. */
  private record Wrong(String list, String header, String... cells) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong(ORGANISATIONS, "ods_code", "r9-01", "", "RGT 01"),
          new Wrong(ORGANISATIONS, "parent_ods_code", "Q9Q", "rgt", "RGT01"),
          new Wrong(ORGANISATIONS, "postcode", "NOWHERE", "", "CB20QQ"),
          new Wrong(ORGANISATIONS, "latitude", "north", "99", "0.14"),
          new Wrong(ORGANISATIONS, "longitude", "west", "52.17"),
          new Wrong(ORGANISATIONS, "name", ""),
          new Wrong(ORGANISATIONS, "active", "perhaps"),
          new Wrong(ORGANISATIONS, "published_at", "1 April 2023", "2023-02-30"),
          new Wrong(ORGANISATIONS, "local_authority_code", "Cambridge"),
          new Wrong("trusts.csv", "ods_code", "", "r9"),
          new Wrong("local_health_boards.csv", "boundary_identifier", "W1190001", "E54900001", ""),
          new Wrong("integrated_care_boards.csv", "boundary_identifier", "E5490001", "W11900001"),
          new Wrong("integrated_care_boards.csv", "ods_code", "", "XA"),
          new Wrong("nhs_england_regions.csv", "region_code", "Y", "London"),
          new Wrong("country_codes.csv", "boundary_identifier", "England", "E12900001"),
          new Wrong("open_uk_networks.csv", "boundary_identifier", "", "samp"),
          new Wrong("paediatric_diabetes_networks.csv", "pn_code", "91", "PZ901"),
          new Wrong(UNITS, "member_ods_code", "Q9Q01", "", "PZ041"),
          new Wrong(UNITS, "pz_code", "", "41", "PN06"),
          new Wrong(UNITS, "pn_code", "PN00", "PZ041"),
          new Wrong(UNITS, "primary_ods_code", "Q9Q01"),
          new Wrong(UNITS, "valid_to", "never", "2023-13-01"),
          new Wrong(BOARDS_OF_TRUSTS, "trust_ods_code", "Q9Q", ""),
          new Wrong(BOARDS_OF_TRUSTS, "board_ods_code", "QQQ", ""),
          new Wrong(BOARDS_OF_TRUSTS, "region_code", "Y00", ""),
          new Wrong(NETWORK_MEMBERS, "member_ods_code", "Q9Q", ""),
          new Wrong(NETWORK_MEMBERS, "network", "NONE", ""));

  @TempDir static Path sound;
  @TempDir static Path cache;
  @TempDir static Path temporary;
  private static TestDatabase test;
  private static Database database;
  private static String served;

  private record Mutation(String list, String what, Mangling mangling) {}

  @Test
  void noDamagedListIsServed() throws IOException {
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Mutation mutation = mutation(new Random(seed));
      String name = "%d: %s of %s".formatted(seed, mutation.what(), mutation.list());
      Path damaged = copyOf(sound);
      mutation.mangling().apply(damaged.resolve(mutation.list()));

      long started = System.nanoTime();
      List<DatasetReport> reports = refresh(readersOf(mutation.list()), damaged);

      assertThat(Duration.ofNanos(System.nanoTime() - started)).as(name).isLessThan(LONGEST);
      assertThat(reports)
          .as(name)
          .anySatisfy(
              report -> {
                assertThat(report.result()).isIn(Result.REJECTED, Result.FAILED);
                assertThat(report.problem()).isNotBlank();
              });
      assertThat(served()).as(name).isEqualTo(served);
    }
  }

  private static Mutation mutation(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> cut(random);
      case 1 -> flipped(random);
      case 2 -> repeated(random);
      case 3, 4 -> wrong(random);
      default -> otherwise(random);
    };
  }

  /** Anywhere but near its end: a list may well lose its last rows, and a short one most. */
  private static Mutation cut(Random random) {
    double part = 0.05 + 0.6 * random.nextDouble();
    return new Mutation(
        any(LONG, random),
        "the first %.0f %%".formatted(100 * part),
        bytes(whole -> Arrays.copyOf(whole, (int) (whole.length * part))));
  }

  /** A bit that no letter, digit or mark of these lists has. */
  private static Mutation flipped(Random random) {
    return new Mutation(
        any(ALL, random),
        "a bit flipped",
        bytes(
            whole -> {
              int at = 3 + random.nextInt(whole.length - 3);
              whole[at] ^= (byte) 0x80;
              return whole;
            }));
  }

  private static Mutation repeated(Random random) {
    return ofTable(
        any(KEYED, random),
        "a row twice",
        rows -> rows.repeat(2 + random.nextInt(rows.rows().size() - 1)));
  }

  private static Mutation wrong(Random random) {
    Wrong wrong = any(WRONG, random);
    String cell = any(List.of(wrong.cells()), random);
    return ofTable(
        wrong.list(),
        "\"%s\" as %s".formatted(cell, wrong.header()),
        rows -> rows.set(2 + random.nextInt(rows.rows().size() - 1), wrong.header(), cell));
  }

  private static Mutation otherwise(Random random) {
    String list = any(ALL, random);
    return switch (random.nextInt(8)) {
      case 0 -> new Mutation(list, "nothing", emptied());
      case 1 -> new Mutation(list, "rubbish in the place", replacedByRubbish());
      case 2 -> new Mutation(list, "a web page in the place", replacedByAWebPage());
      case 3 -> new Mutation(list, "the absence", removed());
      case 4 -> ofTable(list, "a header renamed", rows -> rows.rename(first(rows), "code"));
      case 5 -> ofTable(any(KEYED, random), "a column gone", rows -> rows.drop(first(rows)));
      case 6 -> ofTable(list, "a column more", rows -> rows.append("remarks", "none"));
      default ->
          new Mutation(
              list, "a line cut in two", textLines(lines -> lines.add(lines.remove(1) + ",\"x")));
    };
  }

  private static String first(Mangling.Table rows) {
    return rows.row(1).get(0);
  }

  private static Mutation ofTable(String list, String what, Consumer<Mangling.Table> change) {
    return new Mutation(list, what, table(change));
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  // ------------------------------------------------------------------ the sound sample

  @BeforeAll
  static void publishASoundSample() {
    test = TestDatabase.create();
    database =
        Database.open(
            new DatabaseAddress(
                test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
    new Sample(database.dataSource(), CATALOGUE).write(sound, SampleMark.of(1, SCALE), file -> {});
    List<Dataset> all =
        CATALOGUE.datasets(
            Stream.concat(Stream.of("local_authority_2024"), DATASETS.stream()).toList());
    assertThat(refresh(all, sound))
        .extracting(DatasetReport::result)
        .containsOnly(Result.PUBLISHED);
    served = served();
  }

  @AfterAll
  static void close() {
    database.close();
    test.close();
  }

  /** The datasets that are made from a list, or held against it. */
  private static List<Dataset> readersOf(String list) {
    return CATALOGUE.datasets(DATASETS).stream()
        .filter(
            dataset -> CATALOGUE.sourcesOf(dataset).stream().anyMatch(source -> is(source, list)))
        .toList();
  }

  private static boolean is(Source source, String list) {
    return source.files().stream().anyMatch(file -> file.names().contains(list));
  }

  private static List<DatasetReport> refresh(List<Dataset> datasets, Path folder) {
    return new Pipeline(database, CATALOGUE, "test")
        .refresh(
            datasets,
            new FolderAcquirer(folder, cache),
            new RefreshOptions(false, false, SCALE),
            Progress.SILENT);
  }

  /** All of it, row by row, but for the versions: what was mended is the same again. */
  private static String served() {
    return Stream.of("organisation", "trust", "nhs_body", "nhs_membership")
        .map(
            table ->
                Rows.texts(
                    test.reader(),
                    """
                    select count(*) || ' ' || md5(string_agg(row, chr(10) order by row))
                    from (select (to_jsonb(t) - 'dataset_version')::text as row from published.%s t) as rows
                    """
                        .formatted(table)))
        .toList()
        .toString();
  }

  private static Path copyOf(Path folder) throws IOException {
    Path copy = Files.createTempDirectory(temporary, "sources");
    for (String list : ALL) {
      Files.copy(folder.resolve(list), copy.resolve(list));
    }
    return copy;
  }
}
