package census.api.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * All rows of a list in one answer, sent while they are read: the memory that it takes does not
 * depend on how many they are. What goes wrong once it is being sent breaks the connection, so that
 * nobody takes a part for the whole.
 */
@Component
final class WholeTables {

  private final Published published;
  private final KeptLists keptLists;
  private final Limits limits;
  private final Semaphore free;

  WholeTables(Published published, KeptLists keptLists, Limits limits) {
    this.published = published;
    this.keptLists = keptLists;
    this.limits = limits;
    this.free = new Semaphore(limits.wholeTables());
  }

  ServerResponse answer(Asked asked, Selection selection, ServerRequest request) {
    return new Sent(asked, selection, request);
  }

  /** The transaction must last until everything is sent, so it begins when that does. */
  private final class Sent implements ServerResponse {

    private final Asked asked;
    private final Selection selection;
    private final ServerRequest question;

    Sent(Asked asked, Selection selection, ServerRequest question) {
      this.asked = asked;
      this.selection = selection;
      this.question = question;
    }

    @Override
    public HttpStatusCode statusCode() {
      return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
      return new HttpHeaders();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
      return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(
        HttpServletRequest request, HttpServletResponse response, Context context)
        throws ServletException, IOException {
      if (!free.tryAcquire()) {
        throw Problem.unavailable("As many whole tables are being sent as can be. Try again.");
      }
      try {
        Optional<KeptList.Found> found =
            published
                .behind(asked.route().reads())
                .flatMap(now -> keptLists.find(asked.route(), now))
                .flatMap(list -> list.find(selection));
        return found.isPresent()
            ? kept(found.get()).writeTo(request, response, context)
            : published.read(
                asked.route().reads(),
                held -> {
                  try {
                    return read(held).writeTo(request, response, context);
                  } catch (ServletException e) {
                    throw new IllegalStateException(e);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
      } finally {
        free.release();
      }
    }

    private ServerResponse kept(KeptList.Found found) {
      return made(
          found.behind(),
          () -> found.datasets(),
          out -> {
            RowsText rows = begin(Page.whole(found.count()), found.columns(), out);
            found.forEach(Page.whole(found.count()), rows);
            rows.end();
          });
    }

    private ServerResponse read(Published.Held held) {
      Supplier<Map<String, Long>> counts = () -> held.count(asked.route(), selection);
      return made(
          held.behind(),
          () -> counts.get().keySet(),
          out -> {
            Page page = Page.whole(Page.total(counts.get().values()));
            held.allRows(
                    asked.route(),
                    selection,
                    page.count(),
                    limits.longestWholeTable(),
                    columns -> begin(page, columns, out))
                .end();
          });
    }

    private RowsText begin(Page page, List<String> columns, OutputStream out) {
      return RowsText.begin(asked, selection.fields(), page, columns, out);
    }

    /**
     * @param ofRows the datasets of the rows
     */
    private ServerResponse made(
        Behind behind, Supplier<Set<String>> ofRows, Consumer<OutputStream> rows) {
      String tag = Lists.tag(asked, behind);
      if (Behind.isKnown(tag, question)) {
        return Lists.unchanged(tag);
      }
      Lists.requirePublished(asked, behind);
      ServerResponse.BodyBuilder response =
          Lists.changed(asked, tag, Lists.behindRows(asked, behind, ofRows.get()));
      return question.method().equals(HttpMethod.HEAD)
          ? response.build()
          : response.build(
              (request, sent) -> {
                rows.accept(sent.getOutputStream());
                return null;
              });
    }
  }
}
