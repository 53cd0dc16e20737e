package census.api.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Addresses of other rows. */
public final class Links {

  private Links() {}

  /**
   * Of the row with a key, in a list that is at an address. It says the edition, because the same
   * code lives on in later ones.
   */
  public static String to(String list, String key, String edition) {
    return list + UriUtils.encodePathSegment(key, StandardCharsets.UTF_8) + "/?year=" + edition;
  }
}
