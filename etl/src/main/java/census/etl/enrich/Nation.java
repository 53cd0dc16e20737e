package census.etl.enrich;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A nation with an index of multiple deprivation, and where that is published. */
enum Nation {
  ENGLAND('E', "english_deprivation_index", "lsoa", "imd_score"),
  WALES('W', "welsh_deprivation_index", "lsoa", "imd_score"),
  SCOTLAND('S', "scottish_deprivation_index", "data_zone", "null"),
  NORTHERN_IRELAND('N', "northern_irish_deprivation_index", "soa", "null");

  private static final List<Nation> ALL = List.of(values());

  private final char letter;
  private final String table;
  private final String smallArea;
  private final String score;

  Nation(char letter, String table, String smallArea, String score) {
    this.letter = letter;
    this.table = table;
    this.smallArea = smallArea;
    this.score = score;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Nation> named(String id) {
    return ALL.stream().filter(nation -> nation.id().equals(id)).findFirst();
  }

  /** That of a code of the Office for National Statistics. */
  static Optional<Nation> ofCode(String code) {
    return code.isEmpty()
        ? Optional.empty()
        : ALL.stream().filter(nation -> nation.letter == code.charAt(0)).findFirst();
  }

  String table() {
    return table;
  }

  /** The column of the directory that has the small area of an edition's boundaries. */
  String smallAreaColumn(int boundaries) {
    return "%s_%d_code".formatted(smallArea, boundaries);
  }

  /** Everything of its index that is added to a row. */
  String select(String schema) {
    return """
    select edition, %1$s_code, %1$s_edition, imd_rank, %2$s, quantile_rule
    from %3$s%4$s
    order by edition, %1$s_code
    """
        .formatted(smallArea, score, schema, table);
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(Nation::id).toList();
  }
}
