package census.etl.catalogue;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.wording.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is declared. Once read it is sound: every reference in it leads somewhere, and
 * none in a circle.
 */
public final class Catalogue {

  private final SortedMap<String, Source> sources;
  private final SortedMap<String, Dataset> datasets;
  private final Path root;

  Catalogue(Path root, SortedMap<String, Source> sources, SortedMap<String, Dataset> datasets) {
    this.root = root;
    this.sources = sources;
    this.datasets = datasets;
  }

  /**
   * Reads every declaration under a folder.
   *
   * @throws Fault with all that is wrong, each with file and line
   */
  public static Catalogue read(Path root) {
    return new CatalogueReader(root).read();
  }

  public Path root() {
    return root;
  }

  public Collection<Source> sources() {
    return sources.values();
  }

  public Source source(String id) {
    return get(sources, id, "source");
  }

  public Dataset dataset(String id) {
    return get(datasets, id, "dataset");
  }

  /** Whether there is a dataset of this name. */
  public boolean hasDataset(String id) {
    return datasets.containsKey(id);
  }

  /** All datasets, each after those that it stands on. */
  public List<Dataset> datasets() {
    return inOrder(datasets.keySet());
  }

  /** The datasets asked for, or all if none is, each after those among them that it stands on. */
  public List<Dataset> datasets(Collection<String> ids) {
    return ids.isEmpty() ? datasets() : inOrder(ids);
  }

  /** These, and what is published together with any of them. */
  public List<Dataset> together(Collection<Dataset> some) {
    return datasets().stream()
        .filter(
            dataset -> some.contains(dataset) || some.stream().anyMatch(dataset::isTogetherWith))
        .toList();
  }

  /** A dataset and all that are made from it, by however many steps. */
  public List<Dataset> madeFrom(String id) {
    Set<String> made = new LinkedHashSet<>(Set.of(id));
    return datasets().stream()
        .filter(
            dataset ->
                dataset.id().equals(id)
                    || (dataset.follows().stream().anyMatch(made::contains)
                        && made.add(dataset.id())))
        .toList();
  }

  /** The sources that a dataset may be made from or held against. */
  public List<Source> sourcesOf(Dataset dataset) {
    Set<String> ids = new LinkedHashSet<>();
    dataset.selects().forEach(select -> ids.addAll(select.sources()));
    ids.addAll(dataset.comparedSources());
    return ids.stream().map(this::source).toList();
  }

  private List<Dataset> inOrder(Collection<String> ids) {
    Set<String> wanted = new LinkedHashSet<>(ids);
    wanted.forEach(this::dataset);
    List<Dataset> ordered = new ArrayList<>();
    Set<String> visited = new LinkedHashSet<>();
    wanted.forEach(id -> visit(id, visited, wanted, ordered));
    return ordered;
  }

  private void visit(String id, Set<String> visited, Set<String> wanted, List<Dataset> ordered) {
    if (visited.add(id)) {
      Dataset dataset = dataset(id);
      dataset.follows().forEach(other -> visit(other, visited, wanted, ordered));
      if (wanted.contains(id)) {
        ordered.add(dataset);
      }
    }
  }

  private static <T> T get(Map<String, T> all, String id, String what) {
    @Nullable T found = all.get(id);
    if (found == null) {
      throw new Fault(
          Kind.DECLARATION_UNKNOWN_REFERENCE
              .at(Place.NOWHERE)
              .found("the " + what + " " + id)
              .expected(Nearest.first(id, all.keySet())));
    }
    return found;
  }
}
