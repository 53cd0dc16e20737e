package census.etl.acquire;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which addresses may be asked: a file that anyone on the way can change is not a source. */
final class Address {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Address() {}

  /** Why the address may not be asked, or null if it may. */
  static @Nullable String danger(URI address) {
    String scheme = scheme(address);
    String host = address.getHost();
    if (host == null) {
      return "which names no host";
    }
    boolean safe =
        scheme.equals("https")
            || (scheme.equals("http") && LOOPBACK.contains(host.toLowerCase(Locale.ROOT)));
    return safe ? null : "which is not an https address";
  }

  /** Why a redirect may not be followed, or null if it may. */
  static @Nullable String danger(URI from, URI to) {
    return scheme(from).equals("https") && !scheme(to).equals("https")
        ? "which leads from https to " + scheme(to)
        : danger(to);
  }

  private static String scheme(URI address) {
    String scheme = address.getScheme();
    return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
  }
}
