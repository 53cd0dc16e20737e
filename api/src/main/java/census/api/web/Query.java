package census.api.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The part of an address after the question mark. It is read here and not by the server, which
 * would answer broken escapes in words of its own.
 */
record Query(Base base, Map<String, List<String>> values) {

  static Query parse(Base base, @Nullable String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
          String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
          values.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
        }
      }
    }
    return new Query(base, values);
  }

  private static String decoded(String text) {
    try {
      String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
      if (decoded.indexOf('\uFFFD') < 0) {
        return decoded;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for bytes that are no UTF-8.
    }
    throw Problem.badValue("query", "\"%s\" is not percent-encoded UTF-8.".formatted(text));
  }

  Set<String> names() {
    return values.keySet();
  }

  /** Empty when it was not given, or, as the older service had it, given without a value. */
  Optional<String> get(String name) {
    List<String> given = values.get(name);
    if (given == null) {
      return Optional.empty();
    }
    if (base.isStrict() && given.size() > 1) {
      throw Problem.badValue(name, "Given %d times; once is enough.".formatted(given.size()));
    }
    String value = given.get(given.size() - 1);
    if (value.indexOf('\0') >= 0) {
      throw Problem.badValue(name, "A NUL character can not be looked for.");
    }
    if (value.isEmpty() && base.isStrict()) {
      throw Problem.badValue(name, "Given without a value.");
    }
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** The same question for another page, as it stands in a link. */
  String forPage(long page) {
    StringBuilder query = new StringBuilder();
    Map<String, List<String>> other = new LinkedHashMap<>(values);
    other.remove("page");
    if (page > 1) {
      other.put("page", List.of(String.valueOf(page)));
    }
    other.forEach(
        (name, given) ->
            given.forEach(
                value ->
                    query
                        .append(query.isEmpty() ? '?' : '&')
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value))));
    return query.toString();
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }
}
