package census.etl.acquire;

import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds source files in a folder that a person has filled, by the names that declarations list.
 *
 * <p>One instance sees the folder as it was when first asked.
 */
public final class FolderAcquirer implements Acquirer {

  private static final Duration UNPACKING_ELSEWHERE = Duration.ofHours(1);

  private final Path folder;
  private final Listing listing;
  private final Unpacking unpacking;

  public FolderAcquirer(Path folder, Path cache) {
    this.folder = folder;
    this.listing = new Listing(folder);
    this.unpacking = new Unpacking(new Cache(cache, UNPACKING_ELSEWHERE));
  }

  @Override
  public Acquired acquire(Source source) {
    Chosen chosen = choose(source);
    Acceptance.check(chosen.plain(), chosen.declared());
    return acquired(chosen);
  }

  @Override
  public Standing standing(Source source, String sha256) {
    try {
      String now = choose(source).plain().content().sha256();
      return now.equals(sha256)
          ? Standing.same("the folder holds the same file")
          : Standing.movedOn("the folder holds another file, with SHA-256 " + now);
    } catch (Fault e) {
      return Standing.cannotSay(
          e.findings().stream().map(Finding::message).collect(Collectors.joining(" ")));
    }
  }

  private Chosen choose(Source source) {
    for (SourceFile declared : source.files()) {
      List<Path> answering = listing.answering(declared);
      if (!answering.isEmpty()) {
        return only(source, chosenBy(declared, answering));
      }
    }
    throw notFound(source);
  }

  private List<Chosen> chosenBy(SourceFile declared, List<Path> answering) {
    List<Chosen> chosen = new ArrayList<>();
    for (Path path : answering) {
      chosen.add(new Chosen(declared, path, plain(path, declared)));
    }
    return chosen;
  }

  private Plain plain(Path path, SourceFile declared) {
    String label = listing.relative(path);
    try {
      return unpacking.plain(Packed.inFolder(path, path.getFileName().toString(), label), declared);
    } catch (IOException e) {
      throw unreadable(label, e);
    }
  }

  /** A pin says which of several is meant; without one, all must hold the same. */
  private static Chosen only(Source source, List<Chosen> found) {
    List<Chosen> fitting = found.stream().filter(Chosen::fitsPin).toList();
    List<Chosen> candidates = fitting.isEmpty() ? found : fitting;
    if (candidates.stream().map(Chosen::content).distinct().count() > 1) {
      throw ambiguous(source, candidates);
    }
    return candidates.get(0);
  }

  private static Fault ambiguous(Source source, List<Chosen> found) {
    String all =
        found.stream()
            .map(chosen -> "%s (%s)".formatted(chosen.plain().label(), chosen.content()))
            .collect(Collectors.joining(" and "));
    return new Fault(Kind.SOURCE_AMBIGUOUS.at(Place.file(source.id())).found(all));
  }

  private Fault notFound(Source source) {
    String names =
        source.files().stream().map(FolderAcquirer::names).collect(Collectors.joining(" or "));
    return new Fault(
        Kind.SOURCE_NOT_FOUND
            .at(Place.file(source.id()))
            .found("none under " + folder + andUnreadableZips())
            .expected(names));
  }

  private static String names(SourceFile declared) {
    String names = String.join(" or ", declared.names());
    return declared.member() == null ? names : names + " with the member " + declared.member();
  }

  private String andUnreadableZips() {
    List<Path> zips = listing.unreadableZips();
    return zips.isEmpty()
        ? ""
        : ", where these zips could not be looked into: "
            + zips.stream().map(listing::relative).collect(Collectors.joining(", "));
  }

  private Acquired acquired(Chosen chosen) {
    Plain plain = chosen.plain();
    String label = listing.relative(chosen.path());
    try {
      return new Acquired(
          chosen.declared(),
          plain.path(),
          plain.name(),
          label,
          plain.content().sha256(),
          plain.content().bytes(),
          Files.getLastModifiedTime(chosen.path()).toInstant());
    } catch (IOException e) {
      throw unreadable(label, e);
    }
  }

  private static Fault unreadable(String label, IOException e) {
    return new Fault(Kind.FILE_UNREADABLE.at(Place.file(label)).found(Trouble.in(e)), e);
  }

  private record Chosen(SourceFile declared, Path path, Plain plain) {

    Content content() {
      return plain.content();
    }

    boolean fitsPin() {
      return Acceptance.fitsPin(content(), declared);
    }
  }
}
