package census.etl.acquire;

import static census.etl.acquire.Declared.atMost;
import static census.etl.acquire.Declared.csv;
import static census.etl.acquire.Declared.member;
import static census.etl.acquire.Declared.pinned;
import static census.etl.acquire.Declared.source;
import static census.etl.acquire.Declared.xlsx;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderAcquirerTest {

  private static final String RANKS = "code,rank\nX01000001,1\n";
  private static final String OTHER_RANKS = "code,rank\nX01000001,2\n";
  private static final Instant LAST_YEAR = Instant.parse("2025-03-01T12:00:00Z");

  @TempDir Path temporary;
  private Path folder;
  private Path cache;

  @BeforeEach
  void makeFolders() throws IOException {
    folder = Files.createDirectory(temporary.resolve("sources"));
    cache = temporary.resolve("cache");
  }

  @Nested
  class Finds {

    @Test
    void aPlainFileAnywhereUnderTheFolder() throws IOException {
      Path file = put("england/2025/ranks.csv", RANKS);

      Acquired acquired = acquire(csv("ranks.csv"));

      assertThat(acquired.path()).isEqualTo(file);
      assertThat(acquired.name()).isEqualTo("ranks.csv");
      assertThat(acquired.origin()).isEqualTo("england/2025/ranks.csv");
      assertThat(acquired.sha256()).isEqualTo(Content.sha256(RANKS));
      assertThat(acquired.bytes()).isEqualTo(RANKS.length());
      assertThat(acquired.retrieved()).isEqualTo(LAST_YEAR);
    }

    @Test
    void aFileByAStarInItsNameAndTheRestLiterally() throws IOException {
      put("ranks_2025-01-07 (1).csv", RANKS);
      put("ranks_2025-01-07 (1)xcsv", OTHER_RANKS);

      assertThat(acquire(csv("ranks_* (1).csv")).name()).isEqualTo("ranks_2025-01-07 (1).csv");
    }

    @Test
    void aFileInAZipOfItsName() throws IOException {
      put("ranks.csv.zip", Archives.zip("ranks.csv", RANKS));

      Acquired acquired = acquire(csv("ranks.csv"));

      assertThat(acquired.name()).isEqualTo("ranks.csv.zip!/ranks.csv");
      assertThat(acquired.origin()).isEqualTo("ranks.csv.zip");
      assertThat(acquired.path()).hasContent(RANKS).startsWith(cache);
      assertThat(acquired.sha256()).isEqualTo(Content.sha256(RANKS));
    }

    @Test
    void aFileInAZipOfAnyName() throws IOException {
      put("all.zip", Archives.zip("notes.txt", "read me", "data/ranks.csv", RANKS));

      Acquired acquired = acquire(csv("ranks.csv"));

      assertThat(acquired.name()).isEqualTo("all.zip!/data/ranks.csv");
      assertThat(acquired.path()).hasContent(RANKS);
    }

    @Test
    void aDeclaredMemberOfADeclaredZip() throws IOException {
      put("release.zip", Archives.zip("Data/A_UK.csv", RANKS, "Data/A_NI.csv", OTHER_RANKS));
      put("another.zip", Archives.zip("Data/B_UK.csv", OTHER_RANKS));

      Acquired acquired = acquire(member(csv("release.zip"), "Data/*_UK.csv"));

      assertThat(acquired.name()).isEqualTo("release.zip!/Data/A_UK.csv");
    }

    @Test
    void aDeclaredMemberOfAZipThatWasRenamed() throws IOException {
      put("download (3).zip", Archives.zip("Data/A_UK.csv", RANKS));

      Acquired acquired = acquire(member(csv("release.zip"), "Data/A_UK.csv"));

      assertThat(acquired.name()).isEqualTo("download (3).zip!/Data/A_UK.csv");
    }

    @Test
    void aGzippedFile() throws IOException {
      put("ranks.csv.gz", Archives.gzip(RANKS));

      Acquired acquired = acquire(csv("ranks.csv"));

      assertThat(acquired.name()).isEqualTo("ranks.csv.gz");
      assertThat(acquired.path()).hasContent(RANKS);
    }

    @Test
    void theFirstAlternativeThatIsThere() throws IOException {
      put("ranks.csv", RANKS);
      SourceFile workbook = xlsx("ranks.xlsx");
      SourceFile resave = csv("ranks.csv");

      assertThat(acquire(workbook, resave).file()).isEqualTo(resave);
    }

    @Test
    void theSameContentTwiceAsOne() throws IOException {
      put("a/ranks.csv", RANKS);
      put("b/ranks.csv", RANKS);
      put("b/ranks.csv.zip", Archives.zip("ranks.csv", RANKS));

      assertThat(acquire(csv("ranks.csv")).origin()).isEqualTo("a/ranks.csv");
    }

    @Test
    void thePinnedOneOfSeveral() throws IOException {
      put("old/ranks.csv", OTHER_RANKS);
      put("reissued/ranks.csv", RANKS);

      assertThat(acquire(pinned(csv("ranks.csv"), Content.sha256(RANKS))).origin())
          .isEqualTo("reissued/ranks.csv");
    }
  }

  @Nested
  class LeavesPlain {

    private final byte[] workbook = Archives.zip("[Content_Types].xml", "<Types/>");

    @Test
    void aWorkbookAlthoughItIsAZipInside() throws IOException {
      Path file = put("ranks.xlsx", workbook);

      assertThat(acquire(xlsx("ranks.xlsx")).path()).isEqualTo(file);
    }

    @Test
    void aWorkbookThatCameOutOfAZip() throws IOException {
      put("ranks.xlsx.zip", Archives.zip("ranks.xlsx", workbook));

      Acquired acquired = acquire(xlsx("ranks.xlsx"));

      assertThat(acquired.path()).hasBinaryContent(workbook);
      assertThat(acquired.name()).isEqualTo("ranks.xlsx.zip!/ranks.xlsx");
    }

    @Test
    void aWorkbookThatCameOutOfAGzip() throws IOException {
      put("ranks.xlsx.gz", Archives.gzip(workbook));

      assertThat(acquire(xlsx("ranks.xlsx")).path()).hasBinaryContent(workbook);
    }
  }

  @Nested
  class Refuses {

    @Test
    void twoDifferentFilesOfOneName() throws IOException {
      put("a/ranks.csv", RANKS);
      put("b/ranks.csv.gz", Archives.gzip(OTHER_RANKS));

      refused(Kind.SOURCE_AMBIGUOUS, csv("ranks.csv"))
          .contains("a/ranks.csv (SHA-256 " + Content.sha256(RANKS))
          .contains("b/ranks.csv.gz (SHA-256 " + Content.sha256(OTHER_RANKS));
    }

    @Test
    void aFolderWithoutTheFile() throws IOException {
      put("other.csv", RANKS);

      refused(Kind.SOURCE_NOT_FOUND, xlsx("ranks.xlsx"), csv("ranks.csv", "ranks_*.csv"))
          .startsWith("ranks: ")
          .contains(folder.toString())
          .contains("expected ranks.xlsx or ranks.csv or ranks_*.csv");
    }

    @Test
    void aFolderWhereTheFileMayBeInAZipThatCanNotBeOpened() throws IOException {
      put("cut.zip", Arrays.copyOf(Archives.zip("ranks.csv", RANKS), 40));

      refused(Kind.SOURCE_NOT_FOUND, csv("ranks.csv")).contains("cut.zip");
    }

    @Test
    void aFolderThatIsNotThere() {
      Source source = source(csv("ranks.csv"));
      Path nowhere = folder.resolve("nowhere");

      Refusal.as(Kind.SOURCE_NOT_FOUND, () -> new FolderAcquirer(nowhere, cache).acquire(source))
          .contains(nowhere.toString());
    }

    @Test
    void aFileBehindALinkOutOfTheFolder() throws IOException {
      Path outside = Files.createDirectory(temporary.resolve("outside"));
      Files.writeString(outside.resolve("ranks.csv"), RANKS);
      Files.createSymbolicLink(folder.resolve("ranks.csv"), outside.resolve("ranks.csv"));
      Files.createSymbolicLink(folder.resolve("linked"), outside);

      refused(Kind.SOURCE_NOT_FOUND, csv("ranks.csv")).contains("ranks.csv");
    }

    @Test
    void anotherFileThanThePinnedOne() throws IOException {
      put("ranks.csv.gz", Archives.gzip(RANKS));
      String pin = Content.sha256(OTHER_RANKS);

      refused(Kind.SOURCE_CHECKSUM_DIFFERS, pinned(csv("ranks.csv"), pin))
          .contains("found SHA-256 " + Content.sha256(RANKS))
          .contains("expected SHA-256 " + pin);
    }

    @Test
    void aFileBeyondItsLimit() throws IOException {
      put("ranks.csv", RANKS);

      refused(Kind.SOURCE_TOO_LARGE, atMost(csv("ranks.csv"), 10))
          .contains("found " + RANKS.length() + " bytes; expected at most 10");
    }

    @Test
    void anEmptyFile() throws IOException {
      put("ranks.csv", "");

      refused(Kind.SOURCE_TRUNCATED, csv("ranks.csv")).contains("without a single byte");
    }

    @Test
    void aWebPageThatWasSavedAsTheFile() throws IOException {
      put(
          "ranks.csv",
          "\uFEFF \n<!DOCTYPE html><html><head><title>\n Page not found &amp; so on </title>");

      refused(Kind.SOURCE_IS_A_WEB_PAGE, csv("ranks.csv"))
          .contains("a page titled \"Page not found & so on\"");
    }
  }

  @Nested
  class RefusesAZip {

    @Test
    void withoutTheMember() throws IOException {
      put("ranks.csv.zip", Archives.zip("notes.txt", "read me", "rank.csv", RANKS));

      refused(Kind.SOURCE_NOT_FOUND, csv("ranks.csv"))
          .startsWith("ranks.csv.zip: ")
          .contains("found a zip that holds notes.txt, rank.csv; expected a member ranks.csv");
    }

    @Test
    void withSeveralMembersThatMatch() throws IOException {
      put("ranks.zip", Archives.zip("a_UK.csv", RANKS, "b_UK.csv", RANKS));

      refused(Kind.SOURCE_AMBIGUOUS, member(csv("ranks.zip"), "*_UK.csv"))
          .contains("found a_UK.csv, b_UK.csv");
    }

    @Test
    void thatWasCutOff() throws IOException {
      byte[] zip = Archives.zip("ranks.csv", RANKS);
      put("ranks.csv.zip", Arrays.copyOf(zip, zip.length - 30));

      refused(Kind.SOURCE_TRUNCATED, csv("ranks.csv")).startsWith("ranks.csv.zip: ");
    }

    @Test
    void thatIsDamaged() throws IOException {
      String text = "0123456789abcdef";
      byte[] zip = Archives.zip("ranks.csv", text);
      put("ranks.csv.zip", overwritten(zip, "ranks.csv".length() + 30 + 4));

      refused(Kind.FILE_UNREADABLE, csv("ranks.csv")).contains("damage in the archive");
    }

    @Test
    void whoseMemberLeavesTheFolder() throws IOException {
      put("up.zip", Archives.zip("../ranks.csv", RANKS));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, csv("ranks.csv"))
          .contains("../ranks.csv, whose path leads out of the archive");
    }

    @Test
    void whoseMemberIsAbsolute() throws IOException {
      put("root.zip", Archives.zip("/etc/ranks.csv", RANKS));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, csv("ranks.csv")).contains("not relative");
    }

    @Test
    void whoseMemberNamesADrive() throws IOException {
      put("drive.zip", Archives.zip("C:/ranks.csv", RANKS));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, csv("ranks.csv")).contains("not relative");
    }

    @Test
    void whoseMemberHasANulInItsName() throws IOException {
      put("nul.zip", Archives.zip("a\0b/ranks.csv", RANKS));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, csv("ranks.csv")).contains("a\\0b/ranks.csv");
    }

    @Test
    void whoseMemberIsALink() throws IOException {
      byte[] target = "/etc/passwd".getBytes(UTF_8);
      put("link.zip", Archives.zip("ranks.csv", target, Archives.SYMBOLIC_LINK));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, csv("ranks.csv")).contains("a symbolic link");
    }

    @Test
    void whoseMemberIsEncrypted() throws IOException {
      put("secret.zip", Archives.encrypted(Archives.zip("ranks.csv", RANKS)));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, csv("ranks.csv")).contains("encrypted");
    }

    @Test
    void whoseMemberIsAnArchiveAgain() throws IOException {
      put("matryoshka.zip", Archives.zip("ranks.csv", Archives.zip("ranks.csv", RANKS)));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, csv("ranks.csv")).contains("an archive within");
    }

    @Test
    void thatUnpacksBeyondTheLimit() throws IOException {
      put("ranks.csv.zip", Archives.zip("ranks.csv", "1,2,3\n".repeat(1000)));

      refused(Kind.SOURCE_TOO_LARGE, atMost(csv("ranks.csv"), 5999)).contains("at most 5999");
      assertThat(filesIn(cache.resolve("temporary"))).isZero();
    }

    @Test
    void thatUnpacksToAThousandTimesItsSize() throws IOException {
      put("bomb.zip", Archives.zip("ranks.csv", new byte[20 << 20]));

      refused(Kind.SOURCE_UNSAFE_ARCHIVE, atMost(csv("ranks.csv"), 1L << 30))
          .contains("at most 250 times as much");
    }
  }

  @Nested
  class RefusesAGzip {

    @Test
    void thatWasCutOff() throws IOException {
      byte[] gzip = Archives.gzip(RANKS);
      put("ranks.csv.gz", Arrays.copyOf(gzip, gzip.length - 12));

      refused(Kind.SOURCE_TRUNCATED, csv("ranks.csv")).startsWith("ranks.csv.gz: ");
    }

    @Test
    void thatIsDamaged() throws IOException {
      byte[] gzip = Archives.gzip(RANKS);
      put("ranks.csv.gz", overwritten(gzip, gzip.length - 6));

      refused(Kind.FILE_UNREADABLE, csv("ranks.csv")).contains("damage in the archive");
    }

    @Test
    void thatUnpacksBeyondTheLimit() throws IOException {
      put("ranks.csv.gz", Archives.gzip("1,2,3\n".repeat(1000)));

      refused(Kind.SOURCE_TOO_LARGE, atMost(csv("ranks.csv"), 5999)).contains("at most 5999");
    }
  }

  @Nested
  class RunTwice {

    @Test
    void doesNotUnpackAgainWhatHasNotChanged() throws IOException {
      put("ranks.csv.zip", Archives.zip("ranks.csv", RANKS));
      Path unpacked = acquire(csv("ranks.csv")).path();
      Files.setLastModifiedTime(unpacked, FileTime.from(LAST_YEAR));

      assertThat(acquire(csv("ranks.csv")).path()).isEqualTo(unpacked);
      assertThat(Files.getLastModifiedTime(unpacked).toInstant()).isEqualTo(LAST_YEAR);
    }

    @Test
    void unpacksAgainWhatSomebodyTookFromTheCache() throws IOException {
      put("ranks.csv.zip", Archives.zip("ranks.csv", RANKS));
      Files.delete(acquire(csv("ranks.csv")).path());

      assertThat(acquire(csv("ranks.csv")).path()).hasContent(RANKS);
    }

    @Test
    void remembersTheChecksumOfAFileWithTheSameSizeAndTime() throws IOException {
      put("ranks.csv", RANKS);
      acquire(csv("ranks.csv"));
      put("ranks.csv", OTHER_RANKS);

      assertThat(acquire(csv("ranks.csv")).sha256()).isEqualTo(Content.sha256(RANKS));
    }

    @Test
    void readsAFileAgainThatHasAnotherTime() throws IOException {
      Path file = put("ranks.csv", RANKS);
      acquire(csv("ranks.csv"));
      put("ranks.csv", OTHER_RANKS);
      Files.setLastModifiedTime(file, FileTime.from(LAST_YEAR.plusMillis(10)));

      assertThat(acquire(csv("ranks.csv")).sha256()).isEqualTo(Content.sha256(OTHER_RANKS));
    }

    @Test
    void readsAFileAgainThatWasWrittenAMomentAgo() throws IOException {
      Path file = put("ranks.csv", RANKS);
      FileTime now = FileTime.from(Instant.now().plusSeconds(60));
      Files.setLastModifiedTime(file, now);
      acquire(csv("ranks.csv"));
      put("ranks.csv", OTHER_RANKS);
      Files.setLastModifiedTime(file, now);

      assertThat(acquire(csv("ranks.csv")).sha256()).isEqualTo(Content.sha256(OTHER_RANKS));
    }

    @Test
    void clearsAwayWhatAKilledRunWasUnpacking() throws IOException {
      Path half = Files.createDirectories(cache.resolve("temporary")).resolve("0123456789abcdef");
      Files.writeString(half, "half a fi");

      put("ranks.csv", RANKS);
      acquire(csv("ranks.csv"));

      assertThat(half).doesNotExist();
    }
  }

  @Nested
  class Says {

    @Test
    void thatTheFolderHoldsTheSameFile() throws IOException {
      put("ranks.csv", RANKS);

      assertThat(standing(RANKS).answer()).isEqualTo(Standing.Answer.SAME);
    }

    @Test
    void thatTheFolderHasMovedOn() throws IOException {
      put("ranks.csv.gz", Archives.gzip(OTHER_RANKS));

      assertThat(standing(RANKS).answer()).isEqualTo(Standing.Answer.MOVED_ON);
      assertThat(standing(RANKS).why()).contains(Content.sha256(OTHER_RANKS));
    }

    @Test
    void thatItCanNotSayWithoutAFile() {
      assertThat(standing(RANKS).answer()).isEqualTo(Standing.Answer.CANNOT_SAY);
      assertThat(standing(RANKS).why()).contains("no file of this source is in the folder");
    }

    private Standing standing(String before) {
      return new FolderAcquirer(folder, cache)
          .standing(source(csv("ranks.csv")), Content.sha256(before));
    }
  }

  private Acquired acquire(SourceFile... files) {
    return new FolderAcquirer(folder, cache).acquire(source(files));
  }

  private AbstractStringAssert<?> refused(Kind kind, SourceFile... files) {
    return Refusal.as(kind, () -> acquire(files));
  }

  private Path put(String path, String text) throws IOException {
    return put(path, text.getBytes(UTF_8));
  }

  private Path put(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return Files.setLastModifiedTime(file, FileTime.from(LAST_YEAR));
  }

  private static byte[] overwritten(byte[] content, int at) {
    byte[] changed = content.clone();
    changed[at] ^= 0x55;
    return changed;
  }

  private static long filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
