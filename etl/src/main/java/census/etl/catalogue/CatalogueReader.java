package census.etl.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.schema.PublishedTable;
import census.model.wording.Nearest;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the declarations, reads them, and holds them against each other. It goes on after a fault,
 * so that a person sees all of them at once.
 */
final class CatalogueReader {

  private static final String SOURCES = ".sources.yml";
  private static final String DATASET = ".dataset.yml";
  private static final long USUAL_MAX_BYTES = 256L << 20;
  private static final int USUAL_KEEP = 3;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withConfigOverride(List.class, o -> o.setNullHandling(emptyForAbsent()))
          .withConfigOverride(Map.class, o -> o.setNullHandling(emptyForAbsent()))
          .build();

  private final Path root;
  private final List<Finding> findings = new ArrayList<>();
  private final SortedMap<String, Source> sources = new TreeMap<>();
  private final SortedMap<String, Dataset> datasets = new TreeMap<>();
  private final Map<String, DeclarationFile> filesOfDatasets = new LinkedHashMap<>();

  CatalogueReader(Path root) {
    this.root = root;
  }

  Catalogue read() {
    readEach(SOURCES, "sources.schema.json", this::addSources);
    readEach(DATASET, "dataset.schema.json", this::addDataset);
    if (findings.isEmpty() && sources.isEmpty() && datasets.isEmpty()) {
      findings.add(Kind.CATALOGUE_EMPTY.at(Place.file(root.toString())));
    }
    // Where a declaration could not be read, every reference to it would be reported as well.
    if (findings.isEmpty()) {
      datasets.replaceAll((id, dataset) -> withColumns(dataset));
      datasets.values().forEach(dataset -> checkReferences(dataset, fileOf(dataset)));
    }
    if (findings.isEmpty()) {
      checkCircles();
    }
    if (!findings.isEmpty()) {
      throw new Fault(findings);
    }
    return new Catalogue(root, sources, datasets);
  }

  private interface Reading {
    void add(DeclarationFile file);
  }

  private void readEach(String suffix, String schemaName, Reading reading) {
    Schema schema = schema(schemaName);
    try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(suffix)).sorted().toList()) {
        DeclarationFile file = DeclarationFile.read(root, path, schema);
        findings.addAll(file.findings());
        if (file.findings().isEmpty()) {
          reading.add(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of declarations can not be read: " + root, e);
    }
  }

  private Schema schema(String name) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(root.resolve("schema").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s is not a folder of declarations: it has no schema/%s".formatted(root, name), e);
    }
  }

  // ------------------------------------------------------------------ sources

  private record DeclaredSources(
      Release release, List<Ignored> ignored, List<DeclaredSource> sources) {}

  private record Release(
      String title,
      String publisher,
      String licence,
      String attribution,
      URI landingPage,
      LocalDate published,
      String changes,
      String checkByEye) {}

  private record DeclaredSource(
      String source,
      String title,
      List<DeclaredFile> files,
      List<DeclaredColumn> columns,
      List<Ignored> ignored,
      Map<String, String> with,
      @Nullable String sample) {}

  private record DeclaredFile(
      List<String> name,
      @Nullable URI address,
      boolean addressTried,
      @Nullable String sha256,
      @Nullable String member,
      @Nullable String extract,
      @Nullable Long maxBytes,
      Format format,
      @Nullable String sheet,
      @Nullable String encoding,
      @Nullable String delimiter,
      @Nullable Integer headerRows,
      boolean headerOptional,
      Layout.@Nullable BlankRows blankRows,
      List<String> footnotes) {

    SourceFile sourceFile() {
      Layout layout =
          new Layout(
              format,
              sheet,
              requireNonNullElse(encoding, "UTF-8"),
              requireNonNullElse(delimiter, ",").charAt(0),
              requireNonNullElse(headerRows, 1),
              headerOptional,
              requireNonNullElse(blankRows, Layout.BlankRows.TRAILING),
              footnotes);
      return new SourceFile(
          name,
          address,
          addressTried,
          sha256,
          member,
          extract,
          requireNonNullElse(maxBytes, USUAL_MAX_BYTES),
          layout);
    }
  }

  private record DeclaredColumn(
      String name,
      List<String> header,
      Column.Type type,
      List<String> nulls,
      @Nullable String dateFormat,
      @Nullable String optional,
      @Nullable String yearOf,
      @Nullable String meaning) {

    Column column() {
      return new Column(name, header, type, nulls, dateFormat, optional, yearOf, meaning);
    }
  }

  private void addSources(DeclarationFile file) {
    DeclaredSources declared = file.as(MAPPER, DeclaredSources.class);
    for (int i = 0; i < declared.sources().size(); i++) {
      DeclaredSource source = declared.sources().get(i);
      String pointer = "/sources/" + i;
      checkColumns(source, file, pointer);
      checkFiles(source, file, pointer);
      @Nullable Select sample = sample(source, file, pointer + "/sample");
      if (sources.put(source.source(), source(declared, source, sample)) != null) {
        fault(file, Kind.DECLARATION_DUPLICATE, pointer + "/source", source.source());
      }
    }
  }

  /** It goes by where it lies: sources of other releases call theirs the same. */
  private @Nullable Select sample(DeclaredSource source, DeclarationFile file, String pointer) {
    @Nullable String name = source.sample();
    return name == null
        ? null
        : select(name, source.with(), file, pointer)
            .map(read -> new Select(root.relativize(file.beside(name)).toString(), read.sql()))
            .orElse(null);
  }

  private static Source source(
      DeclaredSources declared, DeclaredSource source, @Nullable Select sample) {
    Release release = declared.release();
    List<Ignored> ignored = new ArrayList<>(declared.ignored());
    ignored.addAll(source.ignored());
    return new Source(
        source.source(),
        source.title(),
        release.title(),
        release.publisher(),
        release.licence(),
        release.attribution(),
        release.landingPage(),
        release.published(),
        release.changes(),
        release.checkByEye(),
        source.files().stream().map(DeclaredFile::sourceFile).toList(),
        columns(source),
        ignored,
        sample);
  }

  private static List<Column> columns(DeclaredSource source) {
    Stream<Column> declared = source.columns().stream().map(DeclaredColumn::column);
    return source.files().stream().anyMatch(file -> file.format() == Format.SHAPEFILE)
        ? Stream.concat(declared, OutlineColumn.columns().stream()).toList()
        : declared.toList();
  }

  private void checkColumns(DeclaredSource source, DeclarationFile file, String pointer) {
    Set<String> names = new HashSet<>();
    boolean headed =
        source.files().stream().anyMatch(f -> requireNonNullElse(f.headerRows(), 1) > 0);
    for (int i = 0; i < source.columns().size(); i++) {
      DeclaredColumn column = source.columns().get(i);
      String at = pointer + "/columns/" + i;
      if (!names.add(column.name())) {
        fault(file, Kind.DECLARATION_DUPLICATE, at + "/name", "the column " + column.name());
      }
      @Nullable String dated = column.yearOf();
      if (dated != null) {
        checkYearOf(source, column, dated, file, at);
      } else if (column.type() == Column.Type.ROW) {
        checkRow(column, file, at);
      } else if (headed && column.header().isEmpty()) {
        fault(file, Kind.DECLARATION_INVALID, at, column.name() + " without a header");
      }
      if (column.dateFormat() != null && !isDateFormat(column.dateFormat())) {
        fault(file, Kind.DECLARATION_INVALID, at + "/date_format", column.dateFormat());
      }
    }
  }

  /** Of a column that has a year in its header; and it is a number that stands nowhere else. */
  private void checkYearOf(
      DeclaredSource source, DeclaredColumn column, String dated, DeclarationFile file, String at) {
    List<String> withYear =
        source.columns().stream()
            .filter(other -> other.header().stream().anyMatch(h -> h.contains(Column.YEAR)))
            .map(DeclaredColumn::name)
            .toList();
    if (!withYear.contains(dated)) {
      unknown(file, at + "/year_of", "a year in the header of", dated, withYear);
    }
    if (!column.header().isEmpty() || column.type() != Column.Type.INTEGER) {
      fault(
          file,
          Kind.DECLARATION_INVALID,
          at,
          column.name() + ": a year_of is an integer and has no header of its own");
    }
  }

  private void checkRow(DeclaredColumn column, DeclarationFile file, String at) {
    if (!column.header().isEmpty()) {
      fault(file, Kind.DECLARATION_INVALID, at, column.name() + ": a row has no header of its own");
    }
  }

  private void checkFiles(DeclaredSource source, DeclarationFile file, String pointer) {
    for (int i = 0; i < source.files().size(); i++) {
      @Nullable String encoding = source.files().get(i).encoding();
      if (encoding != null && !isCharset(encoding)) {
        fault(file, Kind.DECLARATION_INVALID, pointer + "/files/" + i + "/encoding", encoding);
      }
    }
  }

  private static boolean isDateFormat(String pattern) {
    try {
      return !LocalDate.EPOCH.format(DateTimeFormatter.ofPattern(pattern)).isEmpty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private static boolean isCharset(String name) {
    try {
      Charset.forName(name);
      return true;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return false;
    }
  }

  // ------------------------------------------------------------------ datasets

  private record DeclaredDataset(
      String dataset,
      String table,
      String title,
      String oneRow,
      List<String> select,
      Map<String, String> with,
      List<String> optional,
      @Nullable String changesWith,
      @Nullable String together,
      @Nullable Integer keep,
      @Nullable DeclaredDrift drift,
      List<Expectation> expectations,
      List<DeclaredExample> examples) {}

  private record DeclaredDrift(
      Dataset.@Nullable Bounds rows, Dataset.@Nullable Bounds completeness, String because) {

    Dataset.Drift drift() {
      Dataset.Drift usual = Dataset.Drift.USUAL;
      return new Dataset.Drift(
          requireNonNullElse(rows, usual.rows()),
          requireNonNullElse(completeness, usual.completeness()),
          because);
    }
  }

  private record DeclaredExample(
      String says,
      @Nullable String select,
      Map<String, List<Map<String, @Nullable Object>>> given,
      List<Map<String, @Nullable Object>> expect) {}

  private void addDataset(DeclarationFile file) {
    DeclaredDataset declared = file.as(MAPPER, DeclaredDataset.class);
    @Nullable PublishedTable table = PublishedTable.named(declared.table()).orElse(null);
    if (table == null) {
      unknown(file, "/table", "the table", declared.table(), names(PublishedTable.all()));
      return;
    }
    List<Select> selects = selects(declared, file);
    List<Expectation> expectations = expectations(declared, file);
    if (selects.size() < declared.select().size()) {
      return;
    }
    Dataset dataset =
        new Dataset(
            declared.dataset(),
            table,
            declared.title(),
            declared.oneRow(),
            selects,
            Set.copyOf(declared.optional()),
            Optional.ofNullable(declared.changesWith())
                .map(sql -> new Select("changes_with", sql).with(declared.with())),
            Optional.ofNullable(declared.together()),
            requireNonNullElse(declared.keep(), USUAL_KEEP),
            declared.drift() == null ? Dataset.Drift.USUAL : declared.drift().drift(),
            expectations,
            examples(declared, selects, file),
            file.text());
    if (datasets.put(dataset.id(), dataset) != null) {
      fault(file, Kind.DECLARATION_DUPLICATE, "/dataset", dataset.id());
    }
    filesOfDatasets.put(dataset.id(), file);
  }

  private List<Select> selects(DeclaredDataset declared, DeclarationFile file) {
    List<Select> selects = new ArrayList<>();
    for (String name : declared.select()) {
      select(name, declared.with(), file, "/select").ifPresent(selects::add);
    }
    return selects;
  }

  private Optional<Select> select(
      String name, Map<String, String> with, DeclarationFile file, String pointer) {
    Path path = file.beside(name);
    if (!Files.isRegularFile(path)) {
      fault(file, Kind.DECLARATION_FILE_MISSING, pointer, name);
      return Optional.empty();
    }
    String sql = read(path);
    Values.unsaid(sql, with.keySet())
        .forEach(value -> unknown(file, pointer, name + ": the value", value, with));
    return Optional.of(new Select(name, sql).with(with));
  }

  /** Those that name a file of SQL have what stands in it. */
  private List<Expectation> expectations(DeclaredDataset declared, DeclarationFile file) {
    List<Expectation> expectations = new ArrayList<>();
    for (Expectation expectation : declared.expectations()) {
      if (expectation instanceof Expectation.Query query) {
        select(query.select().file(), declared.with(), file, "/expectations/" + expectations.size())
            .ifPresent(read -> expectations.add(query.reading(read)));
      } else {
        expectations.add(expectation);
      }
    }
    return expectations;
  }

  private List<Dataset.Example> examples(
      DeclaredDataset declared, List<Select> selects, DeclarationFile file) {
    List<Dataset.Example> examples = new ArrayList<>();
    for (int i = 0; i < declared.examples().size(); i++) {
      DeclaredExample example = declared.examples().get(i);
      String wanted = requireNonNullElse(example.select(), selects.get(0).file());
      selects.stream()
          .filter(select -> select.file().equals(wanted))
          .findFirst()
          .ifPresentOrElse(
              select ->
                  examples.add(
                      new Dataset.Example(
                          example.says(), select, example.given(), example.expect())),
              () -> unknown(file, "/examples", "the select", wanted, declared.select()));
    }
    return examples;
  }

  // ------------------------------------------------------------------ references

  /** With every column that the names in its expectations stand for. */
  private Dataset withColumns(Dataset dataset) {
    return dataset.expecting(
        dataset.expectations().stream()
            .map(
                expectation ->
                    expectation.of(new ColumnNames(columns(dataset), others(expectation))))
            .toList());
  }

  private List<String> others(Expectation expectation) {
    if (!(expectation instanceof Expectation.Agrees agrees)) {
      return List.of();
    }
    @Nullable Source source = sources.get(agrees.other());
    @Nullable Dataset dataset = datasets.get(agrees.other());
    if (agrees.source() != null) {
      return source == null ? List.of() : source.columns().stream().map(Column::name).toList();
    }
    return dataset == null ? List.of() : columns(dataset);
  }

  private static List<String> columns(Dataset dataset) {
    return dataset.table().columns().stream().map(PublishedTable.Column::name).toList();
  }

  private void checkReferences(Dataset dataset, DeclarationFile file) {
    for (Select select : dataset.selects()) {
      select.sources().stream()
          .filter(id -> !sources.containsKey(id))
          .forEach(id -> unknown(file, "/select", select.file() + ": the source", id, sources));
      select.datasets().stream()
          .filter(id -> !datasets.containsKey(id))
          .forEach(id -> unknown(file, "/select", select.file() + ": the dataset", id, datasets));
    }
    Set<String> used = new HashSet<>();
    dataset
        .selects()
        .forEach(
            select -> {
              used.addAll(select.sources());
              used.addAll(select.datasets());
            });
    dataset.optional().stream()
        .filter(id -> !used.contains(id))
        .forEach(id -> unknown(file, "/optional", "the source or dataset", id, used));
    for (int i = 0; i < dataset.expectations().size(); i++) {
      checkExpectation(dataset, dataset.expectations().get(i), file, "/expectations/" + i);
    }
  }

  private void checkExpectation(
      Dataset dataset, Expectation expectation, DeclarationFile file, String pointer) {
    checkTableColumns(dataset.table(), expectation.mentions(), file, pointer);
    List<String> strangers =
        expectation.otherDatasets().stream().filter(id -> !datasets.containsKey(id)).toList();
    strangers.forEach(id -> unknown(file, pointer, "the dataset", id, datasets));
    if (!strangers.isEmpty()) {
      return;
    }
    if (expectation instanceof Expectation.References references) {
      Dataset other = requireNonNull(datasets.get(references.dataset()));
      checkTableColumns(other.table(), List.of(references.key()), file, pointer);
    } else if (expectation instanceof Expectation.Agrees agrees) {
      checkOther(agrees, file, pointer);
    }
  }

  private void checkOther(Expectation.Agrees agrees, DeclarationFile file, String pointer) {
    boolean isDataset = agrees.dataset() != null;
    Map<String, ?> known = isDataset ? datasets : sources;
    if (!known.containsKey(agrees.other())) {
      String what = isDataset ? "the dataset" : "the source";
      unknown(file, pointer, what, agrees.other(), known);
      return;
    }
    List<String> columns = others(agrees);
    Set<String> named = new LinkedHashSet<>(agrees.key().values());
    named.addAll(agrees.columns().values());
    named.stream()
        .filter(column -> !columns.contains(column))
        .forEach(column -> unknown(file, pointer, "the column", column, columns));
  }

  private void checkTableColumns(
      PublishedTable table, Collection<String> columns, DeclarationFile file, String pointer) {
    List<String> known = table.columns().stream().map(PublishedTable.Column::name).toList();
    columns.stream()
        .filter(column -> !known.contains(column))
        .forEach(column -> unknown(file, pointer, "the column", column, known));
  }

  private void checkCircles() {
    for (Dataset dataset : datasets.values()) {
      List<String> circle = circle(dataset.id(), dataset, new LinkedHashSet<>());
      if (!circle.isEmpty()) {
        fault(fileOf(dataset), Kind.DECLARATION_CYCLE, "/dataset", String.join(" -> ", circle));
        return;
      }
      dataset.follows().stream()
          .map(id -> requireNonNull(datasets.get(id)))
          .filter(between -> !between.isTogetherWith(dataset))
          .filter(between -> follows(between, dataset::isTogetherWith, new HashSet<>()))
          .forEach(
              between ->
                  fault(
                      fileOf(dataset),
                      Kind.DECLARATION_CYCLE,
                      "/together",
                      "%s follows %s, which follows what is published together with it"
                          .formatted(dataset.id(), between.id())));
    }
  }

  private boolean follows(Dataset dataset, Predicate<Dataset> wanted, Set<String> visited) {
    return dataset.follows().stream()
        .filter(visited::add)
        .map(id -> requireNonNull(datasets.get(id)))
        .anyMatch(below -> wanted.test(below) || follows(below, wanted, visited));
  }

  private List<String> circle(String start, Dataset dataset, Set<String> path) {
    path.add(dataset.id());
    for (String next : dataset.follows()) {
      if (next.equals(start)) {
        List<String> circle = new ArrayList<>(path);
        circle.add(start);
        return circle;
      }
      if (!path.contains(next)) {
        List<String> circle = circle(start, requireNonNull(datasets.get(next)), path);
        if (!circle.isEmpty()) {
          return circle;
        }
      }
    }
    path.remove(dataset.id());
    return List.of();
  }

  // ------------------------------------------------------------------ small things

  private DeclarationFile fileOf(Dataset dataset) {
    return requireNonNull(filesOfDatasets.get(dataset.id()));
  }

  private void fault(DeclarationFile file, Kind kind, String pointer, String found) {
    findings.add(file.fault(kind, pointer, found));
  }

  private void unknown(
      DeclarationFile file, String pointer, String what, String name, Map<String, ?> known) {
    unknown(file, pointer, what, name, known.keySet());
  }

  private void unknown(
      DeclarationFile file, String pointer, String what, String name, Collection<String> known) {
    findings.add(
        file.fault(Kind.DECLARATION_UNKNOWN_REFERENCE, pointer, what + " " + name)
            .expected(Nearest.first(name, known)));
  }

  private static List<String> names(List<PublishedTable> tables) {
    return tables.stream().map(PublishedTable::name).toList();
  }

  private static JsonSetter.Value emptyForAbsent() {
    return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
