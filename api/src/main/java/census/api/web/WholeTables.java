package census.api.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
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
  private final Limits limits;
  private final Semaphore free;

  WholeTables(Published published, Limits limits) {
    this.published = published;
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
        return published.read(
            asked.route().reads(),
            held -> {
              try {
                return made(held).writeTo(request, response, context);
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

    private ServerResponse made(Published.Held held) {
      String tag = Lists.tag(asked, held);
      if (Behind.isKnown(tag, question)) {
        return Lists.unchanged(tag);
      }
      Lists.requirePublished(asked, held);
      Map<String, Long> counts = held.count(asked.route(), selection);
      ServerResponse.BodyBuilder response =
          Lists.changed(asked, tag, Lists.behind(asked, held, counts.keySet()));
      return question.method().equals(HttpMethod.HEAD)
          ? response.build()
          : response.build(
              (request, sent) -> {
                send(held, Page.whole(Page.total(counts.values())), sent.getOutputStream());
                return null;
              });
    }

    private void send(Published.Held held, Page page, OutputStream out) {
      held.allRows(
              asked.route(),
              selection,
              page.count(),
              limits.longestWholeTable(),
              columns -> RowsText.begin(asked, selection.fields(), page, columns, out))
          .end();
    }
  }
}
