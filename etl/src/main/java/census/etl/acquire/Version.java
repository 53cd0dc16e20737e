package census.etl.acquire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what a server tells one version of a file from another. */
record Version(@Nullable String etag, @Nullable String lastModified) {

  static Version from(Map<String, String> entries) {
    return new Version(entries.get("etag"), entries.get("last-modified"));
  }

  void into(Map<String, String> entries) {
    if (etag != null) {
      entries.put("etag", etag);
    }
    if (lastModified != null) {
      entries.put("last-modified", lastModified);
    }
  }

  /**
   * What the rest of a file may be asked for by, or null. A weak tag is the same for files that
   * only mean the same, so their halves may not fit.
   */
  @Nullable String strong() {
    return etag != null && !etag.startsWith("W/") ? etag : lastModified;
  }

  /** Whether both name a version and these are not the same. */
  boolean differsFrom(Version other) {
    if (etag != null && other.etag != null) {
      return !weak(etag).equals(weak(other.etag));
    }
    return lastModified != null
        && other.lastModified != null
        && !lastModified.equals(other.lastModified);
  }

  /** Whether both name a version and it is the same. */
  boolean isSameAs(Version other) {
    boolean comparable =
        (etag != null && other.etag != null)
            || (lastModified != null && other.lastModified != null);
    return comparable && !differsFrom(other);
  }

  private static String weak(String etag) {
    return etag.startsWith("W/") ? etag.substring(2) : etag;
  }
}
