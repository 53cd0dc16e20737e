package census.etl.acquire;

import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Downloads source files from their publishers, and only what has changed since.
 *
 * <p>What is held of an address is replaced when a new download is whole and accepted, and never
 * before: whatever a publisher answers, the last good file stays.
 */
public final class WebAcquirer implements Acquirer {

  private final Cache cache;
  private final Unpacking unpacking;
  private final Web web;
  private final WebLimits limits;
  private final Clock clock;
  private final Pause pause;

  public WebAcquirer(Path cache, WebLimits limits) {
    this(cache, limits, Clock.systemUTC(), Pause.REAL);
  }

  WebAcquirer(Path cache, WebLimits limits, Clock clock, Pause pause) {
    this.cache = new Cache(cache, limits.total());
    this.unpacking = new Unpacking(this.cache);
    this.web = new Web(limits);
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public Acquired acquire(Source source) {
    List<Finding> findings = new ArrayList<>();
    for (SourceFile declared : source.files()) {
      URI address = declared.address();
      if (address != null) {
        try {
          return acquire(declared, address);
        } catch (Fault e) {
          findings.addAll(e.findings());
        }
      }
    }
    throw findings.isEmpty() ? withoutAddress(source) : new Fault(findings);
  }

  @Override
  public Standing standing(Source source, String sha256) {
    for (SourceFile declared : source.files()) {
      URI address = declared.address();
      Held held = address == null ? null : held(address);
      if (address != null && held != null && holds(declared, address, held, sha256)) {
        return standing(address, held);
      }
    }
    return Standing.cannotSay("the cache no longer holds what was acquired");
  }

  private static Fault withoutAddress(Source source) {
    return new Fault(
        Kind.SOURCE_WITHOUT_ADDRESS
            .at(Place.file(source.id()))
            .found("only the landing page " + source.landingPage()));
  }

  private Acquired acquire(SourceFile declared, URI address) {
    try (Claim claim = cache.claim(subject(address))) {
      Held held = held(address);
      if (held != null && isPinned(declared, address, held)) {
        return acquired(declared, address, held);
      }
      Part part = new Part(claim);
      Outcome outcome =
          new Download(address, declared, held, part, web, limits, clock, pause).run();
      Held now =
          held != null && outcome instanceof Outcome.Unchanged
              ? held
              : accepted(declared, address, claim, part);
      return acquired(declared, address, now);
    }
  }

  /** The declaration accepts this one file, so its publisher need not be asked for another. */
  private boolean isPinned(SourceFile declared, URI address, Held held) {
    String pin = declared.sha256();
    return pin != null && holds(declared, address, held, pin);
  }

  private boolean holds(SourceFile declared, URI address, Held held, String sha256) {
    try {
      return plain(declared, address, held).content().sha256().equalsIgnoreCase(sha256);
    } catch (Fault e) {
      return false;
    }
  }

  /** Looks at the whole download before it takes the place of the one held. */
  private Held accepted(SourceFile declared, URI address, Claim claim, Part part) {
    try {
      Path whole = decoded(declared, address, claim, part);
      Content content = contentOf(whole);
      Packed packed = Packed.download(whole, part.name(), address.toString(), content);
      Acceptance.check(unpacking.plain(packed, declared), declared);
      Held held = new Held(part.name(), part.version(), content, clock.instant());
      cache.adopt(whole, content);
      claim.remember(held.entries());
      part.discard();
      return held;
    } catch (Fault e) {
      if (e.findings().stream().noneMatch(finding -> finding.kind() == Kind.CACHE_UNUSABLE)) {
        part.discard();
      }
      throw e;
    }
  }

  private Path decoded(SourceFile declared, URI address, Claim claim, Part part) {
    if (part.encoding().isEmpty()) {
      return part.path();
    }
    Path decoded = claim.temporary();
    long maxBytes = Math.max(limits.largestArchive(), declared.maxBytes());
    Encoding.decode(part.path(), decoded, Place.file(address.toString()), maxBytes);
    return decoded;
  }

  private static Content contentOf(Path whole) {
    try {
      return Content.of(whole);
    } catch (IOException e) {
      throw Cache.unusable(whole, e);
    }
  }

  private Acquired acquired(SourceFile declared, URI address, Held held) {
    Plain plain = plain(declared, address, held);
    Acceptance.check(plain, declared);
    return new Acquired(
        declared,
        plain.path(),
        plain.name(),
        address.toString(),
        plain.content().sha256(),
        plain.content().bytes(),
        held.retrieved());
  }

  private Plain plain(SourceFile declared, URI address, Held held) {
    Path path = cache.file(held.content());
    return unpacking.plain(
        Packed.download(path, held.name(), address.toString(), held.content()), declared);
  }

  private @Nullable Held held(URI address) {
    Held held = Held.from(cache.recall(subject(address)));
    return held != null && cache.holds(held.content()) ? held : null;
  }

  private static String subject(URI address) {
    return "address " + address;
  }

  private Standing standing(URI address, Held held) {
    Deadline deadline = Deadline.in(limits.connect().plus(limits.idle()));
    try (Answer answer = web.ask("HEAD", address, held.conditions(), deadline)) {
      return standing(answer, held);
    } catch (IOException e) {
      return Standing.cannotSay(address + " did not answer: " + Trouble.in(e));
    } catch (Fault e) {
      return Standing.cannotSay(String.valueOf(e.getMessage()));
    }
  }

  private static Standing standing(Answer answer, Held held) {
    if (answer.status() == 304) {
      return Standing.same("the publisher says that it is unchanged");
    }
    if (answer.status() != 200) {
      return Standing.cannotSay("the publisher answers with status " + answer.status());
    }
    if (answer.isWebPage()) {
      return Standing.cannotSay("the publisher answers with a web page");
    }
    return compared(answer, held);
  }

  private static Standing compared(Answer answer, Held held) {
    if (held.version().isSameAs(answer.version())) {
      return Standing.same("the publisher's file bears the same tag or date");
    }
    if (held.version().differsFrom(answer.version())) {
      return Standing.movedOn("the publisher's file bears another tag or date");
    }
    OptionalLong length = answer.length();
    return length.isPresent()
            && answer.encoding().isEmpty()
            && length.getAsLong() != held.content().bytes()
        ? Standing.movedOn(
            "the publisher's file has %d bytes and not %d"
                .formatted(length.getAsLong(), held.content().bytes()))
        : Standing.cannotSay("the publisher says neither a tag nor a date");
  }
}
