package census.api.boundary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes messages of Protocol Buffers, as far as vector tiles are made of them. */
final class Protobuf {

  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private byte[] bytes = new byte[256];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] finished() {
    return Arrays.copyOf(bytes, size);
  }

  Protobuf number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
    return this;
  }

  Protobuf text(int field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return bytes(field, utf8, utf8.length);
  }

  Protobuf message(int field, Protobuf message) {
    return bytes(field, message.bytes, message.size);
  }

  /** Fields that another has written. */
  Protobuf raw(Protobuf fields) {
    ensure(fields.size);
    System.arraycopy(fields.bytes, 0, bytes, size, fields.size);
    size += fields.size;
    return this;
  }

  private Protobuf bytes(int field, byte[] value, int length) {
    varint(((long) field << 3) | BYTES);
    varint(length);
    ensure(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
    return this;
  }

  /** A number without its field, as lists of them are packed. */
  Protobuf varint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Small whether above or below 0. */
  void zigzag(int value) {
    varint(((value << 1) ^ (value >> 31)) & 0xFFFFFFFFL);
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
