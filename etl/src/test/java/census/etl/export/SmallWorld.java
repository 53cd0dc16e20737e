package census.etl.export;

import census.model.schema.TestDatabase;

/**
 * A few published tables with every kind of value, and every kind of text that a format could
 * spoil. All of it is made up.
 */
final class SmallWorld {

  /** Of the tests; the benchmark's is as large as life. */
  static final int POSTCODES = Integer.getInteger("census.export.postcodes", 3_000);

  private static final String SOURCES =
      """
      [{"source": "%1$s_file", "title": "Made up", "release": "The release of %1$s", "publisher": "Office of Fiction",
        "licence": "OGL-UK-3.0", "attribution": "Made up for tests.", "landing_page": "https://www.example.org/%1$s",
        "published": "2025-06-30", "file": "%1$s.csv", "origin": "folder", "sha256": "%2$064x", "bytes": 123,
        "retrieved": "2026-01-05T03:15:00Z"}]
      """;

  private SmallWorld() {}

  static TestDatabase create() {
    return create("asc");
  }

  /**
   * @param order in which postcodes were loaded
   */
  static TestDatabase create(String order) {
    TestDatabase database = TestDatabase.create();
    publishPostcodes(database, order);
    publishAreas(database);
    publishBoundary(database);
    publishIndex(database, 2019);
    publishIndex(database, 2025);
    publishOrganisations(database, 1);
    publishBodies(database, 1);
    publishMemberships(database, 1, "");
    return database;
  }

  /** Two thirds of them of Northern Ireland, so that what is left out is seen. */
  private static void publishPostcodes(TestDatabase database, String order) {
    publish(
        database,
        "postcode_directory",
        "postcode",
        1,
        """
        (postcode, introduced, terminated, large_user, easting, latitude, longitude, areas_edition,
         local_authority_code, lsoa_2021_code)
        select case i %% 3 when 0 then 'ZA' else 'BT' end || i / 100 || ' ' || i %% 10 || chr(65 + i / 10 %% 10) || 'A',
               date '1980-01-01' + i, case when i %% 7 = 0 then date '2020-02-29' end, i %% 2 = 0,
               case when i %% 5 > 0 then i end, 50 + i / 1000.0, -0.5 - i / 100000.0, 2025,
               'E06900001', case when i %% 11 > 0 then 'E0190' || i end
        from generate_series(1, %d) i
        order by i %s
        """
            .formatted(POSTCODES, order));
  }

  private static void publishAreas(TestDatabase database) {
    publish(
        database,
        "ward_2024",
        "area",
        1,
        """
        (code, kind, edition, name, welsh_name, nation) values
        ('E05900001', 'ward', 2024, 'Comma, "Quoted" & Sons', null, 'england'),
        ('W05900001', 'ward', 2024, 'Llanfair', E'Llan\\tâ ŵ\\nwith\\r\\nlines \\\\ and \\\\N', 'wales'),
        ('W05900002', 'ward', 2024, '', 'Gwag', 'wales'),
        ('e05900003', 'ward', 2024, '🦉 ''; drop table area; --', null, 'england')
        """);
  }

  private static void publishBoundary(TestDatabase database) {
    publish(
        database,
        "ward_2024_boundaries",
        "boundary",
        1,
        """
        (code, kind, edition, name, nation, longitude, centre_longitude, centre_latitude, area_m2,
         west, south, east, north, outline, outline_medium, outline_low)
        select code, 'ward', 2024, 'A ward', 'england', 1e-7, -0.1, 51.123456789012345, 1e15, -1, 51, 0, 52, o, o, o
        from (values ('E05900001'), ('W05900001')) as areas (code),
             (values (decode('0106000000010000000103000000010000000400000000000000000000000000000000004940'
                || '000000000000f03f000000000000494000000000000000000000000000804940'
                || '00000000000000000000000000004940', 'hex'))) as outlines (o)
        """);
  }

  private static void publishIndex(TestDatabase database, int edition) {
    publish(
        database,
        "english_index_" + edition,
        "english_deprivation_index",
        1,
        """
        (edition, lsoa_code, lsoa_edition, local_authority_code, local_authority_edition, quantile_rule, direction,
         imd_score, imd_rank, imd_decile, income_score, population_year, total_population)
        select %1$d, 'E0190' || lpad(i::text, 4, '0'), 2021, 'E06900001', 2024, 'ceiling', '1_is_most_deprived',
               (i * 1.250)::numeric(8, 3), i, (i + 9) / 10, 0.12345678901234567 + i, %1$d, 1e3
        from generate_series(1, 100) i
        """
            .formatted(edition));
  }

  /** The second version: one opened, one closed, one renamed, one with another telephone. */
  static void publishOrganisations(TestDatabase database, int version) {
    publish(
        database,
        "organisations",
        "organisation",
        version,
        version == 1
            ? """
              (ods_code, name, telephone, latitude, longitude, postcode, active, published_at) values
              ('ZZT01', 'Feignton Infirmary', '1', 51.5, -0.1, 'ZA1 1AA', true, '2023-04-01'),
              ('ZZT02', 'Sham "Street", Hospital', '2', null, null, 'ZA1 1AB', true, null),
              ('ZZT03', 'Mock Cottage Hospital', '3', null, null, 'ZA1 1AC', true, null),
              ('ZZT04', 'Ysbyty Ffŵl', '4', null, null, 'BT1 1AA', true, null)
              """
            : """
              (ods_code, name, telephone, latitude, longitude, postcode, active, published_at) values
              ('ZZT01', 'Feignton University Hospital', '1', 51.5, -0.1, 'ZA1 1AA', true, '2023-04-01'),
              ('ZZT02', 'Sham "Street", Hospital', '2', null, null, 'ZA1 1AB', false, null),
              ('ZZT03', 'Mock Cottage Hospital', '33', null, null, 'ZA1 1AC', true, null),
              ('ZZT04', 'Ysbyty Ffŵl', '4', null, null, 'BT1 1AA', true, null),
              ('ZZT05', 'New Sham Hospital', '5', null, null, 'ZA1 1AD', true, null)
              """);
    publish(
        database,
        "trusts",
        "trust",
        version,
        "(ods_code, name, active) values ('ZZT', 'Feign Trust', true), ('ZZU', 'Sham Trust', %b)"
            .formatted(version == 1));
  }

  private static void publishBodies(TestDatabase database, int version) {
    publish(
        database,
        "nhs_bodies",
        "nhs_body",
        version,
        """
        (kind, identifier, name) values
        ('paediatric_diabetes_network', 'PN91', 'Feign Network'),
        ('paediatric_diabetes_unit', 'PZ901', null),
        ('paediatric_diabetes_unit', 'PZ902', null)
        """);
  }

  /**
   * @param moved SQL that makes one membership another
   */
  static void publishMemberships(TestDatabase database, int version, String moved) {
    publish(
        database,
        "listed_memberships",
        "nhs_membership",
        version,
        """
        (member_kind, member, parent_kind, parent, valid_from, valid_to, basis)
        select member_kind, member, parent_kind, %s, valid_from::date, valid_to::date, 'list'
        from (values
          ('organisation', 'ZZT01', 'trust', 'ZZT', '-infinity', 'infinity'),
          ('organisation', 'ZZT02', 'trust', 'ZZT', '-infinity', 'infinity'),
          ('organisation', 'ZZT03', 'trust', 'ZZU', '2020-01-01', 'infinity'),
          ('organisation', 'ZZT01', 'paediatric_diabetes_unit', 'PZ901', '-infinity', 'infinity'),
          ('organisation', 'ZZT02', 'paediatric_diabetes_unit', 'PZ902', '2001-01-01', '2010-12-31'),
          ('organisation', 'ZZT03', 'paediatric_diabetes_unit', 'PZ902', '-infinity', 'infinity'),
          ('paediatric_diabetes_unit', 'PZ901', 'organisation', 'ZZT01', '-infinity', 'infinity'),
          ('paediatric_diabetes_unit', 'PZ901', 'paediatric_diabetes_network', 'PN91', '-infinity', 'infinity'),
          ('paediatric_diabetes_unit', 'PZ902', 'paediatric_diabetes_network', 'PN91', '-infinity', 'infinity')
        ) as memberships (member_kind, member, parent_kind, parent, valid_from, valid_to)
        """
            .formatted(moved.isEmpty() ? "parent" : moved));
  }

  /**
   * @param rows from the list of columns on, as in an insert
   */
  static void publish(
      TestDatabase database, String dataset, String table, int version, String rows) {
    database.execute(
        """
        set lock_timeout = '5s';
        insert into census.load (dataset, table_name, version, outcome, code_version, declaration, sources,
                                 fingerprint, sample_scale, rows, started_at)
        values ('%1$s', '%2$s', %3$d, 'published', 'test', '{"title": "Title of %1$s"}', '%4$s',
                'fingerprint of %1$s %3$d', null, 0, timestamptz '2026-01-0%3$d 12:00:00Z');
        select census.create_version('%1$s', '%2$s', %3$d);
        insert into version.%1$s_%3$d %5$s;
        select census.index_version('%1$s', '%2$s', %3$d);
        update census.load set rows = (select count(*) from version.%1$s_%3$d)
        where dataset = '%1$s' and version = %3$d;
        select census.publish('%1$s', %3$d, 'load');
        """
            .formatted(
                dataset,
                table,
                version,
                SOURCES.formatted(dataset, Math.abs((long) dataset.hashCode())),
                rows));
  }

  /** Says of a dataset that it was made from another, as the pipeline does. */
  static void madeFrom(TestDatabase database, String dataset, String other) {
    database.execute(
        """
        update census.load set made_from = '[{"dataset": "%s", "dataset_version": 1}]', sources = '[]'
        where dataset = '%s'
        """
            .formatted(other, dataset));
  }
}
