package census.etl.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which header of the publisher's files is which column of the index of 2019, written here a second
 * time from the contract, so that a wrong line in a declaration does not go unnoticed.
 */
final class IndexColumns {

  static final String LSOA = "LSOA code (2011)";
  static final String DISTRICT = "Local Authority District code (2019)";

  static final String WORKING_AGE =
      "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners)";
  static final String WORKING_AGE_COLUMN = "working_age_population";

  private static final String RANK = " Rank (where 1 is most deprived)";
  private static final String DECILE = " Decile (where 1 is most deprived 10% of LSOAs)";

  private static final Map<String, String> DOMAINS =
      inOrder(
          "Income", "income",
          "Employment", "employment",
          "Education, Skills and Training", "education_skills_training",
          "Health Deprivation and Disability", "health_deprivation_disability",
          "Crime", "crime",
          "Barriers to Housing and Services", "barriers_to_housing_services",
          "Living Environment", "living_environment");

  private static final Map<String, String> SUB_DOMAINS =
      inOrder(
          "Children and Young People Sub-domain", "children_young_people_sub_domain",
          "Adult Skills Sub-domain", "adult_skills_sub_domain",
          "Geographical Barriers Sub-domain", "geographical_barriers_sub_domain",
          "Wider Barriers Sub-domain", "wider_barriers_sub_domain",
          "Indoors Sub-domain", "indoors_sub_domain",
          "Outdoors Sub-domain", "outdoors_sub_domain");

  private static final Map<String, String> SUPPLEMENTARY =
      inOrder(
          "Income Deprivation Affecting Children Index (IDACI)", "idaci",
          "Income Deprivation Affecting Older People (IDAOPI)", "idaopi");

  private static final String IMD = "Index of Multiple Deprivation (IMD)";

  private IndexColumns() {}

  static Map<String, String> file1() {
    return inOrder(
        DISTRICT, "local_authority_code", IMD + " Rank", "imd_rank", IMD + " Decile", "imd_decile");
  }

  static Map<String, String> file2() {
    Map<String, String> columns = ranksAndDeciles(Map.of(IMD, "imd"));
    columns.put(DISTRICT, "local_authority_code");
    columns.putAll(ranksAndDeciles(DOMAINS));
    return columns;
  }

  static Map<String, String> file3() {
    Map<String, String> columns = ranksAndDeciles(Map.of(IMD, "imd"));
    columns.put(DISTRICT, "local_authority_code");
    columns.putAll(ranksAndDeciles(SUPPLEMENTARY));
    return columns;
  }

  static Map<String, String> file4() {
    Map<String, String> columns = ranksAndDeciles(SUB_DOMAINS);
    columns.put(DISTRICT, "local_authority_code");
    for (String domain :
        new String[] {
          "Education, Skills and Training", "Barriers to Housing and Services", "Living Environment"
        }) {
      columns.putAll(ranksAndDeciles(Map.of(domain, DOMAINS.get(domain))));
    }
    return columns;
  }

  /** Without the sub-domains, which the copy at hand lacks. */
  static Map<String, String> file5() {
    Map<String, String> columns = inOrder(DISTRICT, "local_authority_code");
    columns.put(IMD + " Score", "imd_score");
    scores(DOMAINS, columns);
    scores(SUPPLEMENTARY, columns);
    return columns;
  }

  static Map<String, String> file6() {
    Map<String, String> columns = file6Saved();
    columns.put(WORKING_AGE, WORKING_AGE_COLUMN);
    return columns;
  }

  /** Without the working age, which the copy saved as CSV rounds: the workbook has its quarters. */
  static Map<String, String> file6Saved() {
    Map<String, String> columns = populations();
    columns.put(DISTRICT, "local_authority_code");
    return columns;
  }

  /** Without the working age, which this file rounds too. */
  static Map<String, String> file7() {
    Map<String, String> columns = file5();
    columns.putAll(file2());
    columns.putAll(file3());
    columns.putAll(file4());
    scores(SUB_DOMAINS, columns);
    columns.putAll(populations());
    return columns;
  }

  static Map<String, String> file9() {
    return inOrder(
        DISTRICT,
        "local_authority_code",
        transformed("Income"),
        "income_score_exponentially_transformed",
        transformed("Employment"),
        "employment_score_exponentially_transformed",
        transformed("Education"),
        "education_skills_training_score_exponentially_transformed",
        transformed("Health"),
        "health_deprivation_disability_score_exponentially_transformed",
        transformed("Crime"),
        "crime_score_exponentially_transformed",
        transformed("Barriers"),
        "barriers_to_housing_services_score_exponentially_transformed",
        transformed("Living Environment"),
        "living_environment_score_exponentially_transformed");
  }

  private static String transformed(String domain) {
    return domain + " Score - exponentially transformed";
  }

  private static Map<String, String> populations() {
    return inOrder(
        "Total population: mid 2015 (excluding prisoners)", "total_population",
        "Dependent Children aged 0-15: mid 2015 (excluding prisoners)", "dependent_children",
        "Population aged 16-59: mid 2015 (excluding prisoners)", "population_16_59",
        "Older population aged 60 and over: mid 2015 (excluding prisoners)",
            "older_population_60_and_over");
  }

  private static Map<String, String> ranksAndDeciles(Map<String, String> subjects) {
    Map<String, String> columns = new LinkedHashMap<>();
    subjects.forEach(
        (subject, name) -> {
          columns.put(subject + RANK, name + "_rank");
          columns.put(subject + DECILE, name + "_decile");
        });
    return columns;
  }

  /** Those that are a share of the people are marked so. */
  private static void scores(Map<String, String> subjects, Map<String, String> columns) {
    subjects.forEach(
        (subject, name) -> {
          boolean isRate = subject.startsWith("Income") || subject.equals("Employment");
          columns.put(subject + " Score" + (isRate ? " (rate)" : ""), name + "_score");
        });
  }

  private static Map<String, String> inOrder(String... headersAndColumns) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < headersAndColumns.length; i += 2) {
      columns.put(headersAndColumns[i], headersAndColumns[i + 1]);
    }
    return columns;
  }
}
