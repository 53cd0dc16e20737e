package census.etl.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-MM-dd|2019-09-26|2019-09-26",
        "dd/MM/yyyy|26/09/2019|2019-09-26",
        "yyyyMMdd|20190926|2019-09-26",
        "yyyyMM|201909|2019-09-01",
        "d MMM yyyy|6 Sep 2019|2019-09-06",
        "d MMMM yyyy|26 september 2019|2019-09-26",
        "dd/MM/yy|26/09/19|2019-09-26",
        "dd/MM/yyyy|31/02/2019|",
        "dd/MM/yyyy|26-09-2019|",
        "dd/MM/yyyy|2019-09-26|",
        "yyyy-MM-dd|2019-9-26|",
        "yyyyMM|201913|",
        "d MMM yyyy|31 Feb 2019|",
      })
  void datesAsTheyAreDeclared(String pattern, String text, LocalDate date) {
    assertThat(new Dates(pattern).read(text)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd/mm/yyyy|true",
        "m/d/yy h:mm|true",
        "[$-809]d mmmm yyyy;@|true",
        "mmm|true",
        "General|false",
        "0.00|false",
        "h:mm:ss|false",
        "[Red]0.0|false",
        "0\" days\"|false",
        "#,##0;[Red]-#,##0|false",
        "@|false",
        "\\d0|false",
        "mm:ss|false",
      })
  void aStyleThatShowsADay(String format, boolean date) {
    assertThat(SheetDate.isShownBy(format)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "43734|false|2019-09-26",
        "43734.5|false|2019-09-26T12:00",
        "1|false|1900-01-01",
        "59|false|1900-02-28",
        "60|false|",
        "61|false|1900-03-01",
        "42272|true|2019-09-26",
        "-1|false|",
        "2958466|false|",
      })
  void daysAsExcelCountsThem(BigDecimal stored, boolean from1904, String text) {
    assertThat(SheetDate.text(stored, from1904)).isEqualTo(text);
  }
}
