package census.api.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Addresses of other rows. */
final class Links {

  private Links() {}

  /** Says the edition, because the same code lives on in later ones. */
  static String to(Asked asked, Part.Link link, Row row) {
    return asked.address(link.list())
        + UriUtils.encodePathSegment(String.valueOf(row.value(link.key())), StandardCharsets.UTF_8)
        + "/?year="
        + row.value(link.edition());
  }
}
