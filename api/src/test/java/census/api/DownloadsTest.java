package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The newest export, as files. */
final class DownloadsTest extends ApiTest {

  private static final String DOWNLOADS = "/api/v1/downloads/";
  private static final String CSV = "code,name\r\nE01900001,Sampleford 001A\r\n";

  @TempDir static Path parent;
  static RunningApi api;

  @BeforeAll
  static void export() throws Exception {
    write(parent.resolve("export"), CSV);
    Files.writeString(parent.resolve("secret.txt"), "not of the export");
    Files.writeString(parent.resolve("export/beside.txt"), "not of the export either");
    api =
        RunningApi.over(
            DATABASE,
            "--census.downloads.folder=" + parent.resolve("export"),
            "--census.limits.downloads=2");
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static void write(Path folder, String csv) throws Exception {
    Files.createDirectories(folder.resolve("csv"));
    Files.writeString(folder.resolve("csv/area.csv"), csv);
    Files.writeString(
        folder.resolve("datapackage.json"),
        """
        {"title": "Places", "description": "All made up", "version": "2026-01-05", "sample": true}
        """);
    Files.writeString(
        folder.resolve("SHA256SUMS"),
        "%s  csv/area.csv\n%s  datapackage.json\n"
            .formatted(
                sha256(folder.resolve("csv/area.csv")),
                sha256(folder.resolve("datapackage.json"))));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void theListNamesEveryFileWithItsSizeChecksumTypeAndAddress() throws Exception {
    JsonNode list = api.json(DOWNLOADS);

    assertThat(list.path("title").asString()).isEqualTo("Places");
    assertThat(list.path("version").asString()).isEqualTo("2026-01-05");
    assertThat(list.path("sample").asBoolean()).isTrue();
    assertThat(list.path("files").findValuesAsString("path"))
        .containsExactly("SHA256SUMS", "csv/area.csv", "datapackage.json");
    JsonNode file = list.path("files").get(1);
    assertThat(file.path("bytes").asInt()).isEqualTo(CSV.length());
    assertThat(file.path("sha256").asString())
        .isEqualTo(sha256(parent.resolve("export/csv/area.csv")));
    assertThat(file.path("media_type").asString()).startsWith("text/csv");
    assertThat(file.path("url").asString()).isEqualTo(api.origin() + DOWNLOADS + "csv/area.csv");
  }

  @Test
  void aFileIsSentAsItIsAndCanBeToldByItsChecksum() throws Exception {
    HttpResponse<String> answer = api.get(DOWNLOADS + "csv/area.csv", "Accept-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CSV);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(CSV.length());
    assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
    assertThat(answer.headers().firstValue("Census-Data")).contains("sample");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).isEqualTo('"' + sha256(parent.resolve("export/csv/area.csv")) + '"');

    HttpResponse<String> again = api.get(DOWNLOADS + "csv/area.csv", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aPartIsSentToWhoLostTheConnection() {
    String address = DOWNLOADS + "csv/area.csv";
    String tag = api.get(address).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> rest = api.get(address, "Range", "bytes=5-", "If-Range", tag);
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo(CSV.substring(5));
    assertThat(rest.headers().firstValue("Content-Range"))
        .contains("bytes 5-%d/%d".formatted(CSV.length() - 1, CSV.length()));

    assertThat(api.get(address, "Range", "bytes=0-3").body()).isEqualTo("code");
    assertThat(api.get(address, "Range", "bytes=-4").body())
        .isEqualTo(CSV.substring(CSV.length() - 4));
    assertThat(api.get(address, "Range", "bytes=5-", "If-Range", "\"another\"").statusCode())
        .isEqualTo(200);
    assertThat(api.get(address, "Range", "bytes=0-1,4-5").body()).isEqualTo(CSV);
    assertThat(api.get(address, "Range", "nonsense").body()).isEqualTo(CSV);

    HttpResponse<String> beyond = api.get(address, "Range", "bytes=1000-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + CSV.length());
  }

  @Test
  void itsHeadersCanBeHadAlone() {
    HttpResponse<String> head = api.send("HEAD", DOWNLOADS + "csv/area.csv");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(CSV.length());
    assertThat(head.body()).isEmpty();
  }

  @Test
  void nothingElseCanBeReached() throws IOException {
    for (String path :
        new String[] {
          "beside.txt",
          "../secret.txt",
          "..%2fsecret.txt",
          "%2e%2e/secret.txt",
          "csv/..%2f..%2fsecret.txt",
          "csv/../../secret.txt",
          "csv%2farea.csv",
          "csv/%2e%2e%2f%2e%2e%2fsecret.txt",
          "%2fetc%2fpasswd",
          "csv/nothing.csv",
          "csv",
          "csv/area.csv/more"
        }) {
      String answer = api.raw(DOWNLOADS + path);
      assertThat(answer.substring(9, 12)).as(path).isIn("400", "404");
      assertThat(answer).as(path).doesNotContain("not of the export");
    }
  }

  @Test
  void noMoreAreSentAtATimeThanMayBe() throws Exception {
    whileThereIs(
        CSV.repeat(1_000_000),
        () -> {
          try (Socket one = begun();
              Socket two = begun()) {
            HttpResponse<String> third = api.get(DOWNLOADS + "csv/area.csv");

            assertThat(one.isClosed() || two.isClosed()).isFalse();
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(api.send("HEAD", DOWNLOADS + "csv/area.csv").statusCode()).isEqualTo(200);
          }
          while (api.get(DOWNLOADS + "csv/area.csv", "Range", "bytes=0-3").statusCode() == 503) {
            Thread.sleep(20);
          }
          return null;
        });
  }

  /** Another export takes the place of the one that all tests look at, and gives it back. */
  private static void whileThereIs(String csv, Callable<Void> test) throws Exception {
    Path export = parent.resolve("export");
    Path kept = parent.resolve("kept");
    Files.move(export, kept);
    try {
      write(export, csv);
      test.call();
    } finally {
      Files.move(export, Files.createTempDirectory(parent, "other").resolve("export"));
      Files.move(kept, export);
    }
  }

  /** Has read the beginning of a file and takes no more of it. */
  private static Socket begun() throws IOException {
    Socket socket = new Socket("localhost", api.port());
    socket
        .getOutputStream()
        .write(
            "GET %scsv/area.csv HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(DOWNLOADS)
                .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(socket.getInputStream().readNBytes(12)).asString().endsWith(" 200");
    return socket;
  }

  @Test
  void aNewExportIsOfferedAtOnce() throws Exception {
    String longer = CSV + "E01900002,Sampleford 001B\r\n";
    whileThereIs(
        longer,
        () -> {
          assertThat(api.get(DOWNLOADS + "csv/area.csv").body()).isEqualTo(longer);
          return null;
        });
    assertThat(api.get(DOWNLOADS + "csv/area.csv").body()).isEqualTo(CSV);
  }

  @Test
  void whereThereIsNoneYetThatIsSaid() throws Exception {
    Files.move(parent.resolve("export"), parent.resolve("away"));
    try {
      HttpResponse<String> none = api.get(DOWNLOADS);

      assertThat(none.statusCode()).isEqualTo(404);
      assertThat(none.body()).contains("census export");
      assertThat(api.get(DOWNLOADS + "csv/area.csv").statusCode()).isEqualTo(404);
    } finally {
      Files.move(parent.resolve("away"), parent.resolve("export"));
    }
  }

  @Test
  void withoutAFolderThereIsNothingToDownload() {
    HttpResponse<String> answer = API.get(DOWNLOADS);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(500);
  }
}
