package census.api.download;

import static census.api.web.Part.object;
import static census.api.web.Part.value;

import census.api.web.Answer;
import census.api.web.Behind;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The files of the newest export. */
@Configuration(proxyBeanMethods = false)
class DownloadRoutes {

  /**
   * @param folder into which {@code census export} writes; none if nothing is offered
   */
  @ConfigurationProperties("census.downloads")
  record Settings(@DefaultValue("") String folder) {}

  private static final String NONE =
      "There is no export to download. Whoever keeps this service makes one with: census export.";

  private static final Part.Nested DESCRIPTION =
      object(
          "downloads",
          "The newest export: a Frictionless data package",
          value("title", Type.TEXT, "What it is"),
          value("description", Type.TEXT, "What whoever uses it must know"),
          value("version", Type.DATE, "Day on which the newest of the data was taken in"),
          value("sample", Type.BOOLEAN, "Whether the data are fictional"),
          new Part.Several(
              new Part.Same(
                  "files",
                  "Every file of it",
                  object(
                      "download",
                      "A file of the export",
                      value("path", Type.TEXT, "Where it belongs in the folder of the package"),
                      value("media_type", Type.TEXT, "What it is"),
                      value("bytes", Type.INTEGER, "Its size"),
                      value("sha256", Type.TEXT, "Its SHA-256"),
                      value("url", Type.TEXT, "Where it is to be had")),
                  true)));

  private static final Name TITLE = Name.of("title");
  private static final Name REMARKS = Name.of("description");
  private static final Name VERSION = Name.of("version");
  private static final Name SAMPLE = Name.of("sample");
  private static final Name FILES = Name.of("files");
  private static final Name PATH = Name.of("path");
  private static final Name MEDIA_TYPE = Name.of("media_type");
  private static final Name BYTES = Name.of("bytes");
  private static final Name SHA256 = Name.of("sha256");
  private static final Name URL = Name.of("url");

  private final Path folder;
  private final boolean isOffered;

  /** The descriptor of a large export takes longer to read than all else. */
  private volatile Export.Described described = Export.Described.NONE;

  DownloadRoutes(Settings settings) {
    this.folder = Path.of(settings.folder());
    this.isOffered = !settings.folder().isBlank();
  }

  @Bean
  Route downloads() {
    return Route.get("downloads", "list_downloads")
        .summary("Whole tables as files: CSV, Parquet, SQLite, with their description")
        .answers(DESCRIPTION)
        .refuses(HttpStatus.NOT_FOUND, "There is no export")
        .by(this::list);
  }

  @Bean
  Route download() {
    return Route.get("downloads/{file}", "get_download")
        .summary("A file of the export; a part of it by Range")
        .path("file", "As in census.sqlite or datapackage.json")
        .answersWithAFile()
        .refuses(HttpStatus.NOT_FOUND, "There is no such file")
        .by(question -> file(question.path("file")));
  }

  @Bean
  Route downloadOfATable() {
    return Route.get("downloads/{format}/{file}", "get_download_of_a_table")
        .summary("A table of the export; a part of it by Range")
        .path("format", "csv or parquet")
        .path("file", "As in area.csv or area.parquet")
        .answersWithAFile()
        .refuses(HttpStatus.NOT_FOUND, "There is no such file")
        .by(question -> file(question.path("format") + "/" + question.path("file")));
  }

  private Export export() {
    return Optional.of(folder)
        .filter(given -> isOffered)
        .flatMap(Export::in)
        .orElseThrow(() -> Problem.notFound(NONE));
  }

  /** What whoever asks may have met: another export was taking the place of this one. */
  private interface Reading<T> {
    T read(Export export) throws IOException;
  }

  private <T> T reading(Reading<T> reading) {
    try {
      return reading.read(export());
    } catch (NoSuchFileException e) {
      throw Problem.unavailable("A new export is taking the place of the last. Try again.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Export.Described describe(Export export) throws IOException {
    Export.Described known = described;
    if (!known.isOf(export)) {
      known = Export.Described.of(export);
      described = known;
    }
    return known;
  }

  private Answer list(Question question) {
    return reading(
        export -> {
          Export.Described about = describe(export);
          List<Export.Entry> files = export.files();
          return Answer.passing(
              new Behind(List.of()),
              json -> {
                json.open();
                json.name(TITLE).text(about.title());
                json.name(REMARKS).text(about.remarks());
                json.name(VERSION).text(about.version());
                json.name(SAMPLE).truth(about.sample());
                json.name(FILES).openList();
                files.forEach(file -> write(json, file, question));
                json.closeList().close();
              });
        });
  }

  private static void write(JsonText json, Export.Entry file, Question question) {
    json.open();
    json.name(PATH).text(file.path());
    json.name(MEDIA_TYPE).text(type(file.path()).toString());
    json.name(BYTES).number(file.bytes());
    json.name(SHA256).text(file.sha256());
    json.name(URL).text(question.addressOfFile("downloads/" + file.path()));
    json.close();
  }

  private Answer file(String path) {
    return reading(
        export -> {
          Export.Opened opened =
              export
                  .open(path, describe(export).sample())
                  .orElseThrow(
                      () ->
                          Problem.notFound(
                              "The export has no such file; downloads/ lists those it has."));
          return Answer.file(
              new Answer.File(
                  opened.content(),
                  type(path),
                  path.substring(path.lastIndexOf('/') + 1),
                  opened.sha256(),
                  opened.sample()));
        });
  }

  private static MediaType type(String path) {
    return MediaType.valueOf(
        switch (path.substring(path.lastIndexOf('.') + 1)) {
          case "csv" -> "text/csv;charset=UTF-8";
          case "json" -> "application/json";
          case "md" -> "text/markdown;charset=UTF-8";
          case "parquet" -> "application/vnd.apache.parquet";
          case "sqlite" -> "application/vnd.sqlite3";
          default -> "text/plain;charset=UTF-8";
        });
  }
}
