package census.api.boundary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tiles that were asked for last, as they are sent. */
final class TileCache {

  private static final long MOST_BYTES = 32L << 20;

  /** What keeping a tile takes beside its bytes. */
  private static final int ENTRY = 200;

  /** A tile of a sheet. */
  record Key(String sheet, Tile tile) {}

  private final Map<Key, byte[]> tiles = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /** Made without a lock: two who ask at the same moment make it twice, which does no harm. */
  byte[] get(Key key, Function<Key, byte[]> maker) {
    byte @Nullable [] known = find(key);
    return known != null ? known : keep(key, maker.apply(key));
  }

  private synchronized byte @Nullable [] find(Key key) {
    return tiles.get(key);
  }

  private synchronized byte[] keep(Key key, byte[] made) {
    if (tiles.put(key, made) == null) {
      size += made.length + ENTRY;
    }
    var oldest = tiles.values().iterator();
    while (size > MOST_BYTES && oldest.hasNext()) {
      size -= oldest.next().length + ENTRY;
      oldest.remove();
    }
    return made;
  }
}
