package census.api.dataset;

import census.api.web.DatasetVersion;
import census.api.web.Published;
import census.api.web.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether there is anything to serve. A deployment need not load every dataset: a list into which
 * nothing has been published says so itself.
 */
@Component
final class Readiness {

  /**
   * @param missing tables into which nothing has been published
   */
  record State(boolean ready, Set<String> missing, List<Age> datasets) {}

  /** How old a dataset is, which says whether refreshes still happen. */
  record Age(
      String dataset,
      int version,
      long rows,
      boolean sample,
      Instant loadedAt,
      Instant publishedAt,
      Duration age) {}

  private final Published published;
  private final Routes routes;
  private final Clock clock = Clock.systemUTC();

  Readiness(Published published, Routes routes) {
    this.published = published;
    this.routes = routes;
  }

  State now() {
    List<DatasetVersion> datasets = published.datasets();
    Set<String> missing =
        routes.tables().stream()
            .filter(table -> datasets.stream().noneMatch(each -> each.table().equals(table)))
            .collect(Collectors.toCollection(TreeSet::new));
    return new State(!datasets.isEmpty(), missing, datasets.stream().map(this::age).toList());
  }

  private Age age(DatasetVersion dataset) {
    return new Age(
        dataset.dataset(),
        dataset.version(),
        dataset.rows(),
        dataset.sample(),
        dataset.loadedAt(),
        dataset.publishedAt(),
        Duration.between(dataset.loadedAt(), clock.instant()));
  }
}
