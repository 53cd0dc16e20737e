package census.etl.job;

import census.etl.acquire.Acquired;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Select;
import census.etl.catalogue.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/**
 * Says whether a load would make anything new: a hash of the files, of what is declared of them and
 * of the dataset, and of what is served of the datasets that it stands on.
 */
final class Fingerprint {

  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  static String of(
      Dataset dataset,
      Select select,
      Map<Source, Acquired> sources,
      Collection<String> fingerprintsBelow) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(dataset.json());
    fingerprint.add(dataset.table().toString());
    fingerprint.add(select.sql());
    sources.forEach(
        (source, acquired) -> {
          fingerprint.add(source.id());
          fingerprint.add(source.columns().toString());
          fingerprint.add(acquired.file().layout().toString());
          fingerprint.add(acquired.sha256());
        });
    fingerprintsBelow.forEach(fingerprint::add);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
