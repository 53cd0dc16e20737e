package census.etl.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-0|0",
        "7|7",
        "+7|7",
        "-32844|-32844",
        "29199.00|29199",
        "1,954|1954",
        "-1,234,567|-1234567",
        "1,954.0|1954",
        "000123|123",
        "9223372036854775807|9223372036854775807",
        "-9223372036854775808|-9223372036854775808",
        "100000000000000000000.0|",
      })
  void wholeNumbersAsPublishersWriteThem(String text, Long value) {
    assertThat(Numbers.whole(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.5",
        "19,54",
        "1954,000",
        "1,95",
        ",954",
        "1,,954",
        "1.954,00",
        "9223372036854775808",
        "1E5",
        "-",
        "+",
        "",
        "*",
        "0x1F",
        "1 954",
        "١٢",
        "--1",
        "1-",
        "NaN"
      })
  void whatIsNoWholeNumber(String text) {
    assertThat(Numbers.whole(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8.300|8.3",
        "100|100",
        "1E2|100",
        "7.1E-2|0.071",
        ".5|0.5",
        "5.|5",
        "-0.0|0",
        "1,234.50|1234.5",
        "0.12345678901234567890123|0.12345678901234567890123",
        "1e+3|1000"
      })
  void decimalsLoseTrailingZerosAndNothingElse(String text, String value) {
    assertThat(Numbers.decimal(text)).isEqualTo(new BigDecimal(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E999999999",
        "1E",
        "E5",
        "1E5E5",
        "1.2.3",
        ".",
        "-.",
        "١٫٥",
        "#N/A",
        "5%",
        "1,23.4",
        "1.2,345"
      })
  void whatIsNoDecimal(String text) {
    assertThat(Numbers.decimal(text)).isNull();
  }

  @Test
  void aNumberOfAMillionDigitsIsRefusedAtOnce() {
    assertThat(Numbers.decimal("9".repeat(1_000_000))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "8.3000000000000007,8.3",
    "7.0999999999999994E-2,0.071",
    "2E-3,0.002",
    "0.51200000000000001,0.512",
    "29199,29199",
    "1E+20,100000000000000000000",
    "1E+999999,1E+999999",
    "123456789012345.5,123456789012346"
  })
  void aStoredNumberIsRoundedToWhatASpreadsheetKeeps(String stored, String text) {
    assertThat(SheetNumber.text(new BigDecimal(stored))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "8.3,8.3",
    "0.071,0.071",
    "2e-3,0.002",
    "29199,29199",
    "0.1,0.1",
    "2.2250738585072014E-308,"
  })
  void aDoubleGoesByTheSameRule(double stored, String text) {
    assertThat(SheetNumber.text(stored))
        .isEqualTo(text == null ? "0." + "0".repeat(307) + "22250738585072" : text);
  }
}
