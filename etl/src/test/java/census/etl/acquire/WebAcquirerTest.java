package census.etl.acquire;

import static census.etl.acquire.Declared.MEGABYTE;
import static census.etl.acquire.Declared.atMost;
import static census.etl.acquire.Declared.csv;
import static census.etl.acquire.Declared.member;
import static census.etl.acquire.Declared.pinned;
import static census.etl.acquire.Declared.source;
import static census.etl.acquire.Declared.xlsx;
import static census.etl.acquire.Publisher.cutAfter;
import static census.etl.acquire.Publisher.drip;
import static census.etl.acquire.Publisher.endless;
import static census.etl.acquire.Publisher.file;
import static census.etl.acquire.Publisher.rest;
import static census.etl.acquire.Publisher.silentAfter;
import static census.etl.acquire.Publisher.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebAcquirerTest {

  private static final String RANKS = "code,rank\nX01000001,1\nX01000002,2\n";
  private static final String NEW_RANKS = "code,rank\nX01000001,2\nX01000002,1\n";
  private static final String ONE = "ETag: \"one\"";
  private static final String TWO = "ETag: \"two\"";
  private static final Instant NOW = Instant.parse("2025-11-03T10:00:00Z");

  private static final WebLimits LIMITS =
      new WebLimits(
          Duration.ofSeconds(2),
          Duration.ofMillis(300),
          Duration.ofSeconds(10),
          3,
          Duration.ofMillis(100),
          Duration.ofSeconds(60),
          3,
          MEGABYTE);

  @TempDir Path cache;
  private final List<Duration> pauses = new ArrayList<>();
  private Publisher publisher;

  @BeforeEach
  void open() {
    publisher = new Publisher();
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  @Nested
  class Downloads {

    @Test
    void aFileAndSaysWhereItIsFrom() {
      publisher.answers(file(RANKS, ONE));

      Acquired acquired = acquire(ranks());

      assertThat(acquired.path()).hasContent(RANKS).startsWith(cache);
      assertThat(acquired.name()).isEqualTo("ranks.csv");
      assertThat(acquired.origin()).isEqualTo(publisher.address("/data/ranks.csv").toString());
      assertThat(acquired.sha256()).isEqualTo(Content.sha256(RANKS));
      assertThat(acquired.bytes()).isEqualTo(RANKS.length());
      assertThat(acquired.retrieved()).isEqualTo(NOW);
      assertThat(publisher.request(1).line()).isEqualTo("GET /data/ranks.csv HTTP/1.1");
      assertThat(publisher.request(1).header("User-Agent")).isEqualTo("census-platform");
    }

    @Test
    void aFileByTheNameThatThePublisherGivesIt() {
      publisher.answers(
          file(RANKS, "Content-Disposition: attachment; filename=\"../Ranks 2025.csv\""));

      assertThat(acquire(ranks()).name()).isEqualTo("Ranks 2025.csv");
    }

    @Test
    void aFileBehindARedirect() {
      publisher.answers(status(302, "Location: /moved/ranks_v2.csv"), file(RANKS));

      assertThat(acquire(ranks()).name()).isEqualTo("ranks_v2.csv");
      assertThat(publisher.request(2).line()).contains("/moved/ranks_v2.csv");
    }

    @Test
    void theDeclaredMemberOfAZip() {
      publisher.answers(file(Archives.zip("Data/A_UK.csv", RANKS, "notes.txt", "read me")));
      SourceFile declared = member(at("/download/77", csv("release.zip")), "Data/*_UK.csv");

      Acquired acquired = acquire(declared);

      assertThat(acquired.path()).hasContent(RANKS);
      assertThat(acquired.name()).isEqualTo("77!/Data/A_UK.csv");
      assertThat(acquired.sha256()).isEqualTo(Content.sha256(RANKS));
    }

    @Test
    void aWorkbookThatHasNoTellingName() {
      byte[] workbook = Archives.zip("[Content_Types].xml", "<Types/>");
      publisher.answers(file(workbook));

      assertThat(acquire(at("/download/77", xlsx("ranks.xlsx"))).path()).hasBinaryContent(workbook);
    }

    @Test
    void aFileThatTheServerPacksForTheWay() {
      publisher.answers(file(Archives.gzip(RANKS), ONE, "Content-Encoding: gzip"));

      Acquired acquired = acquire(ranks());

      assertThat(acquired.path()).hasContent(RANKS);
      assertThat(acquired.sha256()).isEqualTo(Content.sha256(RANKS));
    }

    @Test
    void theNextAlternativeIfTheFirstIsGone() {
      publisher.answers(status(404), file(RANKS));
      SourceFile resave = at("/resave.csv", csv("resave.csv"));

      assertThat(acquire(ranks(), resave).file()).isEqualTo(resave);
    }
  }

  @Nested
  class AsksAgain {

    @Test
    void onlyForWhatHasChanged() {
      String lastModified = "Last-Modified: Wed, 01 Oct 2025 08:00:00 GMT";
      publisher.answers(file(RANKS, ONE, lastModified), status(304, ONE));
      Acquired first = acquire(ranks());

      Acquired second = acquire(ranks());

      assertThat(second).isEqualTo(first);
      assertThat(publisher.request(2).header("If-None-Match")).isEqualTo("\"one\"");
      assertThat(publisher.request(2).header("If-Modified-Since"))
          .isEqualTo("Wed, 01 Oct 2025 08:00:00 GMT");
    }

    @Test
    void andTakesTheNewVersion() {
      publisher.answers(file(RANKS, ONE), file(NEW_RANKS, TWO));
      acquire(ranks());

      assertThat(acquire(ranks()).path()).hasContent(NEW_RANKS);
    }

    @Test
    void forEverythingIfTheFileIsNoLongerInTheCache() throws IOException {
      publisher.answers(file(RANKS, ONE));
      Files.delete(acquire(ranks()).path());

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.request(2).header("If-None-Match")).isEmpty();
    }

    @Test
    void forEverythingIfTheRecordOfTheCacheIsDamaged() throws IOException {
      publisher.answers(file(RANKS, ONE));
      acquire(ranks());
      try (Stream<Path> records = Files.list(cache.resolve("records"))) {
        for (Path file : records.toList()) {
          Files.writeString(file, "sha256=../../x\nbytes=\\uZZ");
        }
      }

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
    }

    @Test
    void forNothingIfItHoldsTheOnePinned() {
      publisher.answers(file(RANKS, ONE));
      SourceFile declared = pinned(ranks(), Content.sha256(RANKS));
      acquire(declared);

      assertThat(acquire(declared).path()).hasContent(RANKS);
      assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void afterTwoServerErrorsWaitingLongerEachTime() {
      publisher.answers(status(500), status(503), file(RANKS));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(pauses).hasSize(2);
      assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(101));
      assertThat(pauses.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(201));
    }

    @Test
    void whenTheServerSaysSoInSeconds() {
      publisher.answers(status(429, "Retry-After: 7"), file(RANKS));

      assertThat(acquire(patient(), ranks()).path()).hasContent(RANKS);
      assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void whenTheServerSaysSoAsADate() {
      publisher.answers(status(429, "Retry-After: Mon, 3 Nov 2025 10:00:09 GMT"), file(RANKS));

      acquire(patient(), ranks());

      assertThat(pauses).containsExactly(Duration.ofSeconds(9));
    }

    private WebLimits patient() {
      return limits(LIMITS.idle(), Duration.ofMinutes(5));
    }
  }

  @Nested
  class GoesOn {

    @Test
    void whereTheConnectionWasCut() {
      publisher.answers(cutAfter(15, RANKS, ONE), rest(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.request(2).header("Range")).isEqualTo("bytes=15-");
      assertThat(publisher.request(2).header("If-Range")).isEqualTo("\"one\"");
    }

    @Test
    void whereAServerStoppedThatHandsOutSlices() {
      publisher.answers(
          cutAfter(15, RANKS, ONE),
          (request, out) -> {
            String range = "Content-Range: bytes 15-19/" + RANKS.length();
            Publisher.head(out, 206, "Content-Length: 5", ONE, range);
            out.write(RANKS.getBytes(UTF_8), 15, 5);
          },
          rest(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.request(3).header("Range")).isEqualTo("bytes=20-");
    }

    @Test
    void fromTheBeginningIfTheServerKnowsNoRange() {
      publisher.answers(cutAfter(15, RANKS, ONE), file(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
    }

    @Test
    void fromTheBeginningIfTheServerNamesNoVersion() {
      publisher.answers(cutAfter(15, RANKS), file(RANKS));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.request(2).header("Range")).isEmpty();
    }

    @Test
    void fromTheBeginningIfTheVersionIsOnlyWeaklyNamed() {
      publisher.answers(cutAfter(15, RANKS, "ETag: W/\"one\""), file(RANKS));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.request(2).header("Range")).isEmpty();
    }

    @Test
    void withTheNewVersionIfTheFileChangedMeanwhile() {
      publisher.answers(cutAfter(15, RANKS, ONE), file(NEW_RANKS, TWO));

      assertThat(acquire(ranks()).path()).hasContent(NEW_RANKS);
    }

    @Test
    void withoutTheRestOfAnotherVersion() {
      publisher.answers(cutAfter(15, RANKS, ONE), rest(NEW_RANKS, TWO), file(NEW_RANKS, TWO));

      assertThat(acquire(ranks()).path()).hasContent(NEW_RANKS);
      assertThat(publisher.request(3).header("Range")).isEmpty();
    }

    @Test
    void afterTheServerFellSilent() {
      publisher.answers(silentAfter(15, RANKS, 1500, ONE), rest(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
    }

    @Test
    void inTheNextRunWhereThisOneFailed() {
      publisher.answers(cutAfter(15, RANKS, ONE), status(503));
      Refusal.of(() -> acquire(ranks()));
      publisher.answers(rest(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
    }

    @Test
    void withAFileThatIsPackedForTheWay() {
      byte[] gzip = Archives.gzip(RANKS);
      publisher.answers(
          (request, out) -> {
            Publisher.head(
                out, 200, "Content-Length: " + gzip.length, ONE, "Content-Encoding: gzip");
            out.write(gzip, 0, 12);
          },
          (request, out) -> {
            String range = "bytes 12-%d/%d".formatted(gzip.length - 1, gzip.length);
            Publisher.head(
                out,
                206,
                "Content-Length: " + (gzip.length - 12),
                ONE,
                "Content-Encoding: gzip",
                "Content-Range: " + range);
            out.write(gzip, 12, gzip.length - 12);
          });

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
    }
  }

  /** In each of these, a good file was downloaded before; it is still there afterwards. */
  @Nested
  class RefusesAndKeepsTheLastGoodFile {

    private Acquired good;

    @BeforeEach
    void downloadAGoodFile() {
      publisher.answers(file(RANKS, ONE));
      good = acquire(ranks());
      publisher.requests().clear();
    }

    @AfterEach
    void theGoodFileIsStillThere() {
      pauses.clear();
      publisher.answers(status(304));
      assertThat(acquire(ranks())).isEqualTo(good);
      assertThat(good.path()).hasContent(RANKS);
    }

    @Test
    void aFileThatIsGone() {
      publisher.answers(status(404));

      refused(Kind.SOURCE_UNREACHABLE, ranks())
          .startsWith(publisher.address("/data/ranks.csv") + ": ")
          .contains("found status 404");
      assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void aServerThatDoesNotRecover() {
      publisher.answers(status(500));

      refused(Kind.SOURCE_UNREACHABLE, ranks()).contains("found status 500");
      assertThat(publisher.requests()).hasSize(3);
    }

    @Test
    void aServerThatAsksToWaitTooLong() {
      publisher.answers(status(429, "Retry-After: 86400"));

      refused(Kind.SOURCE_UNREACHABLE, ranks())
          .contains("status 429 and the request to wait PT24H");
      assertThat(pauses).isEmpty();
    }

    @Test
    void aConnectionThatIsAlwaysCut() {
      publisher.answers(cutAfter(15, NEW_RANKS, TWO));

      refused(Kind.SOURCE_TRUNCATED, ranks())
          .contains("found 15 bytes; expected " + NEW_RANKS.length() + " bytes");
      assertThat(publisher.requests()).hasSize(3);
    }

    @Test
    void aServerThatPromisesMoreThanItHas() {
      publisher.answers(
          (request, out) -> {
            Publisher.head(out, 200, "Content-Length: 999");
            out.write(NEW_RANKS.getBytes(UTF_8));
          });

      refused(Kind.SOURCE_TRUNCATED, ranks())
          .contains("found " + NEW_RANKS.length() + " bytes; expected 999 bytes");
    }

    @Test
    void aZipOfWhichTheServerPromisesLessThanItHas() {
      byte[] zip = Archives.zip("ranks.csv", NEW_RANKS);
      publisher.answers(
          (request, out) -> {
            Publisher.head(out, 200, "Content-Length: " + (zip.length - 20));
            out.write(zip);
          });

      refused(Kind.SOURCE_TRUNCATED, ranks()).contains("a zip without a readable directory");
    }

    @Test
    void redirectsInACircle() {
      publisher.answers(status(302, "Location: /data/ranks.csv"));

      refused(Kind.SOURCE_UNREACHABLE, ranks()).contains("more than 3 redirects");
      assertThat(publisher.requests()).hasSize(4);
    }

    @Test
    void aRedirectToAPlainAddressElsewhere() {
      publisher.answers(status(302, "Location: http://example.org/ranks.csv"));

      refused(Kind.SOURCE_UNREACHABLE, ranks())
          .contains("a redirect to http://example.org/ranks.csv, which is not an https address");
    }

    @Test
    void aWebPageThatSaysSo() {
      publisher.answers(
          file("<p>Sorry</p><title>Down for maintenance</title>", "Content-Type: text/html"));

      refused(Kind.SOURCE_IS_A_WEB_PAGE, ranks())
          .contains("a page titled \"Down for maintenance\"");
      assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void aWebPageThatPretendsToBeAFile() {
      publisher.answers(file("\n <!DOCTYPE HTML>\n<html><body>Sorry", "Content-Type: text/csv"));

      refused(Kind.SOURCE_IS_A_WEB_PAGE, ranks()).contains("a page without a title");
    }

    @Test
    void aServerThatFallsSilent() {
      publisher.answers(silentAfter(15, NEW_RANKS, 1500, TWO));

      refused(Kind.SOURCE_UNREACHABLE, ranks())
          .contains("the server fell silent for 300 ms, after 15 bytes");
    }

    @Test
    void aServerThatDripsForEver() {
      publisher.answers(drip(20, TWO));

      Refusal.as(
              Kind.SOURCE_UNREACHABLE,
              () -> acquire(limits(Duration.ofSeconds(2), Duration.ofMillis(500)), ranks()))
          .contains("no end after PT0.5S");
    }

    @Test
    void aServerThatNeverAnswers() {
      publisher.answers((request, out) -> Thread.sleep(10_000));
      WebLimits limits = limits(Duration.ofMillis(300), Duration.ofMillis(300));

      Refusal.as(Kind.SOURCE_UNREACHABLE, () -> acquire(limits, ranks()))
          .contains("no end after PT0.3S");
    }

    @Test
    void aBodyWithoutEnd() {
      publisher.answers(endless(TWO));

      refused(Kind.SOURCE_TOO_LARGE, atMost(ranks(), 100_000)).contains("at most 100000");
      assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void aFileThatIsAnnouncedAsTooLarge() {
      publisher.answers(silentAfter(10, "1,2,3\n".repeat(1000), 1500));

      refused(Kind.SOURCE_TOO_LARGE, atMost(ranks(), 5999)).contains("at least 6000 bytes");
    }

    @Test
    void anEmptyAnswer() {
      publisher.answers(file(""));

      refused(Kind.SOURCE_TRUNCATED, ranks()).contains("without a single byte");
    }

    @Test
    void anotherFileThanThePinnedOne() {
      publisher.answers(file(NEW_RANKS, TWO));
      String pin = Content.sha256("what was published first");

      refused(Kind.SOURCE_CHECKSUM_DIFFERS, pinned(ranks(), pin))
          .contains("found SHA-256 " + Content.sha256(NEW_RANKS))
          .contains("expected SHA-256 " + pin);
    }

    @Test
    void anEncodingThatNobodyAskedFor() {
      publisher.answers(file(NEW_RANKS, "Content-Encoding: br"));

      refused(Kind.SOURCE_UNREACHABLE, ranks()).contains("the Content-Encoding br");
    }

    @Test
    void anEncodingThatEndsTooEarly() {
      byte[] gzip = Archives.gzip(NEW_RANKS);
      byte[] half = Arrays.copyOf(gzip, gzip.length - 12);
      publisher.answers(file(half, "Content-Encoding: gzip"));

      refused(Kind.SOURCE_TRUNCATED, ranks()).contains("ends within the file");
    }
  }

  @Nested
  class Refuses {

    @Test
    void aSourceWithoutAnAddress() {
      refused(Kind.SOURCE_WITHOUT_ADDRESS, csv("ranks.csv"))
          .startsWith("ranks: ")
          .contains("https://example.org/ranks");
    }

    @Test
    void anAddressThatAnyoneOnTheWayCanRead() {
      SourceFile declared =
          Declared.at(csv("ranks.csv"), URI.create("http://example.org/ranks.csv"));

      refused(Kind.SOURCE_UNREACHABLE, declared).contains("not an https address");
    }

    @Test
    void toStepDownFromHttps() {
      URI from = URI.create("https://example.org/ranks.csv");

      assertThat(Address.danger(from, URI.create("http://localhost/ranks.csv")))
          .contains("from https to http");
      assertThat(Address.danger(from, URI.create("https://example.com/ranks.csv"))).isNull();
    }

    @Test
    void aServerThatIsNotThere() throws IOException {
      SourceFile declared = Declared.at(csv("ranks.csv"), nobody());

      refused(Kind.SOURCE_UNREACHABLE, declared).startsWith(declared.address() + ": ");
      assertThat(pauses).hasSize(2);
    }

    @Test
    void allAlternativesWithWhatIsWrongWithEach() {
      publisher.answers(status(404), file("<html><title>Sorry</title>"));

      Fault fault = Refusal.of(() -> acquire(ranks(), at("/b.csv", csv("b.csv"))));

      assertThat(fault.findings())
          .extracting(Finding::kind)
          .containsExactly(Kind.SOURCE_UNREACHABLE, Kind.SOURCE_IS_A_WEB_PAGE);
    }

    private static URI nobody() throws IOException {
      try (ServerSocket closedAtOnce = new ServerSocket(0)) {
        return URI.create("http://127.0.0.1:" + closedAtOnce.getLocalPort() + "/ranks.csv");
      }
    }
  }

  @Nested
  class Killed {

    @Test
    void halfwayLeavesAPartThatTheNextRunGoesOnWith() throws Exception {
      publisher.answers(silentAfter(15, RANKS, 20_000, ONE));
      Process other = AnotherProcess.downloading(publisher.address("/data/ranks.csv"), cache);
      awaitPartOf(15);
      other.destroyForcibly().waitFor();
      publisher.answers(rest(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.request(2).header("Range")).isEqualTo("bytes=15-");
      assertThat(partFiles()).isEmpty();
    }

    @Test
    void betweenTheLastByteAndTheMoveDoesNotDownloadAgain() throws IOException {
      leavePart(RANKS, "\"one\"");
      publisher.answers(status(416, "Content-Range: bytes */" + RANKS.length(), ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.requests()).hasSize(1);
    }

    @Test
    void withAPartLongerThanTheFileBeginsAnew() throws IOException {
      leavePart(RANKS + RANKS, "\"one\"");
      publisher.answers(status(416, "Content-Range: bytes */" + RANKS.length()), file(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
    }

    @Test
    void onTheWayToAVersionThatWasWithdrawnKeepsTheOneHeld() throws IOException {
      publisher.answers(file(RANKS, ONE), cutAfter(15, NEW_RANKS, TWO), status(404), status(304));
      Acquired good = acquire(ranks());
      Refusal.of(() -> acquire(ranks()));
      assertThat(partFiles()).isNotEmpty();

      assertThat(acquire(ranks())).isEqualTo(good);
      assertThat(partFiles()).isEmpty();
    }

    @Test
    void beforeTheVersionWasNotedBeginsAnew() throws IOException {
      leavePart("code,ra", "\"one\"");
      try (Stream<Path> parts = Files.list(cache.resolve("parts"))) {
        for (Path notes : parts.filter(p -> p.toString().endsWith(".properties")).toList()) {
          Files.delete(notes);
        }
      }
      publisher.answers(file(RANKS, ONE));

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(publisher.request(1).header("Range")).isEmpty();
    }

    private void leavePart(String text, String etag) throws IOException {
      publisher.answers(cutAfter(5, RANKS, "ETag: " + etag), status(404));
      Refusal.of(() -> acquire(ranks()));
      publisher.requests().clear();
      for (Path file : partFiles()) {
        if (!file.toString().endsWith(".properties")) {
          Files.writeString(file, text);
        }
      }
    }
  }

  @Nested
  class TwoAtOnce {

    @Test
    void waitForEachOtherAndBothGetTheFile() {
      publisher.answers(
          (request, out) -> {
            Publisher.head(out, 200, "Content-Length: " + RANKS.length());
            out.write(RANKS.getBytes(UTF_8), 0, 10);
            out.flush();
            Thread.sleep(50);
            out.write(RANKS.getBytes(UTF_8), 10, RANKS.length() - 10);
          });

      List<CompletableFuture<Acquired>> runs =
          IntStream.range(0, 4)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> acquire(ranks()), aThreadEach()))
              .toList();

      assertThat(runs).allSatisfy(run -> assertThat(run.join().path()).hasContent(RANKS));
    }

    /** The common pool has one thread on two processors, and the HTTP client needs it too. */
    private static Executor aThreadEach() {
      return task -> new Thread(task).start();
    }

    @Test
    void inTwoProcessesDownloadItOnce() throws Exception {
      publisher.answers(
          (request, out) -> {
            Publisher.head(out, 200, "Content-Length: " + RANKS.length(), ONE);
            out.write(RANKS.getBytes(UTF_8), 0, 15);
            out.flush();
            Thread.sleep(500);
            out.write(RANKS.getBytes(UTF_8), 15, RANKS.length() - 15);
          },
          status(304));
      Process other = AnotherProcess.downloading(publisher.address("/data/ranks.csv"), cache);
      awaitPartOf(15);

      assertThat(acquire(ranks()).path()).hasContent(RANKS);
      assertThat(other.waitFor()).isZero();
      assertThat(publisher.requests()).hasSize(2);
      assertThat(publisher.request(2).header("If-None-Match")).isEqualTo("\"one\"");
    }
  }

  @Nested
  class Says {

    @BeforeEach
    void downloadAFile() {
      publisher.answers(file(RANKS, ONE));
      acquire(ranks());
      publisher.requests().clear();
    }

    @Test
    void thatThePublisherStillOffersTheFile() {
      publisher.answers(status(304));

      assertThat(answer()).isEqualTo(Standing.Answer.SAME);
      assertThat(publisher.request(1).line()).startsWith("HEAD ");
    }

    @Test
    void thatThePublisherStillOffersTheFileAlthoughItAnswersInFull() {
      publisher.answers(file(RANKS, ONE));

      assertThat(answer()).isEqualTo(Standing.Answer.SAME);
    }

    @Test
    void thatThePublisherHasMovedOn() {
      publisher.answers(file(NEW_RANKS, TWO));

      assertThat(answer()).isEqualTo(Standing.Answer.MOVED_ON);
    }

    @Test
    void thatItCanNotSayOfAServerThatIsDown() {
      publisher.answers(status(503));

      assertThat(answer()).isEqualTo(Standing.Answer.CANNOT_SAY);
    }

    @Test
    void thatItCanNotSayOfAFileThatItDoesNotHold() {
      assertThat(web(LIMITS).standing(source(ranks()), Content.sha256("another")).answer())
          .isEqualTo(Standing.Answer.CANNOT_SAY);
      assertThat(publisher.requests()).isEmpty();
    }

    private Standing.Answer answer() {
      return web(LIMITS).standing(source(ranks()), Content.sha256(RANKS)).answer();
    }
  }

  private SourceFile ranks() {
    return at("/data/ranks.csv", csv("ranks.csv"));
  }

  private SourceFile at(String path, SourceFile file) {
    return Declared.at(file, publisher.address(path));
  }

  private Acquired acquire(SourceFile... files) {
    return acquire(LIMITS, files);
  }

  private Acquired acquire(WebLimits limits, SourceFile... files) {
    return web(limits).acquire(source(files));
  }

  private AbstractStringAssert<?> refused(Kind kind, SourceFile... files) {
    return Refusal.as(kind, () -> acquire(files));
  }

  private WebAcquirer web(WebLimits limits) {
    return new WebAcquirer(cache, limits, Clock.fixed(NOW, ZoneOffset.UTC), pauses::add);
  }

  private void awaitPartOf(long bytes) throws Exception {
    for (int tries = 0; tries < 1000; tries++) {
      for (Path file : partFiles()) {
        if (!file.toString().endsWith(".properties") && Files.size(file) == bytes) {
          return;
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("the other process downloads nothing");
  }

  private List<Path> partFiles() throws IOException {
    Path parts = cache.resolve("parts");
    if (!Files.exists(parts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parts)) {
      return files.toList();
    }
  }

  private static WebLimits limits(Duration idle, Duration total) {
    return new WebLimits(
        LIMITS.connect(),
        idle,
        total,
        LIMITS.attempts(),
        LIMITS.firstWait(),
        LIMITS.longestWait(),
        LIMITS.redirects(),
        LIMITS.largestArchive());
  }
}
