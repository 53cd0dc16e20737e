package census.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final KeptLists keptLists;

  Lists(Published published, WholeTables wholeTables, Answers answers, KeptLists keptLists) {
    this.published = published;
    this.wholeTables = wholeTables;
    this.answers = answers;
    this.keptLists = keptLists;
  }

  private record Written(Page page, RowsText rows) {}

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
        list ->
            list.find(selection)
                .map(found -> write(asked, selection, wanted.of(found.count()), found)),
        held -> {
          long count = Page.total(held.count(asked.route(), selection).values());
          return write(asked, selection, wanted.of(count), held);
        });
  }

  ServerResponse detail(Asked asked, ServerRequest request) {
    Selection selection = Selection.ofDetail(asked);
    asked.detail();
    return answer(
        asked,
        request,
        list ->
            list.findDetail(selection)
                .map(found -> oneOf(asked, write(asked, selection, Page.OF_ONE, found))),
        held -> oneOf(asked, write(asked, selection, Page.OF_ONE, held)));
  }

  private static Written oneOf(Asked asked, Written written) {
    if (written.rows().datasets().isEmpty()) {
      throw notFound(asked);
    }
    return written;
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

  private static Written write(Asked asked, Selection selection, Page page, KeptList.Found found) {
    RowsText rows = RowsText.begin(asked, selection.fields(), page, found.columns(), null);
    found.forEach(page, rows);
    return new Written(page, rows);
  }

  /** What was answered before, or follows from a list that is kept, or what PostgreSQL finds. */
  private ServerResponse answer(
      Asked asked,
      ServerRequest request,
      Function<KeptList, Optional<Written>> fromMemory,
      Function<Published.Held, Written> fromDatabase) {
    Answers.Question question = question(asked, request);
    Optional<Behind> now = published.behind(asked.route().reads());
    return now.flatMap(behind -> answers.find(question, behind))
        .map(kept -> Behind.isKnown(kept.tag(), request) ? unchanged(kept.tag()) : kept.response())
        .or(
            () ->
                now.flatMap(behind -> keptLists.find(asked.route(), behind))
                    .flatMap(
                        list ->
                            made(
                                asked,
                                request,
                                question,
                                list.behind(),
                                () -> fromMemory.apply(list))))
        .orElseGet(
            () ->
                published.read(
                    asked.route().reads(),
                    held ->
                        made(
                                asked,
                                request,
                                question,
                                held.behind(),
                                () -> Optional.of(fromDatabase.apply(held)))
                            .orElseThrow()));
  }

  private static Answers.Question question(Asked asked, ServerRequest request) {
    return new Answers.Question(
        asked.origin(),
        asked.base(),
        asked.spelling(),
        asked.route().madeOf(),
        asked.key(),
        asked.format(),
        String.valueOf(request.servletRequest().getQueryString()));
  }

  private Optional<ServerResponse> made(
      Asked asked,
      ServerRequest request,
      Answers.Question question,
      Behind behind,
      Supplier<Optional<Written>> writer) {
    String tag = tag(asked, behind);
    if (Behind.isKnown(tag, request)) {
      return Optional.of(unchanged(tag));
    }
    requirePublished(asked, behind);
    return writer
        .get()
        .map(
            written -> {
              ServerResponse.BodyBuilder builder =
                  changed(asked, tag, behindRows(asked, behind, written.rows().datasets()));
              neighbours(asked, written.page()).forEach(link -> builder.header("Link", link));
              byte[] body = written.rows().end().toBytes();
              ServerResponse response = Router.whole(builder, body);
              answers.keep(question, new Answers.Kept(behind, tag, response, body.length));
              return response;
            });
  }

  // ------------------------------------------------------------------ what whole tables need too

  static String tag(Asked asked, Behind behind) {
    return behind.tag(asked.base().name(), asked.format().name(), asked.route().madeOf());
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
  static void requirePublished(Asked asked, Behind behind) {
    if (!behind.has(asked.route().source())) {
      throw Problem.unavailable("No data has been published for this list yet.");
    }
  }

  /** Of the listed table only the datasets that these rows are of, and all of what is joined. */
  static Behind behindRows(Asked asked, Behind behind, Set<String> ofRows) {
    return new Behind(
        behind.datasets().stream()
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
