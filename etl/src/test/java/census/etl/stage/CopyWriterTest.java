package census.etl.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.catalogue.Column;
import census.etl.catalogue.Column.Type;
import census.etl.catalogue.Source;
import census.model.schema.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

final class CopyWriterTest {

  private static final Source SOURCE =
      source(
          Column.of("t", "T", Type.TEXT),
          Column.of("i", "I", Type.INTEGER),
          Column.of("n", "N", Type.DECIMAL),
          Column.of("d", "D", Type.DATE),
          Column.of("b", "B", Type.BOOLEAN));

  private static TestDatabase database;

  private final JdbcClient jdbc = JdbcClient.create(database.owner());
  private final Staging staging = new Staging(jdbc, 7);
  private final CopyWriter writer = new CopyWriter(database.owner(), staging, SOURCE);

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @BeforeEach
  void createTable() {
    staging.create(List.of(SOURCE));
  }

  @AfterEach
  void dropTable() {
    staging.drop();
  }

  static Source source(Column... columns) {
    return new Source(
        "made_up",
        "",
        "",
        "",
        "",
        "",
        URI.create("https://example.org"),
        LocalDate.EPOCH,
        "",
        "",
        List.of(),
        List.of(columns),
        List.of(),
        null);
  }

  // ------------------------------------------------------------------ numbers

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.00",
        "0.00000",
        "1",
        "-1",
        "0.5",
        "-0.5",
        "1.50",
        "100.000",
        "9999",
        "10000",
        "-10000",
        "100000000",
        "123456789012",
        "0.1",
        "0.0001",
        "0.00001",
        "0.00010000",
        "10000.0001",
        "12345.6789",
        "1234.567",
        "0.00000000000000000001",
        "-0.00000000000000000001",
        "999999999999999999",
        "99999999999999999.9",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "1000000000000000000000000000000",
        "1234567890123456789012345678901234567890",
        "-12345678901234567890.12345678901234567890",
        "0.1234567890123456789012345678901234567890",
        "1000000000000000000000000000000.0000000000",
      })
  void aNumberKeepsItsDigitsAndItsScale(String number) throws SQLException {
    assertThat(numbersAfter(new BigDecimal(number))).containsExactly(number);
  }

  @Test
  void aNumberWithAnExponentIsWrittenOut() throws SQLException {
    assertThat(
            numbersAfter(new BigDecimal("1e-20"), new BigDecimal("1.5e3"), BigDecimal.TEN.pow(399)))
        .containsExactly("0.00000000000000000001", "1500", "1" + "0".repeat(399));
  }

  @Test
  void anyNumberComesBackAsItWent() throws SQLException {
    Random random = new Random(1);
    BigDecimal[] numbers =
        IntStream.range(0, 5_000)
            .mapToObj(i -> new BigDecimal(digits(random), random.nextInt(45)))
            .toArray(BigDecimal[]::new);

    assertThat(numbersAfter(numbers))
        .containsExactlyElementsOf(Stream.of(numbers).map(BigDecimal::toPlainString).toList());
  }

  /** Runs of zeros are likelier than chance would have them: they are where groups fall away. */
  private static BigInteger digits(Random random) {
    BigInteger digits = new BigInteger(random.nextInt(130), random);
    BigInteger shifted = digits.multiply(BigInteger.TEN.pow(random.nextInt(12)));
    return random.nextBoolean() ? shifted : shifted.negate();
  }

  private List<String> numbersAfter(BigDecimal... numbers) throws SQLException {
    write(
        IntStream.range(0, numbers.length)
            .mapToObj(i -> row(null, (long) i, numbers[i], null, null))
            .toArray(Object[][]::new));
    return jdbc.sql("select n::text from staged_7.made_up order by i").query(String.class).list();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 255, -256, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
  void aWholeNumberComesBackAsItWent(long number) throws SQLException {
    write(row(null, number, null, null, null));

    assertThat(jdbc.sql("select i from staged_7.made_up").query(Long.class).single())
        .isEqualTo(number);
  }

  // ------------------------------------------------------------------ the other types

  static Stream<String> texts() {
    return Stream.of(
        "a",
        "",
        "Llŷn ac Ynys Môn",
        "an emoji 🐉 of four bytes",
        "tab\t, quote \", line\r\nend, back\\slash, \\N, \\.",
        "é".repeat(300_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextComesBackAsItWent(String text) throws SQLException {
    write(row(text, null, null, null, null));

    assertThat(jdbc.sql("select t from staged_7.made_up").query(String.class).single())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01",
        "1752-09-14",
        "1999-12-31",
        "2000-01-01",
        "2024-02-29",
        "9999-12-31"
      })
  void aDateComesBackAsItWent(LocalDate date) throws SQLException {
    write(row(null, null, null, date, null));

    assertThat(jdbc.sql("select d::text from staged_7.made_up").query(String.class).single())
        .isEqualTo(date.toString());
  }

  @Test
  void trueFalseAndNothingAreThreeThings() throws SQLException {
    write(
        row("1", null, null, null, true),
        row("2", null, null, null, false),
        row("3", null, null, null, null));

    assertThat(
            jdbc.sql("select t || coalesce(b::text, '-') from staged_7.made_up order by t")
                .query(String.class)
                .list())
        .containsExactly("1true", "2false", "3-");
  }

  @Test
  void nothingIsNullInEveryType() throws SQLException {
    write(row(null, null, null, null, null));

    assertThat(
            jdbc.sql("select num_nulls(t, i, n, d, b) from staged_7.made_up")
                .query(Integer.class)
                .single())
        .isEqualTo(5);
  }

  // ------------------------------------------------------------------ the chunk

  @Test
  void aChunkIsAllOfItsBlocks() throws SQLException {
    List<RowBlock> blocks = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      blocks.add(block(row("row", (long) i, null, null, null)));
    }

    writer.write(new Chunk<>(blocks));

    assertThat(jdbc.sql("select i from staged_7.made_up order by i").query(Long.class).list())
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(Long::valueOf).toList());
  }

  @Test
  void aChunkIsUndoneWithItsTransaction() {
    DataSource owner = database.owner();
    var transactions = new TransactionTemplate(new JdbcTransactionManager(owner));
    var inTransaction = new CopyWriter(owner, staging, SOURCE);

    transactions.executeWithoutResult(
        status -> {
          try {
            inTransaction.write(Chunk.of(block(row("a", 1L, null, null, null))));
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          status.setRollbackOnly();
        });

    assertThat(count()).isZero();
  }

  @Test
  void whatTheServerRefusesLeavesNothingBehind() {
    RowBlock good = block(row("a", 1L, null, null, null));
    RowBlock bad = block(row("no \0 in a text", 2L, null, null, null));

    assertThatThrownBy(() -> writer.write(Chunk.of(good, bad)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("0x00");
    assertThat(count()).isZero();
  }

  private long count() {
    return jdbc.sql("select count(*) from staged_7.made_up").query(Long.class).single();
  }

  private static Object[] row(Object... values) {
    return values;
  }

  private void write(Object[]... rows) throws SQLException {
    writer.write(Chunk.of(block(rows)));
  }

  private static RowBlock block(Object[]... rows) {
    BinaryRows binary = new BinaryRows(SOURCE.columns(), 1);
    Stream.of(rows).forEach(binary::add);
    RowBlock block = binary.take();
    assertThat(block.rows()).isEqualTo(rows.length);
    return block;
  }
}
