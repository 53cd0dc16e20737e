package census.etl.benchmark;

import static census.etl.benchmark.Figures.median;
import static census.etl.benchmark.Figures.say;
import static census.etl.benchmark.Figures.secondsSince;

import census.etl.enrich.Enricher;
import census.etl.enrich.Enricher.Wish;
import census.etl.enrich.Published;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast is a file of three columns enriched from a package of a directory of 2.7 million
 * postcodes, against DuckDB's join of the same file to the same tables?
 *
 * <p>Of each there are two figures: with the reading of the package, and of the rows alone. For the
 * latter DuckDB has all that is added in one table in memory, by postcode.
 */
final class HowFastIsEnriching {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int POSTCODES = 2_700_000;

  private static final List<String> ADDITIONS =
      List.of(
          "local_authority",
          "ward",
          "integrated_care_board",
          "health_authority",
          "nhs_england_region",
          "region");

  /** The postcode that has a number; the directory has the first of them. */
  private static final String POSTCODE =
      """
      substr('ABCDEFGHIJKLMNOPRSTUWYZ', (n // 117990 + 1)::int, 1)
        || substr('ABCDEFGHKLMNOPQRSTUVWXY', (n // 5130 % 23 + 1)::int, 1)
        || (n // 570 % 9 + 1)
        || ' ' || (n % 570 // 57)
        || substr('ABDEFGHJLNPQRSTUWXYZ', (n % 57 // 20 + 1)::int, 1)
        || substr('ABDEFGHJLNPQRSTUWXYZ', (n % 57 % 20 + 1)::int, 1)""";

  private final Path folder;
  private final Path file;
  private final long rows;
  private final Connection duckdb;

  private HowFastIsEnriching(Path folder, long rows, Connection duckdb) {
    this.folder = folder;
    this.file = folder.resolve("in.csv");
    this.rows = rows;
    this.duckdb = duckdb;
  }

  /**
   * What one round took.
   *
   * @param whole with the reading of the package
   * @param rows without it
   * @param busy processor time of the rows
   */
  private record Took(double whole, double rows, double busy) {}

  /**
   * @param arguments how many rows the file has, 10,000,000 if it is not said; how many rounds, 3
   *     if it is not said
   */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length == 0 ? 10_000_000 : Long.parseLong(arguments[0]);
    int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
    try (TemporaryFolder folder = TemporaryFolder.create();
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      new HowFastIsEnriching(folder.path(), rows, duckdb).measure(rounds);
    }
  }

  private void measure(int rounds) throws Exception {
    makePackage();
    makeFile();
    prepareJoin();
    say(
        "%,d rows, %,d bytes; %,d postcodes; %d processors",
        rows, Files.size(file), POSTCODES, Runtime.getRuntime().availableProcessors());
    List<Took> enriched = new ArrayList<>();
    List<Took> joined = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      enriched.add(enrich());
      joined.add(join());
      Took own = enriched.get(round - 1);
      Took other = joined.get(round - 1);
      say(
          "round %d, load %.1f: rows alone %.1f s (%,.0f rows/s), DuckDB %.1f s, ratio %.2f; of the processors %.1f s, DuckDB %.1f s, ratio %.2f; with the package %.1f s, DuckDB %.1f s, ratio %.2f",
          round,
          SYSTEM.getSystemLoadAverage(),
          own.rows(),
          rows / own.rows(),
          other.rows(),
          own.rows() / other.rows(),
          own.busy(),
          other.busy(),
          own.busy() / other.busy(),
          own.whole(),
          other.whole(),
          own.whole() / other.whole());
    }
    requireSame();
    double own = median(enriched.stream().mapToDouble(Took::rows).toArray());
    say(
        "medians: rows alone %,.0f rows/s, ratio %.2f, of the processors %.2f",
        rows / own,
        own / median(joined.stream().mapToDouble(Took::rows).toArray()),
        median(enriched.stream().mapToDouble(Took::busy).toArray())
            / median(joined.stream().mapToDouble(Took::busy).toArray()));
    say("largest heap: %,d MiB of %,d", peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
  }

  // ------------------------------------------------------------------ what it works on

  private void makePackage() throws SQLException {
    execute(
        """
        create table postcode as
        select %s as postcode,
          case when n %% 3 = 0 then date '2001-06-01' end as terminated,
          'E92000001' as country_code,
          'E' || (1000000 + n // 75) as lsoa_2021_code,
          'E' || (7000000 + n // 9000) as local_authority_code,
          'E' || (5000000 + n // 350) as ward_code,
          'E' || (54000000 + n // 64000) as integrated_care_board_code,
          'E' || (18000000 + n // 64000) as health_authority_code,
          'E' || (40000000 + n // 400000) as nhs_england_region_code,
          'E' || (12000000 + n // 300000) as region_code
        from range(%d) as numbers (n)"""
            .formatted(POSTCODE, POSTCODES));
    execute(
        """
        create table english_deprivation_index as
        select 2025 as edition, code as lsoa_code, 2021 as lsoa_edition,
          'ceiling' as quantile_rule, (row_number() over (order by hash(code)))::int as imd_rank,
          hash(code) % 90000 / 1000 as imd_score
        from (select distinct lsoa_2021_code as code from postcode)""");
    execute("create table area_name (kind text, code text, edition int, name text)");
    for (String kind : ADDITIONS) {
      execute(
          """
          insert into area_name
          select distinct '%1$s', %1$s_code, 2025, 'The %1$s of ' || %1$s_code from postcode"""
              .formatted(kind));
    }
    for (String table : List.of("postcode", "english_deprivation_index", "area_name")) {
      execute("copy %1$s to '%2$s/%1$s.parquet' (format parquet)".formatted(table, folder));
    }
  }

  /** One in twenty postcodes is not in the directory. */
  private void makeFile() throws SQLException {
    execute(
        """
        copy (
          select id, if(id %% 20 = 0, replace(postcode, ' ', '5 '), postcode) as postcode,
            hash(id) %% 1000 as weight
          from (
            select i as id, (hash(i) %% %d)::bigint as n, %s as postcode
            from range(%d) as numbers (i)
          )
        ) to '%s'"""
            .formatted(POSTCODES, POSTCODE, rows, file));
  }

  // ------------------------------------------------------------------ enriched

  private Took enrich() throws Exception {
    Wish wish = new Wish(null, null, null, null, Map.of(), List.of(5, 10), ADDITIONS, "");
    long started = System.nanoTime();
    long[] first = {0, 0, 0};
    try (Published published = Published.inPackage(folder)) {
      new Enricher(published)
          .enrich(
              wish,
              file.toString(),
              folder.resolve("enriched.csv").toString(),
              (done, part) -> {
                if (first[0] == 0) {
                  first[0] = System.nanoTime();
                  first[1] = done;
                  first[2] = SYSTEM.getProcessCpuTime();
                }
              });
    }
    double whole = secondsSince(started);
    double all = (double) rows / (rows - first[1]);
    return new Took(whole, secondsSince(first[0]) * all, busySince(first[2]) * all);
  }

  // ------------------------------------------------------------------ joined

  private static String added(String postcode, String index, String names) {
    StringBuilder sql =
        new StringBuilder(
            """
            case when terminated is null then 'found' else 'terminated' end as postcode_status,
            case when imd_rank is null then 'not_ranked' end as postcode_remark,
            lsoa_2021_code as small_area_code, 'england' as imd_nation, 2025 as imd_edition,
            imd_rank, imd_score, (imd_rank * 5 + 35999) // 36000 as imd_quantile_of_5,
            (imd_rank * 10 + 35999) // 36000 as imd_quantile_of_10""");
    for (String kind : ADDITIONS) {
      sql.append(", %1$s_code, %1$s.name as %1$s_name".formatted(kind));
    }
    sql.append(" from %s left join %s on lsoa_code = lsoa_2021_code".formatted(postcode, index));
    for (String kind : ADDITIONS) {
      sql.append(
          " left join %1$s %2$s on %2$s.kind = '%2$s' and %2$s.code = %2$s_code"
              .formatted(names, kind));
    }
    return sql.toString();
  }

  private void prepareJoin() throws SQLException {
    execute("set threads = " + Runtime.getRuntime().availableProcessors());
    execute(
        "create table added as select postcode, "
            + added("postcode", "english_deprivation_index", "area_name"));
    for (String table : List.of("postcode", "english_deprivation_index", "area_name")) {
      execute("drop table " + table);
    }
  }

  private Took join() throws SQLException {
    double whole =
        join(
            "(select postcode, %s)"
                .formatted(
                    added(
                        parquet("postcode"),
                        parquet("english_deprivation_index"),
                        parquet("area_name"))));
    long busy = SYSTEM.getProcessCpuTime();
    return new Took(whole, join("added"), busySince(busy));
  }

  private String parquet(String table) {
    return "'%s/%s.parquet'".formatted(folder, table);
  }

  private double join(String added) throws SQLException {
    long started = System.nanoTime();
    execute(
        """
        copy (
          select file.*, coalesce(postcode_status, 'unknown') as postcode_status,
            added.* exclude (postcode, postcode_status)
          from read_csv('%s', all_varchar = true) file
          left join %s added on added.postcode = file.postcode
        ) to '%s/joined.csv'"""
            .formatted(file, added, folder));
    return secondsSince(started);
  }

  // ------------------------------------------------------------------

  /** What is timed does the same. */
  private void requireSame() throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet differing =
            statement.executeQuery(
                """
                select count(*), count(distinct sums)
                from (
                  select (count(*), sum(hash(id, postcode, weight, postcode_status,
                    small_area_code, imd_rank::int, imd_quantile_of_5::int, imd_quantile_of_10::int,
                    ward_code, ward_name, region_name))) as sums
                  from read_csv(['%1$s/enriched.csv', '%1$s/joined.csv'], all_varchar = true,
                    filename = true)
                  group by filename)"""
                    .formatted(folder))) {
      differing.next();
      if (differing.getInt(1) != 2 || differing.getInt(2) != 1) {
        throw new IllegalStateException("both have made different rows");
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  private static double busySince(long processorTime) {
    return (SYSTEM.getProcessCpuTime() - processorTime) / 1e9;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
