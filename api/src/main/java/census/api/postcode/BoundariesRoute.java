package census.api.postcode;

import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.web.Answer;
import census.api.web.InMemory;
import census.api.web.JsonText;
import census.api.web.Parameter;
import census.api.web.Part;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Table;
import census.api.web.Type;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * A postcode under the names that the older service passed on from elsewhere, with the areas of
 * 2011; those of Northern Ireland, of 2001.
 */
@Configuration(proxyBeanMethods = false)
class BoundariesRoute {

  private static final Table TABLE = Table.published("postcode");

  private static final String[] LSOA = {"lsoa_2011", "data_zone_2011", "soa_2001"};
  private static final String[] MSOA = {"msoa_2011", "intermediate_zone_2011"};

  private static final List<Member> CODES =
      List.of(
          code("admin_district", "local_authority"),
          code("admin_county", "county"),
          code("admin_ward", "ward"),
          code("parish", "parish"),
          code("parliamentary_constituency", "parliamentary_constituency"),
          code("ccg", "sub_icb_location"),
          nothing("ccg_id"),
          code("ced", "county_electoral_division"),
          nothing("nuts"),
          code("lsoa", LSOA),
          code("msoa", MSOA),
          code("lau2", "territorial_level"));

  private static final List<Member> MEMBERS =
      List.of(
          new Member(
              TABLE.field("postcode"),
              (json, directory, row) -> directory.postcodes().write(json, row)),
          column("quality", "positional_quality", Columns::positionalQuality),
          column("eastings", "easting", Columns::easting),
          column("northings", "northing", Columns::northing),
          name("country", "country"),
          name("nhs_ha", "health_authority"),
          column("longitude", "longitude", Columns::longitude),
          column("latitude", "latitude", Columns::latitude),
          name("european_electoral_region", "european_electoral_region"),
          name("primary_care_trust", "primary_care_trust"),
          name("region", "region"),
          name("lsoa", LSOA),
          edition("lsoa_edition", LSOA),
          name("msoa", MSOA),
          edition("msoa_edition", MSOA),
          new Member(
              value("incode", Type.TEXT, "What stands after the blank"),
              (json, directory, row) -> directory.postcodes().writeInward(json, row)),
          new Member(
              value("outcode", Type.TEXT, "What stands before the blank"),
              (json, directory, row) -> directory.postcodes().writeOutward(json, row)),
          name("parliamentary_constituency", "parliamentary_constituency"),
          name("admin_district", "local_authority"),
          name("parish", "parish"),
          name("admin_county", "county"),
          name("admin_ward", "ward"),
          name("ced", "county_electoral_division"),
          name("ccg", "sub_icb_location"),
          name("nuts", "territorial_level"),
          column("areas_edition", "areas_edition", Columns::areasEdition),
          Member.column(
              valueOrNull(
                  "terminated", Type.TEXT, "Month in which it went out of use; null: in use"),
              Columns::terminated),
          Member.object("codes", "The codes of the same areas, as published", CODES));

  private final InMemory<Directory> directory;

  BoundariesRoute(InMemory<Directory> directory) {
    this.directory = directory;
  }

  @Bean
  Route boundaries() {
    return Route.get("boundaries", "get_boundaries")
        .summary("The areas that a postcode lies in, under the names of the older service")
        .takes(Parameter.text("postcode", Lookup.AS_WRITTEN))
        .answers(Member.described("boundaries", "A postcode and the areas it lies in", MEMBERS))
        .refuses(HttpStatus.NOT_FOUND, "There is no such postcode in the directory")
        .by(this::answer);
  }

  private Answer answer(Question question) {
    Directory current = directory.get();
    int row = Lookup.asked(current, question).rowOrProblem();
    return Answer.of(current.behind(), json -> Member.write(MEMBERS, json, current, row));
  }

  // ------------------------------------------------------------------ members

  private static Member column(String name, String column, Function<Columns, Column> values) {
    return Member.column(TABLE.field(column).as(name), values);
  }

  private static Member name(String name, String... kinds) {
    return area(
        valueOrNull(name, Type.TEXT, "Name: " + meaning(kinds)),
        kinds,
        (json, directory, kind, row) -> {
          int code = directory.areas().code(kind, row);
          Codes codes = directory.areas().codes(kind);
          codes.writeName(json, codes.isArea(code) ? code : Codes.NONE);
        });
  }

  private static Member code(String name, String... kinds) {
    return area(
        valueOrNull(name, Type.TEXT, "Code: " + meaning(kinds)),
        kinds,
        (json, directory, kind, row) ->
            directory.areas().codes(kind).writeCode(json, directory.areas().code(kind, row)));
  }

  private static Member edition(String name, String... kinds) {
    return area(
        valueOrNull(name, Type.INTEGER, "Year of such areas"), kinds, AreaAnswer::writeEdition);
  }

  private static Member nothing(String name) {
    return new Member(
        valueOrNull(name, Type.TEXT, "Always null: the directory does not give it"),
        (json, directory, row) -> json.nothing());
  }

  private interface Writer {
    void write(JsonText json, Directory directory, int kind, int row);
  }

  /** Of several kinds that which the directory gives: each nation has its own. */
  private static Member area(Part part, String[] kinds, Writer writer) {
    int[] numbers = Stream.of(kinds).mapToInt(AreaKind::number).toArray();
    return new Member(
        part,
        (json, directory, row) ->
            IntStream.of(numbers)
                .filter(kind -> directory.areas().code(kind, row) != Codes.NONE)
                .findFirst()
                .ifPresentOrElse(kind -> writer.write(json, directory, kind, row), json::nothing));
  }

  private static String meaning(String... kinds) {
    return Stream.of(kinds)
        .map(kind -> AreaKind.ALL.get(AreaKind.number(kind)).meaning().replaceFirst("; null.*", ""))
        .collect(Collectors.joining("; or: "));
  }
}
