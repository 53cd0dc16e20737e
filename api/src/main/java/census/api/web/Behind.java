package census.api.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The datasets behind an answer, each at its version: of these are made its tag and the headers
 * that say where it came from.
 */
public record Behind(List<DatasetVersion> datasets) {

  /** A new version is seen by all within this time, and sooner by those who ask again. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /**
   * Servers, proxies and clients take so much in headers and no more: one is a tenth of a kilobyte.
   */
  private static final int MOST_LINKS = 24;

  /** All of these, and all of others, each once. */
  public Behind and(Behind others) {
    return new Behind(
        Stream.concat(datasets.stream(), others.datasets.stream()).distinct().toList());
  }

  boolean has(String table) {
    return Published.OF_DATASETS.contains(table)
        || datasets.stream().anyMatch(dataset -> dataset.table().equals(table));
  }

  /** Differs whenever anything behind the answer does. */
  String versions() {
    return datasets.stream()
        .map(each -> each.dataset() + "@" + each.version() + "@" + instant(each.publishedAt()))
        .collect(Collectors.joining(" "));
  }

  /** Told apart, and not to be read: the usual text of an instant costs more than all the rest. */
  private static String instant(Instant time) {
    return time.getEpochSecond() + "." + time.getNano();
  }

  /**
   * Weak, because the same answer may be sent compressed or not.
   *
   * @param made what else the answer depends on: above all what this release makes of the data
   */
  String tag(String... made) {
    String all = versions() + "\n" + String.join("\n", made);
    return "W/\"" + DigestUtils.md5DigestAsHex(all.getBytes(StandardCharsets.UTF_8)) + "\"";
  }

  static boolean isKnown(String tag, ServerRequest request) {
    return request.headers().header("If-None-Match").stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(String::strip)
        .anyMatch(given -> given.equals(tag) || given.equals("*") || tag.equals("W/" + given));
  }

  /** For an answer that may be kept, or that need not be sent. */
  static ServerResponse.BodyBuilder tagged(ServerResponse.BodyBuilder response, String tag) {
    return response
        .eTag(tag)
        .varyBy("Accept")
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic());
  }

  /** Where each dataset is described, or where all are, and whether any is fictional. */
  ServerResponse.BodyBuilder named(ServerResponse.BodyBuilder response, String origin) {
    if (datasets.size() > MOST_LINKS) {
      response.header(
          "Link", "<" + origin + Base.CURRENT.path() + "/datasets/>; rel=\"describedby\"");
    } else {
      datasets.forEach(dataset -> response.header("Link", link(dataset, origin)));
    }
    if (datasets.stream().anyMatch(DatasetVersion::sample)) {
      response.header("Census-Data", "sample");
    }
    return response;
  }

  private static String link(DatasetVersion dataset, String origin) {
    String address = origin + Base.CURRENT.path() + "/datasets/" + dataset.dataset();
    return "<"
        + address
        + ">; rel=\"describedby\"; title=\""
        + dataset.dataset()
        + " version "
        + dataset.version()
        + '"';
  }
}
