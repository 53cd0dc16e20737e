package census.etl.acquire;

import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;

/** What is asked of every file, wherever it came from, before it is handed on. */
final class Acceptance {

  private Acceptance() {}

  static void check(Plain plain, SourceFile declared) {
    Place place = Place.file(plain.label());
    refuseEmpty(plain, place);
    refuseTooLarge(plain, declared, place);
    refuseWebPage(plain, place);
    refuseAnother(plain, declared, place);
  }

  /** Whether the file is the pinned one, or none is pinned. */
  static boolean fitsPin(Content content, SourceFile declared) {
    String pin = declared.sha256();
    return pin == null || pin.equalsIgnoreCase(content.sha256());
  }

  private static void refuseEmpty(Plain plain, Place place) {
    if (plain.content().bytes() == 0) {
      throw new Fault(Kind.SOURCE_TRUNCATED.at(place).found("a file without a single byte"));
    }
  }

  private static void refuseTooLarge(Plain plain, SourceFile declared, Place place) {
    if (plain.content().bytes() > declared.maxBytes()) {
      throw new Fault(
          Kind.SOURCE_TOO_LARGE
              .at(place)
              .found(plain.content().bytes() + " bytes")
              .expected("at most " + declared.maxBytes()));
    }
  }

  private static void refuseWebPage(Plain plain, Place place) {
    try {
      WebPage.startingWith(Opening.of(plain.path()).bytes())
          .ifPresent(
              page -> {
                throw new Fault(page.at(place));
              });
    } catch (IOException e) {
      throw new Fault(Kind.FILE_UNREADABLE.at(place).found(Trouble.in(e)), e);
    }
  }

  private static void refuseAnother(Plain plain, SourceFile declared, Place place) {
    if (!fitsPin(plain.content(), declared)) {
      throw new Fault(
          Kind.SOURCE_CHECKSUM_DIFFERS
              .at(place)
              .found("SHA-256 " + plain.content().sha256())
              .expected("SHA-256 " + declared.sha256()));
    }
  }
}
