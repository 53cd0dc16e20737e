package census.etl.acquire;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declarations as these tests need them. */
final class Declared {

  static final long MEGABYTE = 1 << 20;

  private Declared() {}

  static Source source(SourceFile... files) {
    return new Source(
        "ranks",
        "Ranks of areas",
        "Examples of 2025",
        "Office for Examples",
        "OGL 3.0",
        "Contains fictional data",
        URI.create("https://example.org/ranks"),
        LocalDate.of(2025, 1, 1),
        "yearly",
        "the number of rows",
        List.of(files),
        List.of(),
        List.of(),
        null);
  }

  static SourceFile csv(String... names) {
    return file(Format.CSV, List.of(names), null, null, null, MEGABYTE);
  }

  static SourceFile xlsx(String... names) {
    return file(Format.XLSX, List.of(names), null, null, null, MEGABYTE);
  }

  static SourceFile at(SourceFile file, URI address) {
    return file(
        file.layout().format(),
        file.names(),
        address,
        file.sha256(),
        file.member(),
        file.maxBytes());
  }

  static SourceFile pinned(SourceFile file, String sha256) {
    return file(
        file.layout().format(),
        file.names(),
        file.address(),
        sha256,
        file.member(),
        file.maxBytes());
  }

  static SourceFile member(SourceFile file, String member) {
    return file(
        file.layout().format(),
        file.names(),
        file.address(),
        file.sha256(),
        member,
        file.maxBytes());
  }

  static SourceFile atMost(SourceFile file, long maxBytes) {
    return file(
        file.layout().format(),
        file.names(),
        file.address(),
        file.sha256(),
        file.member(),
        maxBytes);
  }

  private static SourceFile file(
      Format format,
      List<String> names,
      @Nullable URI address,
      @Nullable String sha256,
      @Nullable String member,
      long maxBytes) {
    return new SourceFile(
        names, address, address != null, sha256, member, null, maxBytes, Layout.of(format));
  }
}
