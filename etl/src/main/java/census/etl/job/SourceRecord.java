package census.etl.job;

import census.etl.acquire.Acquired;
import census.etl.catalogue.Source;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file as the book of loads remembers it, and the API shows it.
 *
 * @param extract what keeps the file from being the whole table; left out if it is whole
 */
public record SourceRecord(
    String source,
    String title,
    String release,
    String publisher,
    String licence,
    String attribution,
    URI landingPage,
    LocalDate published,
    String file,
    String origin,
    String sha256,
    long bytes,
    Instant retrieved,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String extract) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  static String json(Map<Source, Acquired> files) {
    List<SourceRecord> records =
        files.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    return MAPPER.writeValueAsString(records);
  }

  private static SourceRecord of(Source source, Acquired file) {
    return new SourceRecord(
        source.id(),
        source.title(),
        source.release(),
        source.publisher(),
        source.licence(),
        source.attribution(),
        source.landingPage(),
        source.published(),
        file.name(),
        file.origin(),
        file.sha256(),
        file.bytes(),
        file.retrieved(),
        file.file().extract());
  }
}
