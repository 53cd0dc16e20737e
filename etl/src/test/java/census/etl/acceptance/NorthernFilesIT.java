package census.etl.acceptance;

import static census.etl.acceptance.AreaFilesIT.area;
import static census.etl.acceptance.AreaFilesIT.in;
import static census.etl.acceptance.AreaFilesIT.rows;
import static census.etl.acceptance.PublishersFile.csv;
import static census.etl.acceptance.PublishersFile.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.PublishedTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scotland and Northern Ireland, their areas and indices, and gardens and the density of people,
 * held against the publishers' files. What a column is, is told here by its place in the file.
 */
@RealSources.Test
class NorthernFilesIT {

  private static final String ZONES = "scottish_dz_lookup.csv";
  private static final String SIMD = "SIMD+2020v2.csv";
  private static final String SIMD_RANKS = "SIMD+2020v2+-+ranks.xlsx";
  private static final String NIMDM = "NIMDM17_SOAresults";
  private static final String ZONES_2021 = "lookup_dz21_sdz21_dea14_lgd14.csv";
  private static final String SUPER_OUTPUT_AREAS = "lookup_soa01_lgd14.csv";

  private final RealSources real;

  @TempDir Path temporary;

  NorthernFilesIT(RealSources real) {
    this.real = real;
  }

  // ------------------------------------------------------------------ areas

  @Test
  void areasOfScotland() {
    holds("data_zone_2011", scottish("DZ2011", "data_zone", 2011));
    holds("intermediate_zone_2011", scottish("IZ2011", "intermediate_zone", 2011));
    holds("local_authority_scotland_2019", scottish("LA", "local_authority", 2019));
    holds("health_board_scotland_2019", scottish("HB", "health_board", 2019));
    holds(
        "health_and_social_care_partnership_2019",
        scottish("HIA", "health_and_social_care_partnership", 2019));
    holds("ward_scotland_2022", scottish("MMWard", "ward", 2022));
    holds(
        "parliamentary_constituency_scotland_2005",
        scottish("UKPC", "parliamentary_constituency", 2005));
  }

  private Set<List<Object>> scottish(String column, String kind, int edition) {
    return rows(zones(), area(column + "_Code", kind, edition, column + "_Name"));
  }

  @Test
  void whereAreasOfScotlandLie() {
    holds(
        "data_zone_2011_in_larger_areas",
        inScottish("DZ2011", "data_zone", 2011, "IZ2011", "intermediate_zone", 2011, "exact"),
        inScottish("DZ2011", "data_zone", 2011, "LA", "local_authority", 2019, "exact"),
        inScottish("DZ2011", "data_zone", 2011, "HB", "health_board", 2019, "exact"),
        inScottish("DZ2011", "data_zone", 2011, "HIA", PARTNERSHIP, 2019, "exact"),
        inScottish("DZ2011", "data_zone", 2011, "MMWard", "ward", 2022, "best_fit"),
        inScottish(
            "DZ2011", "data_zone", 2011, "UKPC", "parliamentary_constituency", 2005, "best_fit"),
        inScottish("IZ2011", "intermediate_zone", 2011, "LA", "local_authority", 2019, "exact"),
        inScottish("MMWard", "ward", 2022, "LA", "local_authority", 2019, "exact"),
        inScottish("LA", "local_authority", 2019, "HIA", PARTNERSHIP, 2019, "exact"),
        inScottish("LA", "local_authority", 2019, "HB", "health_board", 2019, "exact"),
        inScottish("HIA", PARTNERSHIP, 2019, "HB", "health_board", 2019, "exact"));
  }

  private static final String PARTNERSHIP = "health_and_social_care_partnership";

  private Set<List<Object>> inScottish(
      String column,
      String kind,
      int edition,
      String parent,
      String parentKind,
      int parentEdition,
      String fit) {
    return rows(
        zones(),
        in(column + "_Code", kind, edition, parent + "_Code", parentKind, parentEdition, fit));
  }

  @Test
  void urbanAndRuralScotland() {
    holds(
        "urban_rural_scotland_2020",
        rows(
            zones(),
            row ->
                List.of(
                    row.text("DZ2011_Code"),
                    "data_zone",
                    2011,
                    row.text("UR8_Code"),
                    2020,
                    row.text("UR8_Name"),
                    row.text("UR2_Code").equals("1") ? "urban" : "rural")));
    holds(
        "urban_rural_scotland_2016",
        rows(
            csv(real.file(SIMD)),
            row ->
                List.of(
                    row.text("DZ"),
                    "data_zone",
                    2011,
                    row.text("URclass"),
                    2016,
                    row.text("URname"),
                    row.number("URclass").intValue() < 5 ? "urban" : "rural")));
  }

  @Test
  void areasOfNorthernIreland() {
    PublishersFile zones = csv(real.file(ZONES_2021));
    holds(
        "data_zone_northern_ireland_2021",
        rows(zones, area("dz21_code", "data_zone", 2021, "dz21_name")));
    holds(
        "super_data_zone_2021",
        rows(zones, area("sdz21_code", "super_data_zone", 2021, "sdz21_name")));
    holds(
        "district_electoral_area_2014",
        rows(zones, area("dea14_code", "district_electoral_area", 2014, "dea14_name")));
    holds(
        "local_authority_northern_ireland_2014",
        rows(zones, area("lgd14_code", "local_authority", 2014, "lgd14_name")));
    holds(
        "soa_2001",
        rows(
            csv(real.file(NIMDM + ".csv")),
            area("SOA2001", "super_output_area", 2001, "SOA2001_name")));
  }

  @Test
  void whereAreasOfNorthernIrelandLie() {
    PublishersFile zones = csv(real.file(ZONES_2021));
    String electoral = "district_electoral_area";
    holds(
        "data_zone_2021_in_larger_areas",
        rows(
            zones,
            in("dz21_code", "data_zone", 2021, "sdz21_code", "super_data_zone", 2021, "exact")),
        rows(zones, in("dz21_code", "data_zone", 2021, "dea14_code", electoral, 2014, "exact")),
        rows(
            zones,
            in("dz21_code", "data_zone", 2021, "lgd14_code", "local_authority", 2014, "exact")),
        rows(
            zones,
            in("sdz21_code", "super_data_zone", 2021, "dea14_code", electoral, 2014, "exact")),
        rows(
            zones,
            in(
                "sdz21_code",
                "super_data_zone",
                2021,
                "lgd14_code",
                "local_authority",
                2014,
                "exact")),
        rows(
            zones,
            in("dea14_code", electoral, 2014, "lgd14_code", "local_authority", 2014, "exact")));
    holds(
        "soa_2001_in_local_authority_2014",
        rows(
            csv(real.file(SUPER_OUTPUT_AREAS)),
            in(
                "soa01_code",
                "super_output_area",
                2001,
                "lgd14_code",
                "local_authority",
                2014,
                "best_fit")));
  }

  // ------------------------------------------------------------------ the Scottish index

  @Test
  void everyCellOfTheScottishIndexIsThePublishers() {
    Published index = Published.of(real, "scottish_index_2020v2", "data_zone_code");
    holdInOrder(
        index,
        csv(real.file(SIMD)),
        "DZ",
        2,
        "imd_rank",
        "imd_vigintile",
        "imd_decile",
        "imd_quintile",
        "income_rank",
        "employment_rank",
        "education_rank",
        "health_rank",
        "access_rank",
        "crime_rank",
        "housing_rank",
        "total_population",
        "working_age_population");
    index.holdAgainst(csv(real.file(SIMD)), "DZ", Map.of("LAcode", "local_authority_code"));
    holdInOrder(
        index,
        workbook(real.file(SIMD_RANKS), "SIMD 2020v2 ranks"),
        "Data_Zone",
        3,
        "total_population",
        "working_age_population",
        "imd_rank",
        "income_rank",
        "employment_rank",
        "health_rank",
        "education_rank",
        "access_rank",
        "crime_rank",
        "housing_rank");
    holdInOrder(index, indicators(), "Data_Zone", 3, "total_population", "working_age_population");
    index.holdConstants(
        Map.of(
            "edition", 2020,
            "version", "2020v2",
            "data_zone_edition", 2011,
            "local_authority_edition", 2019,
            "population_year", 2017,
            "quantile_rule", "ceiling",
            "direction", "1_is_most_deprived"));
    index.assertThatNoColumnWasLeftOut();
    assertThat(index.size()).isEqualTo(6_976);
  }

  @Test
  void everyIndicatorOfTheScottishIndexIsThePublishers() {
    Published indicators = Published.of(real, "scottish_indicators_2020v2", "data_zone_code");
    holdInOrder(
        indicators,
        indicators(),
        "Data_Zone",
        5,
        "income_deprived_rate",
        "income_deprived_people",
        "employment_deprived_rate",
        "employment_deprived_people",
        "comparative_illness_factor",
        "alcohol_hospital_stays_ratio",
        "drug_hospital_stays_ratio",
        "mortality_ratio",
        "depression_prescription_rate",
        "low_birth_weight_rate",
        "emergency_hospital_stays_ratio",
        "school_attendance_rate",
        "school_leavers_attainment_score",
        "no_qualifications_ratio",
        "not_participating_rate",
        "university_entrance_rate",
        "petrol_station_drive_minutes",
        "gp_surgery_drive_minutes",
        "post_office_drive_minutes",
        "primary_school_drive_minutes",
        "retail_centre_drive_minutes",
        "secondary_school_drive_minutes",
        "gp_surgery_public_transport_minutes",
        "post_office_public_transport_minutes",
        "retail_centre_public_transport_minutes",
        "no_superfast_broadband_rate",
        "recorded_crimes",
        "recorded_crimes_per_10000",
        "overcrowded_people",
        "no_central_heating_people",
        "overcrowded_rate",
        "no_central_heating_rate");
    indicators.holdConstants(
        Map.of("edition", 2020, "version", "2020v2", "data_zone_edition", 2011));
    indicators.assertThatNoColumnWasLeftOut();
  }

  private PublishersFile indicators() {
    return workbook(real.file("SIMD+2020v2+-+indicators.xlsx"), "Data");
  }

  /** Quantiles then follow from the ranks, and the authority comes from the lookup. */
  @Test
  void theRanksAloneMakeTheSameScottishIndex() throws IOException {
    assertThat(
            real.fingerprintOf(
                real.folderOf(temporary, ZONES, SIMD_RANKS),
                List.of(
                    "data_zone_2011",
                    "intermediate_zone_2011",
                    "local_authority_scotland_2019",
                    "health_board_scotland_2019",
                    "health_and_social_care_partnership_2019",
                    "ward_scotland_2022",
                    "parliamentary_constituency_scotland_2005",
                    "data_zone_2011_in_larger_areas",
                    "scottish_index_2020v2"),
                columns("scottish_deprivation_index")))
        .isEqualTo(
            real.fingerprint("scottish_index_2020v2", columns("scottish_deprivation_index")));
  }

  /** The list of names has all zones, by names of which some have been given up. */
  @Test
  void theListOfNamesHasTheSameDataZones() throws IOException {
    List<String> columns =
        columns("area").stream().filter(column -> !column.equals("name")).toList();

    assertThat(
            real.fingerprintOf(
                real.folderOf(
                    temporary, "Data_Zones_(December_2011)_Names_and_Codes_in_Scotland.csv"),
                List.of("data_zone_2011"),
                columns))
        .isEqualTo(real.fingerprint("data_zone_2011", columns));
  }

  // ------------------------------------------------------------------ the Northern Irish measures

  private static final String[] RANKS = {
    "imd_rank",
    "income_rank",
    "employment_rank",
    "health_deprivation_and_disability_rank",
    "education_skills_and_training_rank",
    "access_to_services_rank",
    "living_environment_rank",
    "crime_and_disorder_rank"
  };

  /** The sheets of the workbook, and what each has from its fifth column on. */
  private static final Map<String, String[]> SHEETS =
      Map.of(
          "MDM",
          RANKS,
          "Income",
          new String[] {"income_rank", "low_income_rate"},
          "Employment",
          new String[] {"employment_rank", "employment_deprived_rate"},
          "Health and Disability",
          new String[] {
            "health_deprivation_and_disability_rank",
            "preventable_death_rank",
            "physical_health_benefit_rank",
            "cancer_rank",
            "emergency_admission_rank",
            "low_birth_weight_rank",
            "childrens_dental_extraction_rank",
            "multiple_prescription_rank",
            "long_term_health_problem_rank",
            "mental_health_rank",
            "preventable_death_ratio",
            "physical_health_benefit_ratio",
            "cancer_ratio",
            "emergency_admission_ratio",
            "low_birth_weight_rate",
            "childrens_dental_extraction_ratio",
            "multiple_prescription_ratio",
            "long_term_health_problem_ratio"
          },
          "Education, Skills and Training ",
          new String[] {
            "education_skills_and_training_rank",
            "primary_special_educational_needs_rank",
            "primary_absenteeism_rank",
            "school_leavers_without_five_gcses_rank",
            "school_leavers_not_participating_rank",
            "no_higher_education_rank",
            "post_primary_special_educational_needs_rank",
            "post_primary_absenteeism_rank",
            "low_qualification_rank",
            "primary_special_educational_needs_rate",
            "primary_absenteeism_rate",
            "school_leavers_without_five_gcses_rate",
            "school_leavers_not_participating_rate",
            "no_higher_education_rate",
            "post_primary_special_educational_needs_rate",
            "post_primary_absenteeism_rate",
            "low_qualification_rate"
          },
          "Access to Services",
          new String[] {
            "access_to_services_rank",
            "private_transport_time_rank",
            "public_transport_time_rank",
            "slow_broadband_rank",
            "slow_broadband_rate"
          },
          "Living Environment",
          new String[] {
            "living_environment_rank",
            "housing_quality_sub_domain_rank",
            "unfit_dwellings_rank",
            "dwellings_in_disrepair_rank",
            "dwellings_hard_to_heat_rank",
            "housing_access_sub_domain_rank",
            "overcrowded_households_rank",
            "disability_without_adaptation_rank",
            "outdoor_environment_sub_domain_rank",
            "local_area_problems_rank",
            "road_defects_rank",
            "road_traffic_collisions_rank",
            "flood_risk_rank",
            "unfit_dwellings_rate",
            "dwellings_in_disrepair_rate",
            "dwellings_hard_to_heat_rate",
            "overcrowded_households_rate",
            "disability_without_adaptation_rate",
            "local_area_problems_rate",
            "road_defects_ratio",
            "road_traffic_collisions_per_1000",
            "flood_risk_rate"
          },
          "Crime and Disorder",
          new String[] {
            "crime_and_disorder_rank",
            "crime_sub_domain_rank",
            "violence_rank",
            "burglary_rank",
            "theft_rank",
            "vehicle_crime_rank",
            "criminal_damage_rank",
            "disorder_sub_domain_rank",
            "deliberate_fires_rank",
            "anti_social_behaviour_rank",
            "violence_per_1000",
            "burglary_per_1000",
            "theft_per_1000",
            "vehicle_crime_per_1000",
            "criminal_damage_per_1000",
            "deliberate_fires_per_1000",
            "anti_social_behaviour_per_1000"
          },
          "IDAC and IDAP",
          new String[] {
            "low_income_children_rank",
            "low_income_children_rate",
            "low_income_older_people_rank",
            "low_income_older_people_rate"
          });

  @Test
  void everyCellOfTheNorthernIrishMeasuresIsThePublishers() {
    Published index = Published.of(real, "northern_irish_index_2017", "soa_code");
    Published indicators = Published.of(real, "northern_irish_indicators_2017", "soa_code");
    SHEETS.forEach(
        (sheet, columns) -> {
          PublishersFile file = workbook(real.file(NIMDM + ".xls"), sheet);
          holdInOrder(index, file, "SOA2001", 4, columns);
          holdInOrder(indicators, file, "SOA2001", 4, columns);
        });
    PublishersFile saved = csv(real.file(NIMDM + ".csv"));
    holdInOrder(index, saved, "SOA2001", 4, RANKS);
    index.holdAgainst(
        saved, "SOA2001", Map.of("2015 Default Urban/Rural", "default_urban_rural_2015"));
    index.holdAgainst(
        csv(real.file(SUPER_OUTPUT_AREAS)),
        "soa01_code",
        Map.of("lgd14_code", "local_authority_code"));
    index.holdConstants(
        Map.of(
            "edition", 2017,
            "soa_edition", 2001,
            "local_authority_edition", 2014,
            "quantile_rule", "ceiling",
            "direction", "1_is_most_deprived"));
    index.assertThatNoColumnWasLeftOut();
    indicators.holdConstants(Map.of("edition", 2017, "soa_edition", 2001));
    indicators.assertThatNoColumnWasLeftOut();
    assertThat(index.size()).isEqualTo(890);
  }

  /** But for the sub-domains, which only the workbook has. */
  @Test
  void theSavedCopyMakesTheSameNorthernIrishMeasures() throws IOException {
    List<String> columns =
        columns("northern_irish_deprivation_index").stream()
            .filter(column -> !column.contains("sub_domain") && !column.startsWith("low_income"))
            .toList();

    assertThat(
            real.fingerprintOf(
                real.folderOf(temporary, NIMDM + ".csv", SUPER_OUTPUT_AREAS, ZONES_2021),
                List.of(
                    "soa_2001",
                    "local_authority_northern_ireland_2014",
                    "soa_2001_in_local_authority_2014",
                    "northern_irish_index_2017"),
                columns))
        .isEqualTo(real.fingerprint("northern_irish_index_2017", columns));
  }

  // ------------------------------------------------------------------ gardens and people

  @Test
  void everyGardenIsThePublishers() {
    Published gardens = Published.of(real, "green_space_2020", "local_authority_code");
    holdInOrder(
        gardens,
        csv(real.file("access_to_green_space.csv")).withHeader(0, 2),
        "LAD code",
        6,
        "houses_address_count",
        "houses_addresses_with_private_outdoor_space_count",
        "houses_outdoor_space_total_area",
        "houses_percentage_of_addresses_with_private_outdoor_space",
        "houses_average_size_private_outdoor_space",
        "houses_median_size_private_outdoor_space",
        "flats_address_count",
        "flats_addresses_with_private_outdoor_space_count",
        "flats_outdoor_space_total_area",
        "flats_outdoor_space_count",
        "flats_percentage_of_addresses_with_private_outdoor_space",
        "flats_average_size_private_outdoor_space",
        "flats_average_number_of_flats_sharing_a_garden",
        "total_addresses_count",
        "total_addresses_with_private_outdoor_space_count",
        "total_private_outdoor_space_total_area",
        "total_percentage_addresses_with_private_outdoor_space",
        "total_average_size_private_outdoor_space");
    gardens.holdConstants(Map.of("edition", 2020, "local_authority_edition", 2019));
    Map<Character, String> nations = Map.of('E', "england", 'W', "wales", 'S', "scotland");
    gardens.holdRule(
        "nation", other -> nations.get(((String) other.apply("local_authority_code")).charAt(0)));
    gardens.assertThatNoColumnWasLeftOut();
    assertThat(gardens.size()).isEqualTo(371);
  }

  @Test
  void everyDensityIsOfItsPeopleAndItsArea() {
    Published densities = Published.of(real, "population_density_2019", "area_code");
    densities.holdAgainst(
        csv(real.file("2019_population.csv")),
        row -> row.text("lsoa").equals("Grand Total") ? null : List.of(row.text("lsoa")),
        Map.of("pop", "residents"));
    densities.holdAgainst(
        csv(real.file("lsoa_to_area.csv")), "lsoa", Map.of("area", "square_kilometres"));
    densities.holdRule(
        "residents_per_square_kilometre",
        other ->
            BigDecimal.valueOf((Integer) other.apply("residents"))
                .divide((BigDecimal) other.apply("square_kilometres"), 1, RoundingMode.HALF_UP));
    densities.holdRule("nation", of("england", "wales", "scotland", "northern_ireland"));
    densities.holdRule("area_kind", of("lsoa", "lsoa", "data_zone", "super_output_area"));
    densities.holdRule("area_edition", of(2011, 2011, 2011, 2001));
    densities.holdConstants(Map.of("edition", 2019));
    densities.assertThatNoColumnWasLeftOut();
    assertThat(densities.size()).isEqualTo(42_619);
  }

  /** One for each nation, by what its codes begin with. */
  private static Function<Function<String, Object>, Object> of(
      Object england, Object wales, Object scotland, Object northernIreland) {
    return other ->
        switch (((String) other.apply("area_code")).charAt(0)) {
          case 'E' -> england;
          case 'W' -> wales;
          case 'S' -> scotland;
          default -> northernIreland;
        };
  }

  // ------------------------------------------------------------------ files and columns

  private PublishersFile zones() {
    return csv(real.file(ZONES)).in(Charset.forName("windows-1252"));
  }

  @SafeVarargs
  private void holds(String dataset, Set<List<Object>>... expected) {
    AreaFilesIT.holds(real, dataset, expected);
  }

  /** Those of the columns that the table has, which stand in the file in this order. */
  private static void holdInOrder(
      Published published, PublishersFile file, String key, int first, String... columns) {
    Map<String, String> columnOfHeader = new LinkedHashMap<>();
    file.headers()
        .forEach(
            (header, position) -> {
              int place = position - first;
              if (place >= 0 && place < columns.length && published.has(columns[place])) {
                columnOfHeader.put(header, columns[place]);
              }
            });
    assertThat(columnOfHeader.values())
        .as("columns in %s", file)
        .containsExactlyElementsOf(Stream.of(columns).filter(published::has).toList());
    published.holdAgainst(file, key, columnOfHeader);
  }

  private static List<String> columns(String table) {
    return PublishedTable.named(table).orElseThrow().columns().stream()
        .map(PublishedTable.Column::name)
        .toList();
  }
}
