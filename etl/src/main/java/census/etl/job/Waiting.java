package census.etl.job;

import census.etl.catalogue.Dataset;
import census.etl.publish.Versions.Made;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Versions that are made, and wait for those that are to be published in the same moment. */
final class Waiting {

  private final Map<String, Made> versions = new ConcurrentHashMap<>();

  void add(Made made) {
    versions.put(made.dataset().id(), made);
  }

  Optional<Made> version(String dataset) {
    return Optional.ofNullable(versions.get(dataset));
  }

  /** Where to read those that wait, instead of what is published of them. */
  Map<String, String> tables() {
    return versions.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, made -> made.getValue().table()));
  }

  Map<String, Long> loads() {
    return versions.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, made -> made.getValue().loadId()));
  }

  /** Takes out those of some datasets. */
  List<Made> take(Collection<Dataset> datasets) {
    return datasets.stream()
        .map(dataset -> Optional.ofNullable(versions.remove(dataset.id())))
        .flatMap(Optional::stream)
        .toList();
  }
}
