package census.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers for every list: the whole way from the question to the bytes. */
@Component
final class Lists {

  private final Published published;
  private final WholeTables wholeTables;
  private final Answers answers;

  Lists(Published published, WholeTables wholeTables, Answers answers) {
    this.published = published;
    this.wholeTables = wholeTables;
    this.answers = answers;
  }

  private record Written(Page page, RowsText rows) {}

  private interface Writer {
    Written write(Published.Held held);
  }

  ServerResponse list(Asked asked, ServerRequest request) {
    Selection selection = Selection.of(asked);
    asked.detail();
    if (selection.whole()) {
      return wholeTables.answer(asked, selection, request);
    }
    Page.Wanted wanted = Page.Wanted.of(asked.query());
    return answer(
        asked,
        request,
        held -> {
          Map<String, Long> counts = held.count(asked.route(), selection);
          return write(asked, selection, wanted.of(Page.total(counts.values())), held);
        });
  }

  ServerResponse detail(Asked asked, ServerRequest request) {
    Selection selection = Selection.ofDetail(asked);
    asked.detail();
    return answer(
        asked,
        request,
        held -> {
          Written written = write(asked, selection, Page.OF_ONE, held);
          if (written.rows().datasets().isEmpty()) {
            throw notFound(asked);
          }
          return written;
        });
  }

  private static Written write(Asked asked, Selection selection, Page page, Published.Held held) {
    RowsText rows =
        held.rows(
            asked.route(),
            selection,
            page,
            columns -> RowsText.begin(asked, selection.fields(), page, columns, null));
    return new Written(page, rows);
  }

  private ServerResponse answer(Asked asked, ServerRequest request, Writer writer) {
    Answers.Question question = question(asked, request);
    return published
        .behind(asked.route().reads())
        .flatMap(behind -> answers.find(question, behind))
        .map(kept -> Behind.isKnown(kept.tag(), request) ? unchanged(kept.tag()) : kept.response())
        .orElseGet(() -> made(asked, request, writer, question));
  }

  private static Answers.Question question(Asked asked, ServerRequest request) {
    return new Answers.Question(
        asked.origin(),
        asked.base(),
        asked.spelling(),
        asked.key(),
        asked.format(),
        String.valueOf(request.servletRequest().getQueryString()));
  }

  private ServerResponse made(
      Asked asked, ServerRequest request, Writer writer, Answers.Question question) {
    return published.read(
        asked.route().reads(),
        held -> {
          String tag = tag(asked, held);
          if (Behind.isKnown(tag, request)) {
            return unchanged(tag);
          }
          requirePublished(asked, held);
          Written written = writer.write(held);
          ServerResponse.BodyBuilder builder =
              changed(asked, tag, behind(asked, held, written.rows().datasets()));
          neighbours(asked, written.page()).forEach(link -> builder.header("Link", link));
          byte[] body = written.rows().end().toBytes();
          ServerResponse response = Router.whole(builder, body);
          answers.keep(question, new Answers.Kept(held.behind(), tag, response, body.length));
          return response;
        });
  }

  // ------------------------------------------------------------------ what whole tables need too

  static String tag(Asked asked, Published.Held held) {
    return held.behind()
        .tag(
            asked.base().name(),
            asked.format().name(),
            asked.route().rows(),
            asked.route().parts().toString());
  }

  static ServerResponse unchanged(String tag) {
    return Behind.tagged(ServerResponse.status(HttpStatus.NOT_MODIFIED), tag).build();
  }

  static ServerResponse.BodyBuilder changed(Asked asked, String tag, Behind behind) {
    ServerResponse.BodyBuilder response =
        Behind.tagged(ServerResponse.ok(), tag).contentType(asked.format().mediaType());
    return behind.named(response, asked.origin());
  }

  /** No rows would look like no areas. */
  static void requirePublished(Asked asked, Published.Held held) {
    if (!held.has(asked.route().source())) {
      throw Problem.unavailable("No data has been published for this list yet.");
    }
  }

  /** Of the listed table only the datasets that these rows are of, and all of what is joined. */
  static Behind behind(Asked asked, Published.Held held, Set<String> ofRows) {
    return new Behind(
        held.behind().datasets().stream()
            .filter(
                dataset ->
                    ofRows.isEmpty()
                        || ofRows.contains(dataset.dataset())
                        || asked.route().joins(dataset.table()))
            .toList());
  }

  // ------------------------------------------------------------------ what they do not

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
