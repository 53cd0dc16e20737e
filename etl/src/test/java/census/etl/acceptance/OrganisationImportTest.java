package census.etl.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.acquire.FolderAcquirer;
import census.etl.acquire.Service;
import census.etl.acquire.WebLimits;
import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.organisation.Import;
import census.etl.sample.Declarations;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import census.model.schema.TestDatabase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lists made from the answers of the older service, which a server on this machine gives in its
 * place: what is loaded from them is what the service said.
 */
class OrganisationImportTest {

  private static final Catalogue CATALOGUE = Declarations.OWN.catalogue();
  private static final double SCALE = 0.01;

  private static final List<String> DATASETS =
      List.of(
          "local_authority_2024",
          "postcode_directory",
          "trusts",
          "nhs_bodies",
          "organisations",
          "listed_memberships",
          "resolved_memberships");

  /** What organisations belong to, of whatever way it is known. */
  private static final String PARENTS =
      """
      select m.member || ' ' || m.parent_kind || ' ' || m.parent
      from published.nhs_membership m
      join published.organisation o on o.ods_code = m.member
      where m.member_kind = 'organisation' and m.parent_kind <> 'local_authority'
      order by 1
      """;

  @TempDir static Path folder;

  private static TestDatabase before;
  private static Path sample;

  private final Map<String, String> answers = new HashMap<>();
  private HttpServer server;

  @TempDir Path temporary;

  @BeforeAll
  static void publishTheSample() {
    sample = folder.resolve("sample");
    before = TestDatabase.create();
    try (Database database = open(before)) {
      new Sample(database.dataSource(), CATALOGUE)
          .write(sample, SampleMark.of(1, SCALE), file -> {});
      assertThat(refresh(database, sample))
          .extracting(DatasetReport::result)
          .containsOnly(Result.PUBLISHED);
    }
  }

  @AfterAll
  static void close() {
    before.close();
  }

  @BeforeEach
  void answerAsTheOlderService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/older/",
        exchange -> {
          byte[] answer =
              answers
                  .getOrDefault(exchange.getRequestURI().getPath().substring(7), "")
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.length == 0 ? 500 : 200, Math.max(answer.length, -1));
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    answers.put("organisations/", one(ORGANISATIONS));
    answers.put("trusts/", one("select json_agg(t) from published.trust t"));
    answers.put("local_health_boards/organisations/", bodies("local_health_board", "ods_code"));
    answers.put(
        "integrated_care_boards/organisations/", bodies("integrated_care_board", "ods_code"));
    answers.put("nhs_england_regions/organisations/", bodies("nhs_england_region", "region_code"));
    answers.put(
        "paediatric_diabetes_units/organisations/", bodies("paediatric_diabetes_unit", "pz_code"));
    answers.put(
        "paediatric_diabetes_units/parent/",
        one(
            """
            select json_agg(json_build_object(
              'pz_code', member, 'primary_organisation', json_build_object('ods_code', parent)))
            from published.nhs_membership
            where member_kind = 'paediatric_diabetes_unit' and parent_kind = 'organisation'
            """));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Each organisation with what it belongs to by kind, as the older service nests them. */
  private static final String ORGANISATIONS =
      """
      with parent as (
        select
          m.member,
          m.parent_kind,
          json_build_object(
            'ods_code', m.parent, 'region_code', m.parent, 'pz_code', m.parent, 'gss_code', m.parent,
            'boundary_identifier', b.boundary_identifier, 'name', b.name, 'country', b.country,
            'publication_date', b.publication_date,
            'paediatric_diabetes_network', (
              select json_build_object('pn_code', n.identifier, 'name', n.name)
              from published.nhs_membership i
              join published.nhs_body n on n.kind = i.parent_kind and n.identifier = i.parent
              where i.member_kind = 'paediatric_diabetes_unit' and i.member = m.parent
                and i.parent_kind = 'paediatric_diabetes_network')) as object
        from published.nhs_membership m
        left join published.nhs_body b on b.kind = m.parent_kind and b.identifier = m.parent
        where m.member_kind = 'organisation'
      )
      select json_agg(to_jsonb(o) || (
        select jsonb_object_agg(parent_kind, object) from parent where parent.member = o.ods_code))
      from published.organisation o
      """;

  private static String bodies(String kind, String key) {
    return one(
        """
        select json_agg(to_jsonb(b) || jsonb_build_object('%s', identifier)) from published.nhs_body b
        where kind = '%s'
        """
            .formatted(key, kind));
  }

  private static String one(String sql) {
    return Rows.texts(before.reader(), "select (%s)::text".formatted(sql)).get(0);
  }

  // ------------------------------------------------------------------ what comes of it

  @Test
  void whatIsLoadedFromTheListsIsWhatTheServiceSaid() throws IOException {
    Path lists = temporary.resolve("lists");

    Import.Made made = imported(lists);

    assertThat(made.rows())
        .containsEntry("organisations.csv", count("organisation"))
        .containsEntry("trusts.csv", count("trust"))
        .hasSize(11);
    assertThat(made.primaryOrganisations()).isTrue();
    try (TestDatabase after = TestDatabase.create();
        Database database = open(after)) {
      assertThat(refresh(database, withOtherFiles(lists)))
          .allSatisfy(
              report ->
                  assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED));
      for (String said :
          List.of(
              PARENTS,
              "select to_jsonb(t) - 'dataset_version' from published.organisation t order by 1",
              "select to_jsonb(t) - 'dataset_version' from published.trust t order by 1")) {
        assertThat(Rows.texts(after.reader(), said))
            .as(said)
            .isEqualTo(Rows.texts(before.reader(), said));
      }
    }
  }

  private static int count(String table) {
    return Integer.parseInt(
        Rows.texts(before.reader(), "select count(*)::text from published." + table).get(0));
  }

  /** The lists, and the files of the sample that are no lists. */
  private static Path withOtherFiles(Path lists) throws IOException {
    try (Stream<Path> files = Files.list(sample)) {
      for (Path file : files.toList()) {
        Path copy = lists.resolve(file.getFileName().toString());
        if (Files.notExists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
    return lists;
  }

  @Test
  void aServiceThatFailsForUnitsWithoutOrganisationsIsImportedAllTheSame() {
    answers.remove("paediatric_diabetes_units/parent/");

    assertThat(imported(temporary.resolve("lists")).primaryOrganisations()).isFalse();
  }

  @Test
  void aServiceThatFailsLeavesNothingBehind() throws IOException {
    for (String wrong : List.of("", "<html>", "{}", "[{}]", "[{\"ods_code\": \"RGT")) {
      answers.put("organisations/", wrong);
      Path lists = Files.createTempDirectory(temporary, "lists");

      assertThatThrownBy(() -> imported(lists))
          .isInstanceOfSatisfying(
              Fault.class,
              fault ->
                  assertThat(fault.findings().get(0).kind())
                      .isIn(Kind.SOURCE_UNREACHABLE, Kind.SERVICE_ANSWERS_OTHERWISE))
          .hasMessageContaining("/older/organisations/");
      assertThat(lists).isEmptyDirectory();
    }
  }

  @Test
  void listsThatAreThereAreNotReplaced() throws IOException {
    Path lists = Files.createDirectory(temporary.resolve("lists"));
    Files.writeString(lists.resolve("trusts.csv"), "edited");

    assertThatThrownBy(() -> imported(lists))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("trusts.csv");
    assertThat(lists.resolve("trusts.csv")).hasContent("edited");
  }

  private Import.Made imported(Path lists) {
    URI address = URI.create("http://127.0.0.1:%d/older".formatted(server.getAddress().getPort()));
    WebLimits limits =
        new WebLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            1,
            Duration.ZERO,
            Duration.ZERO,
            2,
            1);
    return new Import(new Service(address, limits)).into(lists);
  }

  private static Database open(TestDatabase test) {
    return Database.open(
        new DatabaseAddress(test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
  }

  private static List<DatasetReport> refresh(Database database, Path sources) {
    return new Pipeline(database, CATALOGUE, "test")
        .refresh(
            CATALOGUE.datasets(DATASETS),
            new FolderAcquirer(sources, folder.resolve("cache")),
            new RefreshOptions(false, false, SCALE),
            Progress.SILENT);
  }
}
