package census.api.boundary;

import static census.api.web.Part.object;
import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.web.Answer;
import census.api.web.AsOf;
import census.api.web.CodeBook;
import census.api.web.InMemory;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.ListRoute.Reads;
import census.api.web.Parameter;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Published;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What goes by a code, which areas contain a point, and what an area looks like. */
@Configuration(proxyBeanMethods = false)
class AreaRoutes {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,20}");

  private static final Part CODE_PART = value("code", Type.TEXT, "Code of the area");
  private static final Part KIND = value("kind", Type.TEXT, "What the area is, as in lsoa or icb");
  private static final Part EDITION = value("edition", Type.INTEGER, "Year of the boundaries");
  private static final Part NAME = value("name", Type.TEXT, "Name in English");
  private static final Part WELSH_NAME =
      valueOrNull("welsh_name", Type.TEXT, "Name in Welsh, where there is one");
  private static final Part NATION =
      value("nation", Type.TEXT, "england, wales, scotland or northern_ireland");

  private static final Part.Nested PLACED =
      object(
          "area_around_a_point",
          "An area that contains the point",
          CODE_PART,
          KIND,
          EDITION,
          NAME,
          WELSH_NAME,
          NATION);

  private static final Part.Nested POINT =
      object(
          "areas_around_a_point",
          "A point and what contains it",
          value("latitude", Type.DECIMAL, "As given"),
          value("longitude", Type.DECIMAL, "As given"),
          new Part.Several(new Part.Same("areas", "By kind, the newest first", PLACED, true)));

  private static final Part.Nested RELATIVE =
      object(
          "related_area",
          "An area that contains another or lies in it",
          CODE_PART,
          KIND,
          EDITION,
          valueOrNull("name", Type.TEXT, "Name in English"),
          value("fit", Type.TEXT, "exact, or best_fit where lines cross"));

  private static final Part.Nested OF_EDITION =
      object(
          "area_of_an_edition",
          "The area in one edition of the boundaries",
          CODE_PART,
          KIND,
          EDITION,
          NAME,
          WELSH_NAME,
          NATION,
          valueOrNull("outline", Type.TEXT, "Path of its outline, where there is one"),
          new Part.Several(new Part.Same("parents", "What it lies in", RELATIVE, true)),
          new Part.Several(new Part.Same("children", "What lies in it", RELATIVE, true)));

  private static final Part.Nested FEATURE =
      object(
          "outline",
          "The area as a GeoJSON Feature; its geometry is a MultiPolygon in WGS 84",
          Part.constant("type", "Feature", "What it is"),
          value("id", Type.TEXT, "Code of the area"),
          new Part.Nested(
              "properties",
              "What the area is",
              List.of(CODE_PART, KIND, EDITION, NAME, WELSH_NAME, NATION)),
          value("geometry", Type.JSON, "The outline"));

  private static final Name[] NAMES =
      List.of("code", "kind", "edition", "name", "welsh_name", "nation").stream()
          .map(Name::of)
          .toArray(Name[]::new);

  private static final String NONE = "[]";

  private static final List<Reads> READS =
      List.of(
          new Reads("area", "true"),
          new Reads("area_containment", "true"),
          new Reads(AtlasReader.BOUNDARY, "true"));

  private static final String EDITIONS =
      """
      with known as (
        select code, kind, edition, name, welsh_name, nation
        from published.area
        where code = any (%1$s)
        union all
        select code, kind, edition, name, welsh_name, nation
        from published.boundary b
        where code = any (%1$s)
          and not exists (
            select from published.area a
            where a.code = b.code and a.kind = b.kind and a.edition = b.edition
          )
      ),
      wanted as (
        select *, max(edition) over (partition by kind) as newest
        from known
        where edition <= ?
      )
      select coalesce(json_agg(json_build_object(
        'code', code,
        'kind', kind,
        'edition', edition,
        'name', name,
        'welsh_name', welsh_name,
        'nation', nation,
        'outline', case when exists (
          select from published.boundary b
          where b.code = w.code and b.kind = w.kind and b.edition = w.edition
        ) then format('/api/v1/areas/%%s/outline?kind=%%s&edition=%%s', code, kind, edition) end,
        'parents', coalesce((
          select json_agg(json_build_object(
            'code', c.parent_code, 'kind', c.parent_kind, 'edition', c.parent_edition,
            'name', p.name, 'fit', c.fit
          ) order by c.parent_kind, c.parent_edition, c.parent_code)
          from published.area_containment c
          left join published.area p on p.code = c.parent_code and p.edition = c.parent_edition
          where c.code = w.code and c.kind = w.kind and c.edition = w.edition
        ), '[]'),
        'children', coalesce((
          select json_agg(json_build_object(
            'code', c.code, 'kind', c.kind, 'edition', c.edition, 'name', p.name, 'fit', c.fit
          ) order by c.kind, c.edition, c.code)
          from published.area_containment c
          left join published.area p on p.code = c.code and p.edition = c.edition
          where c.parent_code = w.code and c.parent_kind = w.kind
            and c.parent_edition = w.edition
        ), '[]')
      ) order by edition desc, kind), '[]')::text
      from wanted w
      where edition = newest or not ?
      """
          .formatted(
              "array(select ?::text union select boundary_identifier from published.nhs_body where identifier = ?)");

  private final InMemory<Atlas> atlas;
  private final Published published;
  private final CodeBook bodies;

  AreaRoutes(InMemory<Atlas> atlas, Published published, CodeBook bodies) {
    this.atlas = atlas;
    this.published = published;
    this.bodies = bodies;
  }

  // ------------------------------------------------------------------ around a point

  @Bean
  Route areasAroundAPoint() {
    return Route.get("areas", "list_areas_around_a_point")
        .summary("All areas that contain a point")
        .takes(
            Parameter.number("lat", "Latitude of the point, in WGS 84").between(-90, 90),
            Parameter.number("lon", "Longitude of the point, in WGS 84").between(-180, 180))
        .answers(POINT)
        .by(this::aroundAPoint);
  }

  private Answer aroundAPoint(Question question) {
    Atlas current = atlas.get();
    BigDecimal latitude = given(question, "lat");
    BigDecimal longitude = given(question, "lon");
    List<Area> around = current.containing(longitude.doubleValue(), latitude.doubleValue());
    return Answer.of(
        current.behind(
            around.isEmpty() ? current.layers() : around.stream().map(Area::layer).toList()),
        json -> {
          json.open();
          json.name(Name.of("latitude")).ready(latitude.toPlainString());
          json.name(Name.of("longitude")).ready(longitude.toPlainString());
          json.name(Name.of("areas")).openList();
          around.forEach(
              area -> {
                json.open();
                writeMembers(json, area);
                json.close();
              });
          json.closeList().close();
        });
  }

  private static BigDecimal given(Question question, String name) {
    return question
        .number(name)
        .orElseThrow(() -> Problem.badValue(name, "A point has a lat and a lon."));
  }

  private static void writeMembers(JsonText json, Area area) {
    json.name(NAMES[0]).text(area.code());
    json.name(NAMES[1]).text(area.layer().kind());
    json.name(NAMES[2]).number(area.layer().edition());
    json.name(NAMES[3]).text(area.name());
    json.name(NAMES[4]).textOrNothing(area.welshName());
    json.name(NAMES[5]).text(area.nation());
  }

  // ------------------------------------------------------------------ by code

  @Bean
  Route area() {
    return Route.get("areas/{code}", "get_area")
        .summary(
            "What goes by a code, an area or something of the health service: what it belongs to,"
                + " what belongs to it and where it is")
        .path("code", "A GSS or ODS code, as in E01000001 or RGT01")
        .takes(
            Parameter.day(
                AsOf.DAY.name(),
                AsOf.DAY.meaning()
                    + ". Of an area those editions that were the newest in its year; all without it"),
            AsOf.DATES)
        .answers(
            object(
                "area",
                "All that goes by a code",
                new Part.Several(
                    new Part.Same(
                        "editions",
                        "The area that has the code, or that of what has it, by edition, the newest"
                            + " first",
                        OF_EDITION,
                        true)),
                bodies.part()))
        .refuses(HttpStatus.NOT_FOUND, "Nothing goes by this code")
        .by(this::area);
  }

  private Answer area(Question question) {
    String code = code(question);
    Optional<AsOf.Day> day = question.asOf();
    return published.read(
        Stream.concat(READS.stream(), bodies.reads(day).stream()).distinct().toList(),
        held -> {
          String editions = editions(code, day, held);
          String found = bodies.find(code, day, held);
          if (editions.equals(NONE) && found.equals(NONE)) {
            throw unknown(code, held);
          }
          return Answer.of(
              held.behind(),
              json -> {
                json.open().name(Name.of("editions")).ready(editions);
                json.name(Name.of(bodies.part().name())).ready(found);
                json.close();
              });
        });
  }

  private static String editions(String code, Optional<AsOf.Day> day, Published.Held held) {
    int year = day.map(other -> other.date().getYear()).orElse(Integer.MAX_VALUE);
    return held.text(EDITIONS, code, code, code, code, year, day.isPresent()).orElseThrow();
  }

  /** What it was may be known all the same. */
  private Problem unknown(String code, Published.Held held) {
    return bodies
        .history(code, held)
        .map(
            history ->
                Problem.notFound(
                    "Nothing goes by the code \"%s\" on this day. What is recorded of it is at %s."
                        .formatted(code, history)))
        .orElseGet(() -> notFound(code));
  }

  private static String code(Question question) {
    String code = question.path("code");
    if (!CODE.matcher(code).matches()) {
      throw notFound(code);
    }
    return code;
  }

  private static Problem notFound(String code) {
    return Problem.notFound("Nothing goes by the code \"%s\".".formatted(code));
  }

  // ------------------------------------------------------------------ outlines

  @Bean
  Route outline() {
    return Route.get("areas/{code}/outline", "get_outline")
        .summary("The outline of an area as GeoJSON, of the newest edition unless one is named")
        .path("code", "The code of an area, as in E01000001")
        .takes(
            Parameter.text("kind", "What the area is, where several have the code"),
            Parameter.wholeNumber("edition", "Year of the boundaries").between(1900, 2100),
            Parameter.text("detail", "full, medium or low").usually("full"))
        .answers(FEATURE)
        .refuses(HttpStatus.NOT_FOUND, "There is no such outline")
        .by(this::outline);
  }

  private Answer outline(Question question) {
    Atlas current = atlas.get();
    String code = code(question);
    int edition = question.wholeNumber("edition");
    Area area =
        current.withCode(code).stream()
            .filter(each -> edition == 0 || each.layer().edition() == edition)
            .filter(each -> question.text("kind").map(each.layer().kind()::equals).orElse(true))
            .findFirst()
            .orElseThrow(
                () -> Problem.notFound("There is no such outline of \"%s\".".formatted(code)));
    Outline outline = detail(area, question.text("detail").orElse("full"));
    return Answer.of(
        current.behind(List.of(area.layer())),
        json -> {
          json.open();
          json.name(Name.of("type")).text("Feature");
          json.name(Name.of("id")).text(area.code());
          json.name(Name.of("properties")).open();
          writeMembers(json, area);
          json.close();
          json.name(Name.of("geometry"));
          GeoJson.write(json, outline);
          json.close();
        });
  }

  private static Outline detail(Area area, String detail) {
    return Map.of("full", area.full(), "medium", area.medium(), "low", area.low())
        .entrySet()
        .stream()
        .filter(level -> level.getKey().equals(detail))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badValue(
                    "detail", "\"%s\" is neither full nor medium nor low.".formatted(detail)));
  }
}
