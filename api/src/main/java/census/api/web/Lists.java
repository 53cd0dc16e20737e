package census.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers for every list: the whole way from the question to the bytes. */
@Component
final class Lists {

  private final Published published;

  Lists(Published published) {
    this.published = published;
  }

  /**
   * @param rows empty when the caller has this very answer already
   */
  private record Found(
      String tag, List<DatasetVersion> datasets, Page page, Optional<List<Row>> rows) {}

  ServerResponse list(Asked asked, ServerRequest request) {
    Selection selection = Selection.of(asked);
    asked.detail();
    Page.Wanted wanted = Page.Wanted.of(asked.query());
    Found found =
        published.read(
            asked.route().reads(),
            held -> {
              String tag = tag(asked, held);
              if (Behind.isKnown(tag, request)) {
                return new Found(tag, List.of(), new Page(1, 1, 0), Optional.empty());
              }
              requirePublished(asked, held);
              Page page = wanted.of(held.count(asked.route(), selection));
              List<Row> rows = held.rows(asked.route(), selection, page.offset(), page.size());
              return new Found(tag, held.behind().datasets(), page, Optional.of(rows));
            });
    return answer(asked, found, rows -> body(asked, found.page(), rows));
  }

  ServerResponse detail(Asked asked, ServerRequest request) {
    Selection selection = Selection.ofDetail(asked);
    asked.detail();
    Found found =
        published.read(
            asked.route().reads(),
            held -> {
              String tag = tag(asked, held);
              Page first = new Page(1, 1, 1);
              if (Behind.isKnown(tag, request)) {
                return new Found(tag, List.of(), first, Optional.empty());
              }
              requirePublished(asked, held);
              List<Row> rows = held.rows(asked.route(), selection, 0, 1);
              if (rows.isEmpty()) {
                throw notFound(asked);
              }
              return new Found(tag, held.behind().datasets(), first, Optional.of(rows));
            });
    return answer(
        asked,
        found,
        rows ->
            switch (asked.format()) {
              case JSON -> JsonAnswer.detail(asked, rows.get(0));
              case CSV -> CsvAnswer.rows(asked, rows);
              case GEOJSON -> JsonAnswer.feature(asked, rows.get(0));
            });
  }

  private static byte[] body(Asked asked, Page page, List<Row> rows) {
    return switch (asked.format()) {
      case JSON -> JsonAnswer.page(asked, page, rows);
      case CSV -> CsvAnswer.rows(asked, rows);
      case GEOJSON -> JsonAnswer.features(asked, rows);
    };
  }

  private static String tag(Asked asked, Published.Held held) {
    return held.behind()
        .tag(
            asked.base().name(),
            asked.format().name(),
            asked.route().rows(),
            asked.route().parts().toString());
  }

  /** No rows would look like no areas. */
  private static void requirePublished(Asked asked, Published.Held held) {
    if (!held.has(asked.route().table())) {
      throw Problem.unavailable("No data has been published for this list yet.");
    }
  }

  private static Problem notFound(Asked asked) {
    if (asked.base() == Base.OLDER_ORGANISATIONS) {
      return Problem.notFound("Not found.");
    }
    String edition =
        asked
            .route()
            .edition()
            .flatMap(field -> asked.query().get(field.name()).map(year -> " in " + year))
            .orElse("");
    return Problem.notFound(
        "No row of %s has the %s \"%s\"%s."
            .formatted(
                asked.route().name(), asked.route().key().name(), asked.key().orElse(""), edition));
  }

  private interface Writer {
    byte[] write(List<Row> rows);
  }

  private static ServerResponse answer(Asked asked, Found found, Writer writer) {
    if (found.rows().isEmpty()) {
      return Behind.tagged(ServerResponse.status(HttpStatus.NOT_MODIFIED), found.tag()).build();
    }
    List<Row> rows = found.rows().get();
    ServerResponse.BodyBuilder response =
        Behind.tagged(ServerResponse.ok(), found.tag()).contentType(asked.format().mediaType());
    neighbours(asked, found.page()).forEach(link -> response.header("Link", link));
    return behind(asked, found.datasets(), rows)
        .named(response, asked.origin())
        .body(writer.write(rows));
  }

  /** Of the listed table only the datasets that these rows are of, and all of what is joined. */
  private static Behind behind(Asked asked, List<DatasetVersion> datasets, List<Row> rows) {
    Set<String> ofRows = rows.stream().map(Row::dataset).collect(Collectors.toSet());
    return new Behind(
        datasets.stream()
            .filter(
                dataset ->
                    rows.isEmpty()
                        || ofRows.contains(dataset.dataset())
                        || asked.route().joins(dataset.table()))
            .toList());
  }

  private static List<String> neighbours(Asked asked, Page page) {
    List<String> links = new ArrayList<>();
    if (asked.key().isEmpty()) {
      page.next().ifPresent(next -> links.add("<%s>; rel=\"next\"".formatted(asked.page(next))));
      page.previous()
          .ifPresent(previous -> links.add("<%s>; rel=\"prev\"".formatted(asked.page(previous))));
    }
    return links;
  }
}
