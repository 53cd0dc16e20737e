package census.etl.acquire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last good download of an address. */
record Held(String name, Version version, Content content, Instant retrieved) {

  /** The download that a record of the cache speaks of, or null if it speaks of none clearly. */
  static @Nullable Held from(Map<String, String> entries) {
    Content content = Content.from(entries);
    String name = entries.get("name");
    Instant retrieved = instant(entries.getOrDefault("retrieved", ""));
    return content == null || name == null || retrieved == null
        ? null
        : new Held(name, Version.from(entries), content, retrieved);
  }

  Map<String, String> entries() {
    Map<String, String> entries = new HashMap<>();
    entries.put("name", name);
    entries.put("retrieved", retrieved.toString());
    version.into(entries);
    content.into(entries);
    return entries;
  }

  /** Asks the server to answer only if it has another version. */
  Map<String, String> conditions() {
    Map<String, String> conditions = new HashMap<>();
    if (version.etag() != null) {
      conditions.put("If-None-Match", version.etag());
    }
    if (version.lastModified() != null) {
      conditions.put("If-Modified-Since", version.lastModified());
    }
    return conditions;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
