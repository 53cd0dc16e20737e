package census.api.web;

import java.util.List;
import java.util.Optional;

/**
 * What one subject knows of whatever goes by a code, for a route of another that is asked for any.
 */
public interface CodeBook {

  /** A list, empty where nothing goes by the code. */
  Part part();

  /** The tables behind what is so today, or was on a day. */
  List<ListRoute.Reads> reads(Optional<AsOf.Day> day);

  /** The list, as JSON. */
  String find(String code, Optional<AsOf.Day> day, Published.Held held);

  /** The path of what is recorded of a code, though nothing may go by it, if anything is. */
  Optional<String> history(String code, Published.Held held);
}
