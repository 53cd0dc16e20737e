package census.etl.acquire;

import census.etl.catalogue.Format;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/** Makes plain files of packed ones, once: what was unpacked before is in the cache. */
final class Unpacking {

  private final Cache cache;

  Unpacking(Cache cache) {
    this.cache = cache;
  }

  Plain plain(Packed packed, SourceFile declared) {
    try {
      if (declared.layout().format() == Format.SHAPEFILE) {
        return Bundle.isZipped(packed)
            ? bundledFromZip(packed, declared)
            : bundled(packed, declared);
      }
      return switch (packing(packed, declared)) {
        case PLAIN -> asItIs(packed);
        case ZIP -> member(packed, declared);
        case GZIP -> unzipped(packed, declared);
      };
    } catch (IOException e) {
      throw new Fault(Kind.FILE_UNREADABLE.at(packed.place()).found(Trouble.in(e)), e);
    }
  }

  private static Packing packing(Packed packed, SourceFile declared) throws IOException {
    return Packing.of(packed.path(), packed.name(), packed.label(), declared.layout().format());
  }

  private Plain asItIs(Packed packed) throws IOException {
    Content known = packed.content();
    Content content = known != null ? known : contentOf(packed);
    return new Plain(packed.path(), packed.name(), packed.label(), content);
  }

  private Content contentOf(Packed packed) throws IOException {
    Content known = Content.from(cache.recall(packed.identity()));
    if (known != null) {
      return known;
    }
    Content content = Content.of(packed.path());
    if (packed.settled()) {
      try (Claim claim = cache.claim(packed.identity())) {
        remember(claim, content);
      }
    }
    return content;
  }

  private Plain member(Packed packed, SourceFile declared) {
    try (Zip zip = Zip.open(packed.path(), packed.label())) {
      ZipArchiveEntry entry = zip.wanted(declared);
      String member = "!/" + Zip.slashed(entry.getName());
      Content content =
          unpackedOnce(packed, member, to -> expand(zip, entry, packed, declared, to), declared);
      return new Plain(
          cache.file(content), packed.name() + member, packed.label() + member, content);
    }
  }

  private Plain bundledFromZip(Packed packed, SourceFile declared) {
    try (Zip zip = Zip.open(packed.path(), packed.label())) {
      ZipArchiveEntry shapes = zip.wanted(declared);
      String member = "!/" + Zip.slashed(shapes.getName());
      Content content =
          unpackedOnce(
              packed,
              member,
              to ->
                  Bundle.write(
                      zip.beside(shapes).stream()
                          .map(
                              entry ->
                                  Bundle.Part.of(
                                      Zip.slashed(entry.getName()),
                                      out -> expand(zip, entry, packed, declared, out)))
                          .toList(),
                      to),
              declared);
      return new Plain(
          cache.file(content), packed.name() + member, packed.label() + member, content);
    }
  }

  private Plain bundled(Packed packed, SourceFile declared) throws IOException {
    List<Packed> parts = Bundle.beside(packed);
    Content content =
        unpackedOnce(
            Bundle.of(packed, parts),
            packed.name(),
            to ->
                Bundle.write(
                    parts.stream()
                        .map(part -> Bundle.Part.of(part.name(), out -> copy(part, declared, out)))
                        .toList(),
                    to),
            declared);
    return new Plain(cache.file(content), packed.name(), packed.label(), content);
  }

  private Plain unzipped(Packed packed, SourceFile declared) {
    String inner = withoutEnding(packed.name());
    Content content = unpackedOnce(packed, inner, to -> expand(packed, declared, to), declared);
    return new Plain(cache.file(content), packed.name(), packed.label(), content);
  }

  private Content unpackedOnce(
      Packed packed, String inner, Function<Path, Content> expand, SourceFile declared) {
    String subject = packed.identity() + ' ' + inner;
    Content known = unpackedBefore(subject);
    if (known != null) {
      return known;
    }
    try (Claim claim = cache.claim(subject)) {
      Content meanwhile = unpackedBefore(subject);
      return meanwhile != null ? meanwhile : unpack(packed, inner, expand, declared, claim);
    }
  }

  private @Nullable Content unpackedBefore(String subject) {
    Content content = Content.from(cache.recall(subject));
    return content != null && cache.holds(content) ? content : null;
  }

  private Content unpack(
      Packed packed,
      String inner,
      Function<Path, Content> expand,
      SourceFile declared,
      Claim claim) {
    Path temporary = claim.temporary();
    Content content = expand.apply(temporary);
    refuseNested(temporary, packed, inner, declared);
    cache.adopt(temporary, content);
    if (packed.settled()) {
      remember(claim, content);
    }
    return content;
  }

  private static void copy(Packed part, SourceFile declared, OutputStream to) throws IOException {
    try (InputStream in = Files.newInputStream(part.path())) {
      new Expansion(part.place(), Files.size(part.path()), declared.maxBytes()).write(in, to);
    }
  }

  private static Content expand(
      Zip zip, ZipArchiveEntry entry, Packed packed, SourceFile declared, Path to) {
    try (OutputStream out = Files.newOutputStream(to)) {
      return expand(zip, entry, packed, declared, out);
    } catch (IOException e) {
      throw Cache.unusable(to, e);
    }
  }

  private static Content expand(
      Zip zip, ZipArchiveEntry entry, Packed packed, SourceFile declared, OutputStream to) {
    Expansion expansion =
        new Expansion(packed.place(), entry.getCompressedSize(), declared.maxBytes());
    try (CheckedInputStream in = new CheckedInputStream(zip.open(entry), new CRC32())) {
      Content content = expansion.write(in, to);
      refuseDamaged(content, in.getChecksum().getValue(), entry, packed);
      return content;
    } catch (IOException e) {
      throw new Fault(Kind.FILE_UNREADABLE.at(packed.place()).found(Trouble.in(e)), e);
    }
  }

  /** The library hands on what it unpacks without holding it against the zip's own checksum. */
  private static void refuseDamaged(
      Content content, long crc, ZipArchiveEntry entry, Packed packed) {
    if (content.bytes() < entry.getSize()) {
      throw new Fault(
          Kind.SOURCE_TRUNCATED
              .at(packed.place())
              .found("%d bytes of %s".formatted(content.bytes(), entry.getName()))
              .expected(entry.getSize() + " bytes"));
    }
    if (content.bytes() != entry.getSize() || crc != entry.getCrc()) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(packed.place())
              .found("damage in the archive: %s fails its checksum".formatted(entry.getName())));
    }
  }

  private static Content expand(Packed packed, SourceFile declared, Path to) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed.path()), 1 << 16)) {
      return new Expansion(packed.place(), Files.size(packed.path()), declared.maxBytes())
          .write(in, to);
    } catch (EOFException e) {
      throw new Fault(
          Kind.SOURCE_TRUNCATED.at(packed.place()).found("a gzip that ends within its header"), e);
    } catch (IOException e) {
      throw new Fault(
          Kind.FILE_UNREADABLE.at(packed.place()).found("damage in the archive: " + Trouble.in(e)),
          e);
    }
  }

  private static void refuseNested(
      Path unpacked, Packed packed, String inner, SourceFile declared) {
    try {
      Packing packing = Packing.of(unpacked, inner, packed.label(), declared.layout().format());
      if (packing != Packing.PLAIN) {
        throw new Fault(
            Kind.SOURCE_UNSAFE_ARCHIVE
                .at(packed.place())
                .found("an archive within the archive: " + inner.replace("!/", "")));
      }
    } catch (IOException e) {
      throw Cache.unusable(unpacked, e);
    }
  }

  private static void remember(Claim claim, Content content) {
    Map<String, String> entries = new HashMap<>();
    content.into(entries);
    claim.remember(entries);
  }

  private static String withoutEnding(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}
