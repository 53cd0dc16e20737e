package census.api.deprivation;

import census.api.web.JsonText;
import java.nio.charset.StandardCharsets;

/**
 * What is said of every rank of an edition, as members that are ready: an answer of ten thousand
 * ranks says it ten thousand times.
 *
 * @param ofEdition whose index, and which; before the area
 * @param ofAreas which areas it ranks, and how; after it
 */
record Labels(byte[] ofEdition, byte[] ofAreas) {

  static Labels of(
      IndexTable table,
      int year,
      String version,
      int areaEdition,
      int areas,
      String rule,
      String direction) {
    return new Labels(
        utf8(
            """
            "country":"%s","edition":%d,"version":"%s\""""
                .formatted(table.nation().id(), year, escaped(version))),
        utf8(
            """
            "area_edition":%d,"areas":%d,"quantile_rule":"%s","direction":"%s\""""
                .formatted(areaEdition, areas, rule, escaped(direction))));
  }

  private static String escaped(String text) {
    return new String(JsonText.escaped(text), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
