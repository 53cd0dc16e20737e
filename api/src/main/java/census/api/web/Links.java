package census.api.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Addresses of other rows. */
public final class Links {

  private Links() {}

  /** Says the edition, because the same code lives on in later ones. */
  static String to(Asked asked, Part.Link link, Row row) {
    return to(
        asked.address(link.list()),
        String.valueOf(row.value(link.key())),
        String.valueOf(row.value(link.edition())));
  }

  /** Of the row with a key, in a list that is at an address. */
  public static String to(String list, String key, String edition) {
    return list + UriUtils.encodePathSegment(key, StandardCharsets.UTF_8) + "/?year=" + edition;
  }
}
