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
    FeignIsland.publishAll(database);
    FeignHospitals.publishAll(database);
    publishNamesOfPostcodes(database);
    publishPostcodes(database, 1, 2025);
  }

  /** Whose areas are those of a year, so that two versions can be told apart. */
  static void publishPostcodes(TestDatabase database, int version, int edition) {
    create(database, "postcode_directory", "postcode", version);
    database.execute(
        """
        insert into version.postcode_directory_%1$d (postcode, introduced, terminated, large_user,
          easting, northing, positional_quality, latitude, longitude, areas_edition, country_code,
          county_code, local_authority_code, ward_code, parish_code, output_area_2021_code,
          lsoa_2011_code, data_zone_2011_code, soa_2001_code, msoa_2011_code, imd_rank, imd_edition,
          lsoa_2021_code)
        values
          ('ZA1 1AA', '1980-01-01', null, false, 530000, 180000, 1, 51.50, -0.120, %2$d,
            'E92900001', 'E99999999', 'E09900001', 'E05900001', 'E04900001', 'E00900001',
            'E01900001', null, null, 'E02900001', 1, 2019, 'E01900001'),
          ('ZA1 1AB', '1980-01-01', null, true, 530100, 180000, 2, 51.500900, -0.120001, %2$d,
            'E92900001', 'E99999999', 'E09900001', 'E05900001', 'E04900099', 'E00900001',
            'E01900001', null, null, 'E02900001', 1, 2019, 'E01900001'),
          ('ZA1 1AD', '1980-01-01', '1996-06-01', false, 530000, 180100, 1, 51.501, -0.120, %2$d,
            'E92900001', 'E99999999', 'E09900001', 'E05900001', 'E04900001', 'E00900001',
            'E01900002', null, null, 'E02900001', 2, 2019, 'E01900003'),
          ('ZA11 1AA', '1999-12-01', null, false, null, null, 9, null, null, %2$d,
            'E92900001', 'E10900001', 'E09900002', null, null, null,
            'E01900012', null, null, null, 12, 2019, null),
          ('ZA1A 9ZZ', null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null),
          ('ZB9 9AA', '1973-08-01', null, false, 385386, 801193, 1, 57.101474, -2.242851, %2$d,
            'S92900003', 'S99999999', 'S12900033', 'S13902843', 'S99999999', 'S00900001',
            null, 'S01900001', null, null, 6715, 2019, null),
          ('BT99 9ZZ', '1990-03-01', null, false, 146000, 529000, 1, 54.6, -5.9, %2$d,
            'N92900002', 'N99999999', 'N09900003', 'N08900303', 'N99999999', null,
            null, null, '95ZZ99W1', null, 600, 2019, null),
          ('BT98 9ZZ', '1990-03-01', null, false, 146000, 529100, 1, 54.601, -5.9, %2$d,
            'N92900002', 'N99999999', 'N09900001', 'N08900303', 'N99999999', null,
            null, null, '95ZA01S1', null, 1, 2019, null),
          ('CF99 9AA', '1990-03-01', null, false, 318000, 176000, 1, 51.48, -3.18, %2$d,
            'W92900004', 'W99999999', 'W06990001', 'W05900001', 'W04900001', null,
            'W01900001', null, null, 'W02900001', 1, 2019, 'W01900001'),
          ('IM9 9ZZ', '1990-03-01', null, false, null, null, 9, null, null, %2$d,
            'M83000003', 'M99999999', 'M99999999', 'M99999999', 'M99999999', null,
            'M99999999', null, null, 'M99999999', null, null, null),
          ('JE9 9ZZ', '1990-03-01', '2001-02-01', false, null, null, 9, null, null, %2$d,
            'L93000001', 'L99999999', 'L99999999', 'L99999999', 'L99999999', null,
            'L99999999', null, null, 'L99999999', null, null, null);
        -- a town of 2,000, two in three in use, which lie up to 10 km around a point
        insert into version.postcode_directory_%1$d (postcode, introduced, terminated, latitude,
          longitude, areas_edition, local_authority_code)
        select 'ZT' || n / 400 || ' ' || n / 40 %% 10
            || substr('ABDEFGHJLNPQRSTUWXYZ', 1 + n / 20 %% 2, 1)
            || substr('ABDEFGHJLNPQRSTUWXYZ', 1 + n %% 20, 1),
          '1980-01-01', case when n %% 3 = 0 then date '2010-01-01' end,
          53 + (hashint4(n) %% 10000) * 0.000009, -2 + (hashint4(-n) %% 10000) * 0.000015,
          %2$d, 'E09900002'
        from generate_series(0, 1999) n
        """
            .formatted(version, edition));
    finish(database, "postcode_directory", "postcode", version);
  }

  private static void publishNamesOfPostcodes(TestDatabase database) {
    publish(
        database,
        "postcode_directory_name",
        "area_name",
        "('country','E92900001',2025,'England',null),"
            + "('country','M83000003',2025,'Isle of Man',null),"
            + "('country','L93000001',2025,'Channel Islands',null),"
            + "('county','E99999999',2025,'(pseudo) England',null),"
            + "('county','E10900001',2025,'Fannolshire',null),"
            + "('local_authority','E09900001',2025,'Sampleford',null),"
            + "('local_authority','E09900002',2025,'Otherham \"on the Hill\"',null),"
            + "('local_authority','S12900033',2025,'Inverfannol',null),"
            + "('ward','E05900001',2025,'Sampleford North',null),"
            + "('parish','E04900001',2025,'Tréfannol','Trefánnol'),"
            + "('lsoa_2011','E01900001',2011,'Sampleford 001A',null),"
            + "('lsoa_2011','E01900002',2011,'Sampleford 001B',null),"
            + "('lsoa_2011','E01900012',2011,'Otherham 001L',null),"
            + "('msoa_2011','E02900001',2011,'Sampleford 001',null),"
            + "('data_zone_2011','S01900001',2011,'Inverfannol - 01',null)");
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
    publish(database, dataset, table, rows, 1);
  }

  static void publish(
      TestDatabase database, String dataset, String table, String rows, int version) {
    create(database, dataset, table, version);
    database.execute("insert into version.%s_%d values %s".formatted(dataset, version, rows));
    finish(database, dataset, table, version);
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
