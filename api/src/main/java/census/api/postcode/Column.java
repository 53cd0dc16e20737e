package census.api.postcode;

import census.api.web.CopiedRow;
import census.api.web.JsonText;

/** What the directory says of every postcode in one respect, by row. */
interface Column {

  void set(int row, CopiedRow copied, int column);

  /** Null where nothing was set. */
  void write(JsonText json, int row);
}
