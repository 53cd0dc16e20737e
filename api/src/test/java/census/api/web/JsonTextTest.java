package census.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class JsonTextTest {

  private static final JsonText.Name NAME = JsonText.Name.of("name");

  private static String written(UnaryOperator<JsonText> writer) {
    return new String(writer.apply(JsonText.whole()).toBytes(), UTF_8);
  }

  @Test
  void commasComeByThemselves() {
    assertThat(
            written(
                json ->
                    json.open()
                        .name(NAME)
                        .openList()
                        .number(1)
                        .text("]")
                        .openList()
                        .closeList()
                        .open()
                        .close()
                        .truth(true)
                        .closeList()
                        .name(NAME)
                        .nothing()
                        .name(NAME)
                        .text("")
                        .close()))
        .isEqualTo("{\"name\":[1,\"]\",[],{},true],\"name\":null,\"name\":\"\"}");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -7, 10, 12345678901L, Long.MAX_VALUE, Long.MIN_VALUE})
  void wholeNumbersAreWrittenOut(long number) {
    assertThat(written(json -> json.number(number))).isEqualTo(Long.toString(number));
  }

  @Test
  void decimalNumbersKeepTheirDigits() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long digits = random.nextLong() >> random.nextInt(64);
      int scale = random.nextInt(16);

      assertThat(written(json -> json.number(digits, scale)))
          .isEqualTo(BigDecimal.valueOf(digits, scale).toPlainString());
    }
  }

  @Test
  void anyTextIsReadBackAsItWas() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
          .map(point -> random.nextBoolean() ? point % 0x80 : point)
          .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
          .forEach(text::appendCodePoint);

      assertThat(
              JsonMapper.shared()
                  .readValue(written(json -> json.text(text.toString())), String.class))
          .isEqualTo(text.toString());
    }
  }

  @Test
  void halfAPairOfSurrogatesIsNoReasonToFail() {
    assertThat(written(json -> json.text("a\ud800b\udc00"))).isEqualTo("\"a?b?\"");
  }

  @Test
  void textsFromTheDatabaseAreEscapedAsAnyOther() {
    byte[] text = "a \"b\" \\ \n é 💩".getBytes(UTF_8);
    String json = written(each -> each.anyText(text, 0, text.length));

    assertThat(JsonMapper.shared().readTree(json).asString()).isEqualTo("a \"b\" \\ \n é 💩");
    assertThat(json).contains("\\u000a", "é");
  }

  @Test
  void aLongAnswerIsHandedOnInParts() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonText json = JsonText.streamed(bytes);
    json.openList();
    for (int i = 0; i < 10_000; i++) {
      json.number(i);
      json.pause();
    }

    assertThat(json.toBytes().length).isLessThan(40_000);
    assertThat(bytes.size()).isPositive();
    json.closeList();
    json.finish();
    assertThat(JsonMapper.shared().readTree(bytes.toByteArray())).hasSize(10_000);
  }
}
