package census.etl.acceptance;

import static census.etl.acceptance.PublishersFile.csv;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import census.etl.acceptance.PublishersFile.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Every area of England and Wales, what it lies in, what became of it and how it is classed, held
 * against the publishers' files. What follows from several files is worked out here a second time.
 */
@RealSources.Test
class AreaFilesIT {

  private static final Map<String, String> NATIONS =
      Map.of(
          "E", "england",
          "W", "wales",
          "S", "scotland",
          "N", "northern_ireland",
          "9", "northern_ireland");
  private static final Map<String, String> COUNTRIES = Map.of("E", "E92000001", "W", "W92000004");

  private final RealSources real;

  AreaFilesIT(RealSources real) {
    this.real = real;
  }

  // ------------------------------------------------------------------ 2011 and 2019

  @Test
  void areasOf2011And2019() {
    holds("lsoa_2011", rows(wards2019(), area("LSOA11CD", "lsoa", 2011, "LSOA11NM")));
    holds("ward_2019", rows(wards2019(), area("WD19CD", "ward", 2019, "WD19NM")));
    holds(
        "local_authority_2019",
        rows(wards2019(), area("LAD19CD", "local_authority", 2019, "LAD19NM")));
    holds(
        "msoa_2011",
        englishAndWelsh(
            msoas2011(), "msoa11_code", area("msoa11_code", "msoa", 2011, "msoa11_name")));
  }

  @Test
  void whereAreasOf2011Lie() {
    holds(
        "lsoa_2011_in_ward_2019",
        rows(wards2019(), in("LSOA11CD", "lsoa", 2011, "WD19CD", "ward", 2019, "best_fit")),
        rows(
            wards2019(), in("LSOA11CD", "lsoa", 2011, "LAD19CD", "local_authority", 2019, "exact")),
        rows(wards2019(), in("WD19CD", "ward", 2019, "LAD19CD", "local_authority", 2019, "exact")));

    Map<String, String> districts = map(wards2019(), "LSOA11CD", "LAD19CD");
    holds(
        "lsoa_2011_in_msoa_2011",
        englishAndWelsh(
            msoas2011(),
            "msoa11_code",
            in("lsoa11_code", "lsoa", 2011, "msoa11_code", "msoa", 2011, "exact")),
        englishAndWelsh(
            msoas2011(),
            "msoa11_code",
            row ->
                inside(
                    row.text("msoa11_code"),
                    "msoa",
                    2011,
                    districts.get(row.text("lsoa11_code")),
                    "local_authority",
                    2019,
                    "exact")));
  }

  // ------------------------------------------------------------------ 2021 and 2024

  @Test
  void areasOf2021And2024() {
    holds("lsoa_2021", rows(wards2024(), area("lsoa21_code", "lsoa", 2021, "lsoa21_name")));
    holds("ward_2024", rows(wards2024(), area("ward24_code", "ward", 2024, "ward24_name")));
    holds(
        "local_authority_2024",
        rows(wards2024(), area("ltla24_code", "local_authority", 2024, "ltla24_name")));
    holds(
        "msoa_2021",
        englishAndWelsh(msoas2021(), "MSOA21CD", area("MSOA21CD", "msoa", 2021, "MSOANM")));
  }

  @Test
  void whereAreasOf2021Lie() {
    holds(
        "lsoa_2021_in_ward_2024",
        rows(wards2024(), in("lsoa21_code", "lsoa", 2021, "ward24_code", "ward", 2024, "best_fit")),
        rows(
            wards2024(),
            in("lsoa21_code", "lsoa", 2021, "ltla24_code", "local_authority", 2024, "best_fit")));
    holds(
        "ward_2024_in_local_authority_2024",
        rows(
            wards2024(),
            in("ward24_code", "ward", 2024, "ltla24_code", "local_authority", 2024, "exact")));

    Map<String, String> msoas = msoaOfLsoa2021();
    Map<String, Map<String, Integer>> districts = new TreeMap<>();
    wards2024()
        .forEach(
            row ->
                districts
                    .computeIfAbsent(msoas.get(row.text("lsoa21_code")), msoa -> new HashMap<>())
                    .merge(row.text("ltla24_code"), 1, Integer::sum));
    Set<List<Object>> largest = new HashSet<>();
    districts.forEach(
        (msoa, counts) ->
            largest.add(
                inside(msoa, "msoa", 2021, mostOf(counts), "local_authority", 2024, "best_fit")));
    holds(
        "lsoa_2021_in_msoa_2021",
        rows(
            wards2024(),
            row ->
                inside(
                    row.text("lsoa21_code"),
                    "lsoa",
                    2021,
                    msoas.get(row.text("lsoa21_code")),
                    "msoa",
                    2021,
                    "exact")),
        largest);
  }

  private static String mostOf(Map<String, Integer> counts) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** By the names: that of the larger area, and a letter. */
  private Map<String, String> msoaOfLsoa2021() {
    Map<String, String> codes = new HashMap<>();
    msoas2021()
        .forEach(
            row -> {
              if (isEnglishOrWelsh(row.text("MSOA21CD"))) {
                codes.put(row.text("MSOANM"), row.text("MSOA21CD"));
              }
            });
    return map(
        wards2024(),
        row -> row.text("lsoa21_code"),
        row -> codes.get(row.text("lsoa21_name").replaceFirst("[A-Z]$", "")));
  }

  // ------------------------------------------------------------------ regions and countries

  @Test
  void regionsAndCountries() {
    PublishersFile countries = csv(real.file("ctry_all_codes.csv"));
    holds("country_2024", rows(countries, area("CTRYCD", "country", 2024, "CTRYNM")));
    regions(2019, csv(real.file("lookup_ltla19_region19.csv")), wards2019(), "LAD19CD");
    regions(2024, csv(real.file("lookup_ltla24_region24.csv")), wards2024(), "ltla24_code");
  }

  private void regions(int year, PublishersFile lookup, PublishersFile authorities, String code) {
    String yy = String.valueOf(year).substring(2);
    String region = "region%s_code".formatted(yy);
    holds(
        "region_" + year,
        rows(lookup, area(region, "region", year, "region%s_name".formatted(yy))));
    holds(
        "local_authority_%1$d_in_region_%1$d".formatted(year),
        rows(
            lookup,
            in(
                "ltla%s_code".formatted(yy),
                "local_authority",
                year,
                region,
                "region",
                year,
                "exact")),
        rows(authorities, row -> inCountry(row.text(code), "local_authority", year)),
        rows(lookup, row -> inCountry(row.text(region), "region", year)));
  }

  private static List<Object> inCountry(String code, String kind, int edition) {
    return inside(
        code, kind, edition, COUNTRIES.get(code.substring(0, 1)), "country", 2024, "exact");
  }

  // ------------------------------------------------------------------ what became of areas

  @Test
  void whatBecameOfAreas() {
    Map<String, String> words =
        Map.of("U", "unchanged", "S", "split", "M", "merged", "X", "irregular");
    PublishersFile changes = csv(real.file("lookup_lsoa11_lsoa21_ltla22.csv.gz"));
    holds(
        "lsoa_2011_to_2021",
        rows(
            changes,
            row ->
                change(
                    row.text("lsoa11_code"),
                    "lsoa",
                    2011,
                    row.text("lsoa21_code"),
                    2021,
                    words.get(row.text("change_code")))));

    Map<String, String> before = map(msoas2011(), "lsoa11_code", "msoa11_code");
    Map<String, String> after = msoaOfLsoa2021();
    holds(
        "msoa_2011_to_2021",
        changes(
            "msoa",
            2011,
            2021,
            rows(
                changes,
                row ->
                    List.of(
                        before.get(row.text("lsoa11_code")), after.get(row.text("lsoa21_code"))))));

    holds(
        "local_authority_2019_to_2024",
        changes(
            "local_authority",
            2019,
            2024,
            rows(
                csv(real.file("lookup_ltla_ltla.csv")),
                row ->
                    row.text("ltla19_code").matches("[EW].*")
                        ? List.of(row.text("ltla19_code"), row.text("ltla24_code"))
                        : null)));
  }

  /** From pairs of codes: each change by who shares with whom. */
  private static Set<List<Object>> changes(
      String kind, int edition, int laterEdition, Set<List<Object>> pairs) {
    Map<Object, Set<Object>> later =
        pairs.stream().collect(groupingBy(p -> p.get(0), mapping(p -> p.get(1), toSet())));
    Map<Object, Set<Object>> earlier =
        pairs.stream().collect(groupingBy(p -> p.get(1), mapping(p -> p.get(0), toSet())));
    Set<List<Object>> changes = new HashSet<>();
    for (List<Object> pair : pairs) {
      Set<Object> parts = later.get(pair.get(0));
      Set<Object> wholes = earlier.get(pair.get(1));
      String change;
      if (parts.size() == 1 && wholes.size() == 1) {
        change = "unchanged";
      } else if (wholes.size() == 1 && parts.stream().allMatch(p -> earlier.get(p).size() == 1)) {
        change = "split";
      } else if (parts.size() == 1 && wholes.stream().allMatch(w -> later.get(w).size() == 1)) {
        change = "merged";
      } else {
        change = "irregular";
      }
      changes.add(change(pair.get(0), kind, edition, pair.get(1), laterEdition, change));
    }
    return changes;
  }

  private static List<Object> change(
      Object code, String kind, int edition, Object later, int laterEdition, String change) {
    return List.of(code, kind, edition, later, laterEdition, change);
  }

  // ------------------------------------------------------------------ urban and rural

  @Test
  void urbanAndRuralAreas() {
    holds(
        "urban_rural_2011",
        rows(
            csv(
                real.file(
                    "Rural_Urban_Classification_(2011)_of_Lower_Layer_Super_Output_Areas_in_England_and_Wales.csv")),
            row ->
                List.of(
                    row.text("LSOA.code"),
                    "lsoa",
                    2011,
                    row.text("RUC11CD"),
                    2011,
                    row.text("RUC11"),
                    row.text("RUC11").startsWith("Urban") ? "urban" : "rural")));
    holds(
        "urban_rural_2021",
        rows(
            csv(real.file("ruc21_lsoa21.csv.gz")),
            row ->
                List.of(
                    row.text("lsoa21_code"),
                    "lsoa",
                    2021,
                    row.text("ruc21_code"),
                    2021,
                    row.text("classification"),
                    row.text("ruc").equals("Urban") ? "urban" : "rural")));
  }

  // ------------------------------------------------------------------ the health service

  @Test
  void areasOfTheHealthServiceInEngland() {
    integratedCareBoards(2022, 2011, csv(real.file("lookup_lsoa11_sicbl22_icb22_ltla22.csv.gz")));
    integratedCareBoards(2024, 2021, csv(real.file("lookup_lsoa21_icb24.csv.gz")));
  }

  private void integratedCareBoards(int year, int census, PublishersFile lookup) {
    String lsoa = "lsoa%02d_code".formatted(census % 100);
    String subIcb = "sicbl%02d_".formatted(year % 100);
    String icb = "icb%02d_".formatted(year % 100);
    holds("sub_icb_" + year, rows(lookup, area(subIcb + "code", "sub_icb", year, subIcb + "name")));
    holds("icb_" + year, rows(lookup, area(icb + "code", "icb", year, icb + "name")));
    holds(
        "lsoa_%d_in_icb_%d".formatted(census, year),
        rows(lookup, in(lsoa, "lsoa", census, subIcb + "code", "sub_icb", year, "exact")),
        rows(lookup, in(lsoa, "lsoa", census, icb + "code", "icb", year, "exact")),
        rows(lookup, in(subIcb + "code", "sub_icb", year, icb + "code", "icb", year, "exact")));
  }

  @Test
  void localHealthBoardsOfWales() {
    PublishersFile lookup = csv(real.file("lookup_ltla21_lhb22.csv"));
    holds(
        "local_health_board_2022",
        rows(lookup, area("lhb22_code", "local_health_board", 2022, "lhb22_name")));
    Map<String, String> boards = map(lookup, "ltla21_code", "lhb22_code");
    inLocalHealthBoards(boards, 2011, 2019, wards2019(), "LSOA11CD", "LAD19CD", "exact");
    inLocalHealthBoards(boards, 2021, 2024, wards2024(), "lsoa21_code", "ltla24_code", "best_fit");
  }

  private void inLocalHealthBoards(
      Map<String, String> boards,
      int census,
      int year,
      PublishersFile lookup,
      String lsoa,
      String authority,
      String fit) {
    holds(
        "lsoa_%d_in_local_health_board_2022".formatted(census),
        rows(lookup, row -> inBoard(boards, row, row.text(lsoa), "lsoa", census, authority, fit)),
        rows(
            lookup,
            row ->
                inBoard(
                    boards,
                    row,
                    row.text(authority),
                    "local_authority",
                    year,
                    authority,
                    "exact")));
  }

  private static List<Object> inBoard(
      Map<String, String> boards,
      Row row,
      String code,
      String kind,
      int edition,
      String authority,
      String fit) {
    String board = boards.get(row.text(authority));
    return board == null
        ? null
        : inside(code, kind, edition, board, "local_health_board", 2022, fit);
  }

  // ------------------------------------------------------------------ files

  private PublishersFile wards2019() {
    return csv(
        real.file(
            "Lower_Layer_Super_Output_Area_(2011)_to_Ward_(2019)_Lookup_in_England_and_Wales.csv"));
  }

  private PublishersFile msoas2011() {
    return csv(real.file("lookup_lsoa11_msoa11.csv.gz"));
  }

  private PublishersFile wards2024() {
    return csv(real.file("lookup_lsoa21_ward24_ltla24.csv.gz"));
  }

  private PublishersFile msoas2021() {
    return csv(real.file("msoa_la.csv"));
  }

  // ------------------------------------------------------------------ rows

  static Function<Row, List<Object>> area(String code, String kind, int edition, String name) {
    return row ->
        Arrays.asList(
            row.text(code),
            kind,
            edition,
            row.text(name),
            null,
            NATIONS.get(row.text(code).substring(0, 1)));
  }

  static Function<Row, List<Object>> in(
      String code,
      String kind,
      int edition,
      String parent,
      String parentKind,
      int parentEdition,
      String fit) {
    return row ->
        inside(row.text(code), kind, edition, row.text(parent), parentKind, parentEdition, fit);
  }

  private static List<Object> inside(
      String code,
      String kind,
      int edition,
      String parent,
      String parentKind,
      int parentEdition,
      String fit) {
    return List.of(code, kind, edition, parent, parentKind, parentEdition, fit);
  }

  /** What the file says of it, each thing once. */
  static Set<List<Object>> rows(PublishersFile file, Function<Row, List<Object>> one) {
    Set<List<Object>> rows = new HashSet<>();
    file.forEach(
        row -> {
          List<Object> made = one.apply(row);
          if (made != null) {
            rows.add(made);
          }
        });
    return rows;
  }

  /** Of a file of the United Kingdom, or of several censuses. */
  private static Set<List<Object>> englishAndWelsh(
      PublishersFile file, String msoa, Function<Row, List<Object>> one) {
    return rows(file, row -> isEnglishOrWelsh(row.text(msoa)) ? one.apply(row) : null);
  }

  private static boolean isEnglishOrWelsh(String msoa) {
    return msoa != null && msoa.matches("[EW]02[0-9]{6}");
  }

  private static Map<String, String> map(PublishersFile file, String key, String value) {
    return map(file, row -> row.text(key), row -> row.text(value));
  }

  private static Map<String, String> map(
      PublishersFile file, Function<Row, String> key, Function<Row, String> value) {
    Map<String, String> map = new HashMap<>();
    file.forEach(row -> map.put(key.apply(row), value.apply(row)));
    return map;
  }

  @SafeVarargs
  private void holds(String dataset, Set<List<Object>>... expected) {
    holds(real, dataset, expected);
  }

  /** These rows are published, and no others. */
  @SafeVarargs
  static void holds(RealSources real, String dataset, Set<List<Object>>... expected) {
    Set<List<Object>> all = new HashSet<>();
    for (Set<List<Object>> some : expected) {
      all.addAll(some);
    }
    Published.of(real, dataset, key(dataset)).holdRows(all);
  }

  private static String[] key(String dataset) {
    return switch (RealSources.CATALOGUE.dataset(dataset).table().name()) {
      case "area_containment" -> new String[] {"code", "parent_kind"};
      case "area_change" -> new String[] {"code", "later_code"};
      default -> new String[] {"code"};
    };
  }
}
