package census.etl.acquire;

import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Brings one address's file into a part, asking again and going on where it was cut off. */
final class Download {

  private final URI address;
  private final SourceFile declared;
  private final @Nullable Held held;
  private final Part part;
  private final Web web;
  private final WebLimits limits;
  private final Patience patience;
  private final Deadline deadline;

  Download(
      URI address,
      SourceFile declared,
      @Nullable Held held,
      Part part,
      Web web,
      WebLimits limits,
      Clock clock,
      Pause pause) {
    this.address = address;
    this.declared = declared;
    this.held = held;
    this.part = part;
    this.web = web;
    this.limits = limits;
    this.patience = new Patience(limits, clock, pause);
    this.deadline = Deadline.in(limits.total());
  }

  /** Whole or unchanged; never {@link Outcome.Again}. */
  Outcome run() {
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = attempt();
      if (!(outcome instanceof Outcome.Again again)) {
        return outcome;
      }
      patience.beforeNext(address, again.finding(), again.asked(), attempt, deadline);
    }
  }

  private Outcome attempt() {
    boolean resuming = part.isResumable();
    try (Answer answer = web.ask("GET", address, headers(resuming), deadline)) {
      return outcome(answer, resuming);
    } catch (InterruptedIOException e) {
      throw Web.unreachable(address, "an order to stop");
    } catch (IOException e) {
      return failed(e);
    }
  }

  private Map<String, String> headers(boolean resuming) {
    Map<String, String> headers = new HashMap<>();
    if (held != null) {
      headers.putAll(held.conditions());
    }
    String version = part.version().strong();
    if (resuming && version != null) {
      headers.put("Range", "bytes=" + part.bytes() + "-");
      headers.put("If-Range", version);
    }
    return headers;
  }

  private Outcome outcome(Answer answer, boolean resuming) throws IOException {
    int status = answer.status();
    if (status == 200) {
      return whole(answer);
    }
    if (status == 206 && resuming) {
      return rest(answer);
    }
    if (status == 304 && held != null) {
      part.discard();
      return new Outcome.Unchanged();
    }
    if (status == 416 && resuming) {
      return nothingLeft(answer);
    }
    if (Patience.mayPass(status)) {
      return new Outcome.Again(unreachable("status " + status), patience.asked(answer));
    }
    throw Web.unreachable(address, "status " + status);
  }

  private Outcome whole(Answer answer) throws IOException {
    refuseWebPage(answer);
    refuseUnknownEncoding(answer);
    part.begin(answer);
    return receive(answer, answer.length());
  }

  /** A server that does not know If-Range may answer with the rest of another version. */
  private Outcome rest(Answer answer) throws IOException {
    if (answer.rangeStart() != part.bytes() || answer.version().differsFrom(part.version())) {
      return fromTheBeginning("the rest of another version of the file");
    }
    return receive(answer, answer.rangeTotal());
  }

  /** The process may have been killed between the last byte and the move into the cache. */
  private Outcome nothingLeft(Answer answer) {
    boolean complete = answer.rangeTotal().orElse(-1) == part.bytes();
    return complete && !answer.version().differsFrom(part.version())
        ? new Outcome.Whole()
        : fromTheBeginning("status 416 for the rest of the file");
  }

  private Outcome fromTheBeginning(String found) {
    part.discard();
    return new Outcome.Again(unreachable(found), Duration.ZERO);
  }

  private Outcome receive(Answer answer, OptionalLong total) throws IOException {
    try {
      copy(answer.body(), total);
    } catch (EOFException e) {
      return new Outcome.Again(truncated(total), null);
    }
    if (total.isPresent() && part.bytes() != total.getAsLong()) {
      return incomplete(total.getAsLong());
    }
    return new Outcome.Whole();
  }

  /** A server may hand out less than was asked for, which is no fault; more than all is one. */
  private Outcome incomplete(long total) {
    Finding finding = truncated(OptionalLong.of(total));
    if (part.bytes() > total) {
      part.discard();
    }
    return new Outcome.Again(finding, null);
  }

  private void copy(Body body, OptionalLong total) throws IOException {
    try (FileChannel channel = part.append()) {
      long limit = part.bytes() > 0 ? limit(total) : Long.MAX_VALUE;
      for (List<ByteBuffer> piece = next(body); piece != null; piece = next(body)) {
        part.write(channel, piece);
        limit = limit == Long.MAX_VALUE ? limit(total) : limit;
        refuseBeyond(limit, part.bytes());
      }
    }
  }

  private @Nullable List<ByteBuffer> next(Body body) throws IOException {
    return body.next(deadline.atMost(limits.idle()));
  }

  /** The declaration bounds what is read; an archive that it is read from may hold much else. */
  private long limit(OptionalLong total) {
    Opening opening = part.opening();
    boolean archive =
        (opening.isZip() || opening.isGzip())
            && !Packing.isNamedWorkbook(part.name(), declared.layout().format());
    long limit =
        archive ? Math.max(limits.largestArchive(), declared.maxBytes()) : declared.maxBytes();
    refuseBeyond(limit, total.orElse(0));
    return limit;
  }

  private void refuseBeyond(long limit, long bytes) {
    if (bytes > limit) {
      part.discard();
      throw new Fault(
          Kind.SOURCE_TOO_LARGE
              .at(place())
              .found("at least " + bytes + " bytes")
              .expected("at most " + limit));
    }
  }

  private void refuseWebPage(Answer answer) throws IOException {
    if (answer.isWebPage()) {
      byte[] opening = answer.body().opening(WebPage.OPENING, deadline, limits.idle());
      throw new Fault(WebPage.opening(opening).at(place()));
    }
  }

  /** Nothing but gzip is sent unasked by real servers. */
  private void refuseUnknownEncoding(Answer answer) {
    if (!answer.encoding().isEmpty() && !Encoding.isKnown(answer.encoding())) {
      throw Web.unreachable(
          address, "the Content-Encoding " + answer.encoding() + ", which was not asked for");
    }
  }

  private Outcome failed(IOException e) {
    if (deadline.isPast()) {
      throw Web.unreachable(address, "no end after " + limits.total() + soFar());
    }
    return new Outcome.Again(unreachable(Trouble.in(e) + soFar()), null);
  }

  private String soFar() {
    long bytes = part.bytes();
    return bytes == 0 ? "" : ", after " + bytes + " bytes";
  }

  private Finding truncated(OptionalLong total) {
    Finding finding = Kind.SOURCE_TRUNCATED.at(place()).found(part.bytes() + " bytes");
    return total.isPresent() ? finding.expected(total.getAsLong() + " bytes") : finding;
  }

  private Finding unreachable(String found) {
    return Kind.SOURCE_UNREACHABLE.at(place()).found(found);
  }

  private Place place() {
    return Place.file(address.toString());
  }
}
