package census.api;

import census.model.schema.TestDatabase;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small fictional England, published as the pipeline does it: one district, twelve areas in
 * boundaries of 2011 and 2021, two editions of the index; and two areas of Wales with one. All is
 * marked as sample.
 */
final class Sampleford {

  private Sampleford() {}

  static void publishAll(TestDatabase database) {
    publish(
        database,
        "lad_2019",
        "area",
        "('E09900001','local_authority',2019,'Sampleford',null,'england'),"
            + "('E09900002','local_authority',2019,'Otherham',null,'england'),"
            + "('W06990001','local_authority',2019,'Trefannol','Trefánnol','wales')");
    publish(
        database,
        "ward_2019",
        "area",
        "('E05900001','ward',2019,'Sampleford North',null,'england')");
    publish(
        database, "msoa_2011", "area", "('E02900001','msoa',2011,'Sampleford 001',null,'england')");
    publish(database, "lsoa_2011", "area", lsoas(2011));
    publish(database, "lsoa_2021", "area", lsoas(2021));
    publish(database, "lsoa_2011_containment", "area_containment", containment());
    publish(
        database, "msoa_2021", "area", "('E02900001','msoa',2021,'Sampleford 001',null,'england')");
    publish(
        database,
        "lsoa_2021_containment",
        "area_containment",
        "('E01900002','lsoa',2021,'E02900001','msoa',2021,'exact')");
    publish(
        database,
        "region_2019",
        "area",
        "('E12900001','region',2019,'North Feign',null,'england')");
    publish(
        database,
        "country_2024",
        "area",
        "('E92900001','country',2024,'Feignland',null,'england'),"
            + "('W92900004','country',2024,'Gwladffug','Gwlad Ffug','wales')");
    publish(
        database,
        "lad_2019_in_region_2019",
        "area_containment",
        "('E09900001','local_authority',2019,'E12900001','region',2019,'exact'),"
            + "('E12900001','region',2019,'E92900001','country',2024,'exact')");
    publish(
        database,
        "lsoa_2011_to_2021",
        "area_change",
        "('E01900001','lsoa',2011,'E01900001',2021,'unchanged'),"
            + "('E01900002','lsoa',2011,'E01900003',2021,'split'),"
            + "('E01900002','lsoa',2011,'E01900004',2021,'split'),"
            + "('E01900005','lsoa',2011,'E01900006',2021,'merged'),"
            + "('E01900006','lsoa',2011,'E01900006',2021,'merged')");
    publish(
        database,
        "urban_rural_2021",
        "urban_rural_class",
        "('E01900001','lsoa',2021,'UN1',2021,'Urban: Nearer to a major town or city','urban')");
    publishIndex(database, 2019, 1, 0);
    publishIndex(database, 2025, 1, 0);
    publishWelshIndex(database);
    publishAuthorities(database, "english_authorities_2019", "(2019, 'imd'), (2019, 'crime')");
    publishAuthorities(database, "english_authorities_derived_2019", "(2019, 'imd')");
    publishAuthorities(database, "english_authorities_derived_2025", "(2025, 'imd')");
    Strathsample.publishAll(database);
  }

  /** With {@code more} added to every score, so that two versions can be told apart. */
  static void publishIndex(TestDatabase database, int edition, int version, int more) {
    String dataset = "english_index_" + edition;
    create(database, dataset, "english_deprivation_index", version);
    database.execute(
        """
        insert into version.%1$s_%2$d (edition, lsoa_code, lsoa_edition, local_authority_code,
          local_authority_edition, quantile_rule, direction, imd_score, imd_rank, imd_decile,
          income_score, children_young_people_sub_domain_score, population_year, total_population,
          working_age_population)
        select %3$d, 'E0190' || to_char(n, 'FM0000'), %4$d,
          case when n > 10 then 'E09900002' else 'E09900001' end, 2019, 'ceiling',
          '1_is_most_deprived', 50.50 - n + %5$d, n, ceil(n * 10 / 12.0), 0.070, -2.107,
          %6$d, %6$d - 515 + n, 800.25
        from generate_series(1, 12) n
        """
            .formatted(
                dataset,
                version,
                edition,
                edition == 2019 ? 2011 : 2021,
                more,
                edition == 2019 ? 2015 : 2022));
    finish(database, dataset, "english_deprivation_index", version);
  }

  /** Two areas, of which the first has been given a value of its own for every domain. */
  private static void publishWelshIndex(TestDatabase database) {
    publish(
        database,
        "welsh_lsoa_2011",
        "area",
        "('W01900001','lsoa',2011,'Trefannol 001A',null,'wales'),"
            + "('W01900002','lsoa',2011,'Trefannol 001B',null,'wales')");
    create(database, "welsh_index_2019", "welsh_deprivation_index", 1);
    database.execute(
        """
        insert into version.welsh_index_2019_1
        select 2019, 'W0190000' || n, 2011, 'Bryn Sampl ' || n, 'W06990001', 2019, 'floor',
          '1_is_most_deprived', %s
        from generate_series(1, 2) n
        """
            .formatted(
                IntStream.range(0, 9)
                    .mapToObj(
                        "%1$d + 19.20, n, (n - 1) * 5 + 1, (n - 1) * 2 + 1, (n - 1) * 2 + 1"
                            ::formatted)
                    .collect(Collectors.joining(", "))));
    finish(database, "welsh_index_2019", "welsh_deprivation_index", 1);
  }

  /** Of two districts, of which the second is the more deprived. */
  private static void publishAuthorities(
      TestDatabase database, String dataset, String editionsAndSubjects) {
    create(database, dataset, "local_authority_deprivation", 1);
    database.execute(
        """
        insert into version.%1$s_1 (edition, nation, local_authority_code, local_authority_edition,
          subject, basis, areas, average_rank, rank_of_average_rank)
        select edition, 'england', 'E0990000' || n, 2019, subject, '%2$s', 6, 1000.50 * n, 3 - n
        from (values %3$s) as wanted (edition, subject), generate_series(1, 2) n
        """
            .formatted(
                dataset,
                dataset.contains("derived") ? "derived" : "published",
                editionsAndSubjects));
    finish(database, dataset, "local_authority_deprivation", 1);
  }

  private static String lsoas(int edition) {
    StringBuilder rows = new StringBuilder();
    for (int n = 1; n <= 12; n++) {
      rows.append(
          "%s('E0190%04d','lsoa',%d,'%s 001%s',null,'england')"
              .formatted(
                  n == 1 ? "" : ",",
                  n,
                  edition,
                  n > 10 ? "Otherham" : "Sampleford",
                  Character.toString('A' + n - 1)));
    }
    return rows.toString();
  }

  private static String containment() {
    StringBuilder rows =
        new StringBuilder("('E05900001','ward',2019,'E09900001','local_authority',2019,'exact')");
    for (int n = 1; n <= 12; n++) {
      rows.append(
          ",('E0190%1$04d','lsoa',2011,'%2$s','local_authority',2019,'exact'),('E0190%1$04d','lsoa',2011,'E02900001','msoa',2011,'exact')"
              .formatted(n, n > 10 ? "E09900002" : "E09900001"));
    }
    return rows.toString();
  }

  static void publish(TestDatabase database, String dataset, String table, String rows) {
    create(database, dataset, table, 1);
    database.execute("insert into version.%s_1 values %s".formatted(dataset, rows));
    finish(database, dataset, table, 1);
  }

  static void create(TestDatabase database, String dataset, String table, int version) {
    database.execute(
        "select census.create_version('%s', '%s', %d)".formatted(dataset, table, version));
  }

  static void finish(TestDatabase database, String dataset, String table, int version) {
    database.execute(
        """
        select census.index_version('%1$s', '%2$s', %3$d);
        insert into census.load (dataset, table_name, version, outcome, sample_scale, code_version,
          declaration, sources, rows, fingerprint, report, columns)
        select '%1$s', '%2$s', %3$d, 'published', 1, 'test', '{"title": "Sample %1$s"}',
          '[{"publisher": "Nobody", "sha256": "00ff"}]', count(*), 'f', '[]',
          '[{"column_number": 1, "column_name": "code", "type": "text", "may_be_missing": false,
             "meaning": "Code of the area", "source": "a_lookup", "header": "CODE",
             "made_by": "an.sql"}]'
        from version.%1$s_%3$d;
        select census.publish('%1$s', %3$d, 'load');
        """
            .formatted(dataset, table, version));
  }
}
