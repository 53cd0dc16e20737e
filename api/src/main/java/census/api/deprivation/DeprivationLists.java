package census.api.deprivation;

import census.api.web.ListRoute;
import census.api.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of the nations' indices. */
@Configuration(proxyBeanMethods = false)
class DeprivationLists {

  private static final Table ENGLISH = Table.published("english_deprivation_index");
  private static final Table WELSH = Table.published("welsh_deprivation_index");

  @Bean
  ListRoute englishIndicesOfMultipleDeprivation() {
    NationalIndex english = new NationalIndex(ENGLISH);
    return english
        .list("english_indices_of_multiple_deprivation", "english")
        .oneRow("A lower layer super output area in one edition of the English indices")
        .shows(ENGLISH.fields("imd_score", "working_age_population"))
        .shows(english.lsoa())
        .build();
  }

  @Bean
  ListRoute welshIndicesOfMultipleDeprivation() {
    NationalIndex welsh = new NationalIndex(WELSH);
    return welsh
        .list("welsh_indices_of_multiple_deprivation", "welsh")
        .oneRow("A lower layer super output area in one edition of the Welsh index")
        .shows(WELSH.fields("imd_score", "physical_environment_quartile"))
        .shows(WELSH.field("lsoa_local_name"))
        .shows(welsh.lsoa())
        .build();
  }
}
