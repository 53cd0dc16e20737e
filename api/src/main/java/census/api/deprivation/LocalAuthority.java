package census.api.deprivation;

import static census.api.web.Part.object;

import census.api.web.Filter;
import census.api.web.Part;
import census.api.web.Table;
import census.model.geography.GssCode;

/** The local authority that a row is of, or lies in. */
final class LocalAuthority {

  /** Puts its name beside each row of a page. */
  static final String JOIN =
      """
      left join published.area authority
        on authority.code = page.local_authority_code
        and authority.edition = page.local_authority_edition
      """;

  private static final Table AREA = Table.published("area");

  private LocalAuthority() {}

  static Part.Nested of(Table table, String name, String meaning) {
    return object(
        name,
        meaning,
        table.field("local_authority_code").as("local_authority_district_code"),
        AREA.field("name").in("authority_name").as("local_authority_district_name"),
        table.field("local_authority_edition").as("year"));
  }

  static Filter[] filters(Table table) {
    return new Filter[] {
      Filter.contains(table.field("local_authority_code")).whole(GssCode::looksLike),
      Filter.contains(AREA.field("name").as("local_authority_name"))
          .within(
              """
              (local_authority_code, local_authority_edition) in (
                select code, edition from published.area
                where kind = 'local_authority' and %s)""")
    };
  }
}
