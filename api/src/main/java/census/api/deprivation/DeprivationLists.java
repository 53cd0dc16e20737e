package census.api.deprivation;

import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import census.model.geography.GssCode;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of the nations' indices. */
@Configuration(proxyBeanMethods = false)
class DeprivationLists {

  private static final Table ENGLISH = Table.published("english_deprivation_index");
  private static final Table WELSH = Table.published("welsh_deprivation_index");
  private static final Table SCOTTISH = Table.published("scottish_deprivation_index");
  private static final Table NORTHERN_IRISH = Table.published("northern_irish_deprivation_index");

  private static final Table AUTHORITIES = Table.published("local_authority_deprivation");

  /** As in 95GG39S1. */
  private static final Pattern SUPER_OUTPUT_AREA = Pattern.compile("95[A-Z]{2}[0-9]{2}[SW][0-9]");

  @Bean
  ListRoute englishIndicesOfMultipleDeprivation() {
    LowerLayerIndex english = LowerLayerIndex.of(ENGLISH);
    return english
        .list("english_indices_of_multiple_deprivation", "english")
        .oneRow("A lower layer super output area in one edition of the English indices")
        .shows(ENGLISH.fields("imd_score", "working_age_population"))
        .shows(english.lsoa())
        .build();
  }

  @Bean
  ListRoute welshIndicesOfMultipleDeprivation() {
    LowerLayerIndex welsh = LowerLayerIndex.of(WELSH);
    return welsh
        .list("welsh_indices_of_multiple_deprivation", "welsh")
        .oneRow("A lower layer super output area in one edition of the Welsh index")
        .shows(WELSH.fields("imd_score", "physical_environment_quartile"))
        .shows(WELSH.field("lsoa_local_name"))
        .shows(welsh.lsoa())
        .build();
  }

  /** Ranks may end in .5; the older service, which cut that off, gave numbers and no texts. */
  @Bean
  ListRoute scottishIndicesOfMultipleDeprivation() {
    NationalIndex scottish =
        new NationalIndex(
            SCOTTISH,
            "data_zone",
            "data_zone",
            "scotland_datazones",
            GssCode::looksLike,
            List.of(),
            List.of());
    return scottish
        .list("scottish_indices_of_multiple_deprivation", "scottish")
        .oneRow("A data zone in one edition of the Scottish index")
        .shows(SCOTTISH.field("version"))
        .shows(
            SCOTTISH.fields("imd_rank", "housing_rank").stream()
                .map(Part.Field::alwaysNumber)
                .toList())
        .shows(SCOTTISH.fields("population_year", "working_age_population"))
        .shows(scottish.area(scottish.localAuthority("local_authority")))
        .build();
  }

  @Bean
  ListRoute northernIrelandIndicesOfMultipleDeprivation() {
    NationalIndex northernIrish =
        new NationalIndex(
            NORTHERN_IRISH,
            "soa",
            "super_output_area",
            "northern_ireland_small_output_areas",
            SUPER_OUTPUT_AREA.asMatchPredicate(),
            List.of("soa_zone_code"),
            List.of("soa_zone_name", "soa_code_name"));
    return northernIrish
        .list("northern_ireland_indices_of_multiple_deprivation", "northern_irish")
        .oneRow("A super output area in one edition of the Northern Irish measures")
        .shows(NORTHERN_IRISH.fields("imd_rank", "low_income_older_people_rank"))
        .shows(NORTHERN_IRISH.field("default_urban_rural_2015"))
        .shows(northernIrish.area(northernIrish.localAuthority("local_authority")))
        .build();
  }

  /** The detail is of the whole index, as published where it is. */
  @Bean
  ListRoute localAuthorityDeprivation() {
    Part.Field code = AUTHORITIES.field("local_authority_code");
    Part.Field year = AUTHORITIES.field("edition").as("year");
    return ListRoute.named("local_authority_deprivation")
        .oneRow("A local authority, summarised for one subject of its nation's index")
        .from(AUTHORITIES)
        .order("local_authority_code, edition desc, subject <> 'imd', subject, basis desc")
        .key(code, year)
        .joined("select page.*, authority.name as authority_name from page " + LocalAuthority.JOIN)
        .alsoReads("area", "kind = 'local_authority'")
        .shows(year)
        .shows(AUTHORITIES.fields("edition", "nation"))
        .shows(AUTHORITIES.fields("subject", "rank_of_scale"))
        .shows(
            LocalAuthority.of(
                AUTHORITIES, "local_authority_district", "The local authority that is summarised"))
        .filters(LocalAuthority.filters(AUTHORITIES))
        .build();
  }
}
