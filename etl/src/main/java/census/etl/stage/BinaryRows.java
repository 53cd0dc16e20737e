package census.etl.stage;

import census.etl.catalogue.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as PostgreSQL's binary COPY takes them.
 *
 * <p>Written by hand because a library that writes cell by cell through a stream takes several
 * times as long: hundreds of millions of cells pass through here.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary Format</a>
 */
final class BinaryRows {

  /** Signature, no flags, no extension. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** Instead of the number of fields of another row. */
  private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

  private static final int NULL = -1;
  private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

  /** A numeric is written in groups of four decimal digits. */
  private static final int BASE = 10_000;

  private static final int[] TENS = {1, 10, 100, 1_000};
  private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
  private static final int POSITIVE = 0;
  private static final int NEGATIVE = 0x4000;

  /** So many digits fit a long whatever they are. */
  private static final int SURE_TO_FIT = 18;

  private final Column.Type[] types;
  private byte[] bytes;
  private int size;
  private int rows;

  /** The groups of a number, the lowest first. */
  private short[] groups = new short[16];

  private int groupCount;

  BinaryRows(List<Column> columns, int capacity) {
    this.types = columns.stream().map(Column::type).toArray(Column.Type[]::new);
    this.bytes = new byte[capacity];
  }

  static byte[] header() {
    return HEADER.clone();
  }

  static byte[] trailer() {
    return TRAILER.clone();
  }

  int size() {
    return size;
  }

  /** Hands over what was added, and begins again. */
  RowBlock take() {
    RowBlock block = new RowBlock(rows, Arrays.copyOf(bytes, size));
    size = 0;
    rows = 0;
    return block;
  }

  void add(@Nullable Object[] values) {
    ensure(2);
    putShort(types.length);
    for (int i = 0; i < types.length; i++) {
      Object value = values[i];
      if (value == null) {
        ensure(4);
        putInt(NULL);
      } else {
        add(types[i], value);
      }
    }
    rows++;
  }

  private void add(Column.Type type, Object value) {
    switch (type) {
      case TEXT -> text((String) value);
      case INTEGER, ROW -> integer((Long) value);
      case DECIMAL -> decimal((BigDecimal) value);
      case DATE -> date((LocalDate) value);
      case BOOLEAN -> truth((Boolean) value);
      case GEOMETRY -> binary((byte[]) value);
    }
  }

  // ------------------------------------------------------------------ by type

  private void text(String value) {
    int length = value.length();
    ensure(4 + length);
    int start = size + 4;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        notAscii(value);
        return;
      }
      bytes[start + i] = (byte) c;
    }
    putInt(length);
    size += length;
  }

  private void notAscii(String value) {
    binary(value.getBytes(StandardCharsets.UTF_8));
  }

  private void binary(byte[] value) {
    ensure(4 + value.length);
    putInt(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void integer(long value) {
    ensure(12);
    putInt(8);
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  private void date(LocalDate value) {
    ensure(8);
    putInt(4);
    putInt(Math.toIntExact(value.toEpochDay() - EPOCH));
  }

  private void truth(boolean value) {
    ensure(5);
    putInt(1);
    bytes[size++] = (byte) (value ? 1 : 0);
  }

  /** The scale is kept: 1.50 stays 1.50. */
  private void decimal(BigDecimal value) {
    BigDecimal number = value.scale() < 0 ? value.setScale(0) : value;
    int scale = number.scale();
    if (number.precision() <= SURE_TO_FIT) {
      group(Math.abs(number.scaleByPowerOfTen(scale).longValue()), scale);
    } else {
      group(number.unscaledValue().abs(), scale);
    }
    int fraction = (scale + 3) / 4;
    int lowest = 0;
    while (lowest < groupCount && groups[lowest] == 0) {
      lowest++;
    }
    int written = groupCount - lowest;
    ensure(12 + 2 * written);
    putInt(8 + 2 * written);
    putShort(written);
    putShort(written == 0 ? 0 : groupCount - fraction - 1);
    putShort(number.signum() < 0 ? NEGATIVE : POSITIVE);
    putShort(scale);
    for (int i = groupCount - 1; i >= lowest; i--) {
      putShort(groups[i]);
    }
  }

  /** Groups are counted from the decimal point, so the last one may have to be filled up. */
  private void group(long digits, int scale) {
    groupCount = 0;
    int rest = scale % 4;
    long left = digits;
    if (rest > 0) {
      addGroup((int) (left % TENS[rest]) * TENS[4 - rest]);
      left /= TENS[rest];
    }
    while (left > 0) {
      addGroup((int) (left % BASE));
      left /= BASE;
    }
    dropLeadingZeros();
  }

  private void group(BigInteger digits, int scale) {
    groupCount = 0;
    int fill = (4 - scale % 4) % 4;
    BigInteger left = digits.multiply(BigInteger.valueOf(TENS[fill]));
    while (left.signum() > 0) {
      BigInteger[] divided = left.divideAndRemainder(BIG_BASE);
      addGroup(divided[1].intValue());
      left = divided[0];
    }
  }

  private void addGroup(int group) {
    if (groupCount == groups.length) {
      groups = Arrays.copyOf(groups, 2 * groupCount);
    }
    groups[groupCount++] = (short) group;
  }

  private void dropLeadingZeros() {
    while (groupCount > 0 && groups[groupCount - 1] == 0) {
      groupCount--;
    }
  }

  // ------------------------------------------------------------------ bytes

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  private void putShort(int value) {
    bytes[size] = (byte) (value >> 8);
    bytes[size + 1] = (byte) value;
    size += 2;
  }

  private void putInt(int value) {
    bytes[size] = (byte) (value >> 24);
    bytes[size + 1] = (byte) (value >> 16);
    bytes[size + 2] = (byte) (value >> 8);
    bytes[size + 3] = (byte) value;
    size += 4;
  }
}
