package census.api;

import census.model.schema.TestDatabase;

/**
 * A fictional district whose small areas did not all stay as they were: one did, one was split in
 * two, two were merged, and the line between the last two was drawn anew. It lies in a region and
 * in a health board of two districts.
 */
final class Splitham {

  private Splitham() {}

  static void publishAll(TestDatabase database) {
    Sampleford.publishAll(database);
    publishAreas(
        database,
        2011,
        "E01800001",
        "E01800002",
        "E01800003",
        "E01800004",
        "E01800005",
        "E01800006");
    publishAreas(
        database,
        2021,
        "E01800001",
        "E01800012",
        "E01800022",
        "E01800034",
        "E01800005",
        "E01800006");
    Sampleford.publish(
        database,
        "lsoa_2011_to_2021",
        "area_change",
        """
        ('E01800001','lsoa',2011,'E01800001',2021,'unchanged'),
        ('E01800002','lsoa',2011,'E01800012',2021,'split'),
        ('E01800002','lsoa',2011,'E01800022',2021,'split'),
        ('E01800003','lsoa',2011,'E01800034',2021,'merged'),
        ('E01800004','lsoa',2011,'E01800034',2021,'merged'),
        ('E01800005','lsoa',2011,'E01800005',2021,'irregular'),
        ('E01800005','lsoa',2011,'E01800006',2021,'irregular'),
        ('E01800006','lsoa',2011,'E01800006',2021,'irregular')
        """,
        2);
    Sampleford.publish(
        database,
        "splitham_larger",
        "area",
        """
        ('E09800001','local_authority',2019,'Splitham',null,'england'),
        ('E09800002','local_authority',2019,'Joinbury',null,'england'),
        ('E12800001','region',2019,'South Feign',null,'england'),
        ('E54800001','icb',2022,'Feignland Health',null,'england'),
        ('E05800001','ward',2019,'Split Green',null,'england')
        """);
    Sampleford.publish(
        database,
        "splitham_containment",
        "area_containment",
        """
        ('E09800001','local_authority',2019,'E12800001','region',2019,'exact'),
        ('E09800002','local_authority',2019,'E12800001','region',2019,'exact'),
        ('E01800001','lsoa',2011,'E54800001','icb',2022,'exact'),
        ('E01800002','lsoa',2011,'E54800001','icb',2022,'exact'),
        ('E01800006','lsoa',2011,'E54800001','icb',2022,'exact'),
        ('E01800001','lsoa',2011,'E05800001','ward',2019,'best_fit'),
        ('E01800006','lsoa',2011,'E05800001','ward',2019,'best_fit')
        """);
    publishIndex(database, 2019, 2011);
    publishIndex(database, 2025, 2021);
  }

  private static void publishAreas(TestDatabase database, int edition, String... codes) {
    StringBuilder rows = new StringBuilder();
    for (String code : codes) {
      rows.append(rows.isEmpty() ? "" : ",")
          .append("('%s','lsoa',%d,'Splitham %s',null,'england')".formatted(code, edition, code));
    }
    Sampleford.publish(database, "splitham_" + edition, "area", rows.toString());
  }

  /**
   * Of six areas each, the first three in Splitham; in the order of their codes the most deprived
   * first.
   */
  private static void publishIndex(TestDatabase database, int edition, int census) {
    String dataset = "english_index_" + edition;
    Sampleford.create(database, dataset, "english_deprivation_index", 2);
    database.execute(
        """
        insert into version.%1$s_2 (edition, lsoa_code, lsoa_edition, local_authority_code,
          local_authority_edition, quantile_rule, direction, imd_score, imd_rank, imd_decile,
          population_year, total_population)
        select %2$d, code, %3$d, case when place <= 3 then 'E09800001' else 'E09800002' end, 2019,
          'ceiling', '1_is_most_deprived', 60.5 - 10 * place, place, ceil(place * 10 / 6.0),
          %2$d - 4, 1000 * place
        from (
          select code, row_number() over (order by code) as place
          from version.splitham_%3$d_1
        ) placed
        """
            .formatted(dataset, edition, census));
    Sampleford.finish(database, dataset, "english_deprivation_index", 2);
  }
}
