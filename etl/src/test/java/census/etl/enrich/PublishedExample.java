package census.etl.enrich;

import census.etl.export.DataPackage;
import census.etl.export.Format;
import census.model.schema.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/** A directory of a few fictional postcodes and what is published of them, in any form. */
public record PublishedExample(TestDatabase database) implements AutoCloseable {

  public static PublishedExample publish() {
    PublishedExample example = new PublishedExample(TestDatabase.create());
    example.publish(
        "postcode_directory",
        "postcode",
        "(postcode, introduced, terminated, large_user, latitude, country_code, ward_code, lsoa_2011_code, lsoa_2021_code, data_zone_2011_code, soa_2001_code)",
        """
        ('ZA1 1AA', '1980-01-01', null, null, 51.5, 'E92900001', 'E05900001', 'E01900001', 'E01900001', null, null),
        ('ZA1 1AB', '1980-01-01', '1996-06-01', true, 51.6, 'E92900001', 'E05900002', 'E01900002', 'E01900009', null, null),
        ('ZA1 0AA', '1980-01-01', null, null, 51.7, 'W92900001', null, 'W01900001', 'W01900001', null, null),
        ('ZA1 2AA', '1980-01-01', null, null, 55.7, 'S92900001', null, null, null, 'S01900001', null),
        ('BT99 9ZZ', '1980-01-01', null, null, 54.7, 'N92900001', null, null, null, null, '95ZZ99W1'),
        ('JE9 9ZZ', '1980-01-01', null, null, null, 'L93000001', null, null, null, null, null)""");
    example.publish(
        "names",
        "area_name",
        "(kind, code, edition, name)",
        "('ward', 'E05900001', 2025, 'Sampleford, North')");
    example.publish(
        "index_2019",
        "english_deprivation_index",
        "(edition, lsoa_code, lsoa_edition, local_authority_code, local_authority_edition, quantile_rule, direction, imd_score, imd_rank, imd_decile, population_year)",
        """
        (2019, 'E01900001', 2011, 'E09900001', 2019, 'ceiling', '1_is_most_deprived', 50.5, 1, 5, 2015),
        (2019, 'E01900002', 2011, 'E09900001', 2019, 'ceiling', '1_is_most_deprived', 9.719, 2, 10, 2015)""");
    example.publish(
        "index_2025",
        "english_deprivation_index",
        "(edition, lsoa_code, lsoa_edition, local_authority_code, local_authority_edition, quantile_rule, direction, imd_score, imd_rank, imd_decile, population_year)",
        "(2025, 'E01900001', 2021, 'E09900001', 2024, 'ceiling', '1_is_most_deprived', 40, 1, 10, 2022)");
    example.publish(
        "guidance",
        "deprivation_guidance",
        "(nation, first_day, last_day, edition, version, authority, citation)",
        "('england', '2010-01-01', '2019-12-31', 2019, '2019', 'Nobody', 'Nowhere'), ('england', '2020-01-01', null, 2025, '2025', 'Nobody', 'Nowhere')");
    return example;
  }

  private void publish(String dataset, String table, String columns, String rows) {
    database.execute(
        """
        select census.create_version('%1$s', '%2$s', 1);
        insert into version.%1$s_1 %3$s values %4$s;
        select census.index_version('%1$s', '%2$s', 1);
        insert into census.load (dataset, table_name, version, outcome, sample_scale, code_version,
          declaration, sources, rows, fingerprint, report, columns)
        values ('%1$s', '%2$s', 1, 'published', 1, 'test', '{"title": "A test"}', '[]', 1, 'f', '[]', '[]');
        select census.publish('%1$s', 1, 'load');
        """
            .formatted(dataset, table, columns, rows));
  }

  Published open() throws SQLException {
    return Published.inDatabase(database.reader().getConnection());
  }

  /** As {@code census export} writes it. */
  public void export(Path folder) {
    DataPackage.Wish wish =
        new DataPackage.Wish(
            new TreeSet<>(List.of(Format.PARQUET, Format.SQLITE)), List.of(), false);
    new DataPackage(database.owner()).write(folder, wish, (table, rows) -> {});
  }

  @Override
  public void close() {
    database.close();
  }
}
