package census.api.web;

import java.util.function.Consumer;

/**
 * What a route answers.
 *
 * @param behind the datasets that it is made from
 * @param lasting whether the same question has the same answer until one of them changes
 * @param streamed whether it may be long, and is sent while it is made: by then nothing can be
 *     wrong
 */
public record Answer(Behind behind, boolean lasting, boolean streamed, Consumer<JsonText> writer) {

  public static Answer of(Behind behind, Consumer<JsonText> writer) {
    return new Answer(behind, true, false, writer);
  }

  /** One that nobody should keep. */
  public static Answer passing(Behind behind, Consumer<JsonText> writer) {
    return new Answer(behind, false, false, writer);
  }

  public static Answer streamed(Behind behind, Consumer<JsonText> writer) {
    return new Answer(behind, false, true, writer);
  }
}
