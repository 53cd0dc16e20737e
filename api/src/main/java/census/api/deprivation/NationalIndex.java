package census.api.deprivation;

import static census.api.web.Part.constant;
import static census.api.web.Part.link;

import census.api.web.Filter;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the lists of the nations have in common: each row is a small area in one edition of a
 * nation's index.
 *
 * @param area how the columns of the area begin, as in lsoa_code
 * @param kind what it is among areas
 * @param listed the list that has the area itself
 * @param whole tells the texts that are the whole code of such an area
 * @param codeAlsoSpelt what the older service called the filter by code
 * @param nameAlsoSpelt what the older service called the filter by name
 */
record NationalIndex(
    Table index,
    String area,
    String kind,
    String listed,
    Predicate<String> whole,
    List<String> codeAlsoSpelt,
    List<String> nameAlsoSpelt) {

  private static final Table AREA = Table.published("area");
  private static final Table CONTAINMENT = Table.published("area_containment");

  /** Of an edition that has no area of a code, those that have a part of it are meant. */
  private static final String PARTS =
      """
      select later_code as asked, code as found from published.area_change where kind = 'lsoa'
      union all
      select code, later_code from published.area_change where kind = 'lsoa'""";

  /**
   * The list, but for the values of the index.
   *
   * @param nation as the older service has it in every row
   */
  ListRoute.Declaration list(String name, String nation) {
    return list(name, nation, "", "");
  }

  /**
   * @param columns SQL of what else is shown
   * @param joins SQL of where that comes from
   */
  ListRoute.Declaration list(String name, String nation, String columns, String joins) {
    Part.Field year = index.field("edition").as("year");
    return ListRoute.named(name)
        .from(index)
        .order("imd_rank desc, %s_code, edition".formatted(area))
        .key(code(), year)
        .joined(
            """
            select page.*, small.name as %2$s_name, authority.name as authority_name, ranked.areas%3$s
            from page
            left join published.area small
              on small.code = page.%2$s_code and small.edition = page.%2$s_edition
            %5$s
            left join lateral (
              -- ranks are a permutation of 1 to n, and the index ends at n
              select max(imd_rank) as areas from published.%1$s
              where %1$s.edition = page.edition
            ) ranked on true
            %4$s
            """
                .formatted(index.name(), area, columns, joins, LocalAuthority.JOIN))
        .alsoReads("area", "kind in ('%s', 'local_authority')".formatted(kind))
        .shows(year, index.field("edition"))
        .shows(constant("type", nation, "The nation whose index it is"))
        .shows(index.field("quantile_rule"), index.field("direction"))
        .shows(
            index
                .field("imd_rank")
                .in("areas")
                .as("areas")
                .meaning("How many areas the edition ranks: the largest rank"))
        .filters(
            byCode().alsoSpelt(codeAlsoSpelt.toArray(String[]::new)),
            Filter.exact(CONTAINMENT.field("parent_code").as("larger_area_code"))
                .within(
                    """
                    (%1$s_code, %1$s_edition) in (
                      select code, edition from published.area_containment
                      where kind = '%2$s' and %%s)"""
                        .formatted(area, kind)),
            Filter.contains(AREA.field("name").as(area + "_name"))
                .alsoSpelt(nameAlsoSpelt.toArray(String[]::new))
                .within(
                    """
                    (%1$s_code, %1$s_edition) in (
                      select code, edition from published.area where kind = '%2$s' and %%s)"""
                        .formatted(area, kind)))
        .filters(LocalAuthority.filters(index));
  }

  /** A whole code is looked for in every edition, in whichever boundaries it has. */
  private Filter byCode() {
    Filter contains = Filter.contains(code());
    return kind.equals("lsoa")
        ? contains.whole(whole, new Filter.Related(index, PARTS))
        : contains.whole(whole);
  }

  private Part.Field code() {
    return index.field(area + "_code");
  }

  /** The area of a row, in the boundaries of the index. */
  Part.Nested area(Part... more) {
    Part.Field edition = index.field(area + "_edition");
    List<Part> parts = new ArrayList<>();
    parts.add(code());
    parts.add(AREA.field("name").in(area + "_name").as(area + "_name"));
    parts.add(edition.as("year"));
    parts.add(edition);
    parts.addAll(Arrays.asList(more));
    parts.add(link(listed, code(), edition));
    return new Part.Nested(area, "The area, in the boundaries of the index", parts);
  }

  Part.Nested localAuthority(String name) {
    return LocalAuthority.of(
        index, name, "The local authority in which the publisher puts the area");
  }
}
