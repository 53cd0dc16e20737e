package census.api.acceptance;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What is right to answer while a sample is served.
 *
 * @param seed of the sample
 * @param index rank and score of each area
 * @param districts the name of each district
 * @param files the SHA-256 of the files
 */
record Truth(
    int seed, Map<String, Standing> index, Map<String, String> districts, Set<String> files) {

  record Standing(int rank, BigDecimal score) {}

  /** What is published now. */
  static Truth published(int seed, Witness witness) {
    Map<String, Standing> index = new HashMap<>();
    witness
        .sql()
        .sql("select lsoa_code, imd_rank, imd_score from published.english_deprivation_index")
        .query(
            row -> {
              index.put(row.getString(1), new Standing(row.getInt(2), row.getBigDecimal(3)));
            });
    Map<String, String> districts = new HashMap<>();
    witness
        .sql()
        .sql("select code, name from published.area where kind = 'local_authority'")
        .query(
            row -> {
              districts.put(row.getString(1), row.getString(2));
            });
    List<String> files =
        witness
            .sql()
            .sql(
                """
                select file ->> 'sha256'
                from published.dataset, jsonb_array_elements(sources) file
                where dataset = 'english_index_2019'
                """)
            .query(String.class)
            .list();
    return new Truth(seed, index, districts, Set.copyOf(files));
  }

  /** Whether a row of an answer is as it is in this sample. */
  boolean tells(JsonNode row) {
    if (row.has("imd_rank")) {
      Standing standing = index.get(row.at("/lsoa/lsoa_code").asString());
      return standing != null
          && row.get("imd_rank").asInt() == standing.rank()
          && row.get("imd_score").decimalValue().compareTo(standing.score()) == 0;
    }
    if (row.has("local_authority_district_code")) {
      return row.get("local_authority_district_name")
          .asString()
          .equals(districts.get(row.get("local_authority_district_code").asString()));
    }
    return row.get("sources")
        .valueStream()
        .allMatch(file -> files.contains(file.get("sha256").asString()));
  }
}
