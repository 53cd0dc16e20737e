package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The zip that an XLSX or ODS workbook is, taken for hostile until it has shown otherwise: none of
 * its members may declare a document type, nor swell beyond bounds, nor differ from its checksum.
 */
final class WorkbookZip implements Closeable {

  /**
   * How far the members may swell. What the zip says of their sizes is not believed: the bytes are
   * counted.
   *
   * @param total bytes of all members together
   * @param ratio bytes for each byte in the zip, for a member of more than {@code ratioFrom}; a
   *     publisher's sheet has been seen to swell fifty times, and a bomb does a thousand
   */
  record Bounds(long total, long ratio, long ratioFrom) {
    static final Bounds SAFE = new Bounds(1L << 30, 200, 16L << 20);
  }

  private static final int MOST_MEMBERS = 10_000;

  /** Expands no entity and reads nothing from outside; a document type is still reported. */
  private static final XMLInputFactory XML = xml();

  private final ZipFile zip;
  private final Place place;
  private final Bounds bounds;
  private long total;

  private WorkbookZip(ZipFile zip, Place place, Bounds bounds) {
    this.zip = zip;
    this.place = place;
    this.bounds = bounds;
  }

  private static XMLInputFactory xml() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  static WorkbookZip open(Path file, Place place, Bounds bounds) {
    WorkbookZip workbook;
    try {
      workbook = new WorkbookZip(ZipFile.builder().setPath(file).get(), place, bounds);
    } catch (IOException e) {
      throw new Fault(
          Kind.SOURCE_TRUNCATED
              .at(place)
              .found("a zip without its directory, which stands at the end")
              .expected("a whole workbook"),
          e);
    }
    try {
      workbook.checkBeginnings();
      return workbook;
    } catch (RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  /** Before anything is read in earnest, so that a trap is found wherever it lies. */
  private void checkBeginnings() {
    List<ZipArchiveEntry> members = Collections.list(zip.getEntries());
    if (members.size() > MOST_MEMBERS) {
      throw unsafeArchive(members.size() + " members", "at most " + MOST_MEMBERS);
    }
    for (ZipArchiveEntry member : members) {
      checkBeginning(member);
    }
    total = 0;
  }

  private void checkBeginning(ZipArchiveEntry member) {
    try (InputStream in = stream(member)) {
      XMLStreamReader reader = XML.createXMLStreamReader(in);
      while (reader.hasNext() && reader.next() != XMLStreamConstants.START_ELEMENT) {
        refuseDocumentType(reader, member.getName());
      }
    } catch (XMLStreamException notXml) {
      // A picture, say. Should it be read as XML all the same, the same parser fails again there.
      refuseDocumentTypeThatBroke(member, notXml);
    } catch (IOException e) {
      throw damaged(member.getName(), e);
    }
  }

  private void refuseDocumentType(XMLStreamReader reader, String member) {
    if (reader.getEventType() == XMLStreamConstants.DTD) {
      throw documentType(member);
    }
  }

  /** The parser may stumble inside of the declaration, before it reports that there is one. */
  private void refuseDocumentTypeThatBroke(ZipArchiveEntry member, XMLStreamException notXml) {
    if (String.valueOf(notXml.getMessage()).contains("DOCTYPE")
        || String.valueOf(notXml.getMessage()).contains("DTD")) {
      throw documentType(member.getName());
    }
  }

  private Fault documentType(String member) {
    return new Fault(
        Kind.FILE_UNSAFE
            .at(place)
            .found("a document type in " + CellText.shown(member))
            .expected("plain XML"));
  }

  /** Reads all members to their ends, for a library that is going to read them without bounds. */
  void checkThroughout() {
    for (ZipArchiveEntry member : Collections.list(zip.getEntries())) {
      try (InputStream in = stream(member)) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw damaged(member.getName(), e);
      }
    }
  }

  boolean has(String member) {
    return zip.getEntry(member) != null;
  }

  /** A member's bytes, counted as they are read. */
  InputStream member(String name) {
    ZipArchiveEntry member = zip.getEntry(name);
    if (member == null) {
      throw unreadable("no member " + CellText.shown(name));
    }
    try {
      return stream(member);
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  XMLStreamReader read(InputStream member) throws XMLStreamException {
    return XML.createXMLStreamReader(member);
  }

  private InputStream stream(ZipArchiveEntry member) throws IOException {
    if (!zip.canReadEntryData(member)) {
      throw unreadable("member " + CellText.shown(member.getName()) + ", which is locked");
    }
    return new Counted(zip.getInputStream(member), member);
  }

  Fault damaged(String member, Exception cause) {
    boolean cutOff = cause instanceof EOFException;
    return new Fault(
        (cutOff ? Kind.SOURCE_TRUNCATED : Kind.FILE_UNREADABLE)
            .at(place)
            .found("member " + CellText.shown(member) + " damaged (" + cause.getMessage() + ")")
            .expected("a whole workbook"),
        cause);
  }

  private Fault unreadable(String found) {
    return new Fault(Kind.FILE_UNREADABLE.at(place).found(found).expected("a whole workbook"));
  }

  private Fault unsafeArchive(String found, String expected) {
    return new Fault(Kind.SOURCE_UNSAFE_ARCHIVE.at(place).found(found).expected(expected));
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws a fault instead of swelling further, and at the end if the checksum is another. */
  private final class Counted extends FilterInputStream {

    private final ZipArchiveEntry member;
    private final CRC32 checksum = new CRC32();
    private long bytes;

    Counted(InputStream in, ZipArchiveEntry member) {
      super(in);
      this.member = member;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0) {
        checkChecksum();
      } else {
        checksum.update(buffer, offset, count);
        bytes += count;
        total += count;
        checkSize();
      }
      return count;
    }

    private void checkSize() {
      if (total > bounds.total()) {
        throw swelling("at most " + bounds.total() + " bytes in all");
      }
      if (bytes > bounds.ratioFrom() && bytes / bounds.ratio() > member.getCompressedSize()) {
        throw swelling("at most " + bounds.ratio() + " bytes for each in the zip");
      }
    }

    private Fault swelling(String expected) {
      return unsafeArchive(
          "member " + CellText.shown(member.getName()) + " swelling without end", expected);
    }

    private void checkChecksum() throws IOException {
      if (checksum.getValue() != member.getCrc()) {
        throw new IOException("its checksum differs");
      }
    }

    @Override
    public long skip(long count) throws IOException {
      return Math.max(0, read(new byte[(int) Math.min(count, 1 << 13)]));
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
