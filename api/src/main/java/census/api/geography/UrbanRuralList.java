package census.api.geography;

import census.api.web.ListRoute;
import census.api.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether areas are urban or rural. */
@Configuration(proxyBeanMethods = false)
class UrbanRuralList {

  private static final Table CLASS = Table.published("urban_rural_class");

  @Bean
  ListRoute urbanRuralClasses() {
    return ListRoute.named("urban_rural_classes")
        .oneRow("An area and its class in one edition of an urban-rural classification")
        .from(CLASS)
        .order("code, edition, class_edition")
        .key(CLASS.field("code"), CLASS.field("edition").as("year"))
        .joined(
            """
            select page.*, area.name
            from page
            left join published.area on area.code = page.code and area.edition = page.edition
            """)
        .alsoReads("area", "kind = 'lsoa'")
        .shows(CLASS.field("code"))
        .shows(Table.published("area").field("name").in("name"))
        .shows(CLASS.field("kind"), CLASS.field("edition").as("year"))
        .shows(CLASS.fields("class_code", "urban_or_rural"))
        .build();
  }
}
