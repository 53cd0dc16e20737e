package census.etl.sample;

import census.etl.acquire.FixedZip;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An OpenDocument spreadsheet: a zip that begins with its type and holds its cells as XML. */
final class OdsSheet implements SheetWriter {

  private static final int MOST_ROWS = 1_048_576;
  private static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";
  private static final String NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0";
  private static final String MANIFEST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
        <manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="%s"/>
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      </manifest:manifest>
      """
          .formatted(TYPE);

  private final FixedZip zip;
  private final XMLStreamWriter xml;
  private int rows;

  OdsSheet(Path file, @Nullable String name) throws IOException {
    this.zip = new FixedZip(file);
    try {
      zip.store("mimetype", TYPE.getBytes(StandardCharsets.US_ASCII));
      try (OutputStream manifest = zip.begin("META-INF/manifest.xml")) {
        manifest.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
      }
      this.xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(zip.begin("content.xml"), StandardCharsets.UTF_8.name());
      begin();
      if (name != null) {
        beginTable(NOTES);
        writeRow(NOTE);
        xml.writeEndElement();
      }
      beginTable(name == null ? ONLY_SHEET : name);
    } catch (XMLStreamException e) {
      zip.close();
      throw new IOException(e);
    }
  }

  private void begin() throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("office:document-content");
    for (String prefix : new String[] {"office", "table", "text"}) {
      xml.writeAttribute("xmlns:" + prefix, NAMESPACE.formatted(prefix));
    }
    xml.writeAttribute("office:version", "1.2");
    xml.writeStartElement("office:body");
    xml.writeStartElement("office:spreadsheet");
  }

  private void beginTable(String name) throws XMLStreamException {
    xml.writeStartElement("table:table");
    xml.writeAttribute("table:name", name);
    xml.writeEmptyElement("table:table-column");
  }

  @Override
  public void begin(String name) throws IOException {
    try {
      xml.writeEndElement();
      beginTable(name);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    rows = 0;
  }

  @Override
  public void write(@Nullable Object[] cells) throws IOException {
    rows = SheetWriter.count(rows, MOST_ROWS);
    try {
      writeRow(cells);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void writeRow(@Nullable Object... cells) throws XMLStreamException {
    xml.writeStartElement("table:table-row");
    for (Object value : cells) {
      if (value == null) {
        xml.writeEmptyElement("table:table-cell");
      } else {
        writeCell(value);
      }
    }
    xml.writeEndElement();
  }

  private void writeCell(Object value) throws XMLStreamException {
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    xml.writeStartElement("table:table-cell");
    if (value instanceof BigDecimal) {
      writeType("float", "office:value", text);
    } else if (value instanceof LocalDate) {
      writeType("date", "office:date-value", text);
    } else if (value instanceof Boolean) {
      writeType("boolean", "office:boolean-value", text);
    } else {
      xml.writeAttribute("office:value-type", "string");
    }
    xml.writeStartElement("text:p");
    xml.writeCharacters(text);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void writeType(String type, String attribute, String value) throws XMLStreamException {
    xml.writeAttribute("office:value-type", type);
    xml.writeAttribute(attribute, value);
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
