package census.api.postcode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where the postcodes are, to find those that are near. The country is cut into cells of two thirds
 * of a kilometre; a search goes outwards from the cell of its point, ring by ring, until nothing
 * that is further out could be nearer than what it has.
 */
final class Places {

  /** Of a sphere that is as large as the earth, in metres. */
  private static final double RADIUS = 6_371_009;

  private static final double METRES_IN_A_DEGREE = Math.toRadians(RADIUS);

  /** Of a cell, in degrees. */
  private static final double HEIGHT = 0.006;

  private static final double WIDTH = 0.01;

  private final Decimals latitudes;
  private final Decimals longitudes;
  private final double south;
  private final double north;
  private final double west;
  private final int down;
  private final int across;

  /** The rows that have a place, cell by cell, and where each cell begins among them. */
  private final int[] rows;

  private final int[] starts;

  /** A row, and how far away it is in metres. */
  record Near(int row, double distance) {}

  Places(Decimals latitudes, Decimals longitudes, int size) {
    this.latitudes = latitudes;
    this.longitudes = longitudes;
    int[] placed = IntStream.range(0, size).filter(latitudes::has).toArray();
    south = IntStream.of(placed).mapToDouble(latitudes::get).min().orElse(0);
    north = IntStream.of(placed).mapToDouble(latitudes::get).max().orElse(0);
    west = IntStream.of(placed).mapToDouble(longitudes::get).min().orElse(0);
    double east = IntStream.of(placed).mapToDouble(longitudes::get).max().orElse(0);
    down = cells(south, north, HEIGHT) + 1;
    across = cells(west, east, WIDTH) + 1;
    starts = new int[Math.multiplyExact(down, across) + 1];
    rows = new int[placed.length];
    sortIntoCells(placed);
  }

  private static int cells(double from, double to, double size) {
    return (int) Math.floor((to - from) / size);
  }

  /** Counts what is in each cell, then puts each row where its cell has room. */
  private void sortIntoCells(int[] placed) {
    for (int row : placed) {
      starts[cell(row) + 1]++;
    }
    for (int cell = 1; cell < starts.length; cell++) {
      starts[cell] += starts[cell - 1];
    }
    int[] next = starts.clone();
    for (int row : placed) {
      rows[next[cell(row)]++] = row;
    }
  }

  private int cell(int row) {
    return cells(south, latitudes.get(row), HEIGHT) * across
        + cells(west, longitudes.get(row), WIDTH);
  }

  /** The nearest rows that are wanted, nearest first. */
  List<Near> nearest(
      double latitude, double longitude, double furthest, int limit, IntPredicate wanted) {
    Search search = new Search(latitude, longitude, furthest, limit, wanted);
    double reach = furthest / METRES_IN_A_DEGREE;
    if (latitude > south - reach && latitude < north + reach) {
      search.run();
    }
    return search.found;
  }

  /** One search, and what it has found so far. */
  private final class Search {

    private final double latitude;
    private final double longitude;
    private final double furthest;
    private final int limit;
    private final IntPredicate wanted;
    private final List<Near> found = new ArrayList<>();

    Search(double latitude, double longitude, double furthest, int limit, IntPredicate wanted) {
      this.latitude = latitude;
      this.longitude = longitude;
      this.furthest = furthest;
      this.limit = limit;
      this.wanted = wanted;
    }

    void run() {
      int y = cells(south, latitude, HEIGHT);
      int x = cells(west, longitude, WIDTH);
      double narrowest = narrowest();
      double toTheEdge = toTheEdge(y, x, narrowest);
      look(y, x);
      for (int ring = 1; toTheEdge + (ring - 1) * narrowest <= bound(); ring++) {
        lookAround(y, x, ring);
      }
    }

    /** No cell that the search comes to is narrower, in metres. */
    private double narrowest() {
      double furthestNorth = Math.max(Math.abs(north), Math.abs(south));
      double cosine = Math.cos(Math.toRadians(Math.max(furthestNorth, Math.abs(latitude))));
      return METRES_IN_A_DEGREE * Math.min(HEIGHT, WIDTH * cosine);
    }

    /** From the point to the nearest edge of its cell: nothing in another is nearer. */
    private double toTheEdge(int y, int x, double narrowest) {
      double up = (latitude - south) / HEIGHT - y;
      double right = (longitude - west) / WIDTH - x;
      return narrowest * Math.min(Math.min(up, 1 - up), Math.min(right, 1 - right));
    }

    private double bound() {
      return found.size() < limit ? furthest : found.get(limit - 1).distance();
    }

    private void lookAround(int y, int x, int ring) {
      for (int i = -ring; i <= ring; i++) {
        look(y - ring, x + i);
        look(y + ring, x + i);
      }
      for (int i = -ring + 1; i < ring; i++) {
        look(y + i, x - ring);
        look(y + i, x + ring);
      }
    }

    private void look(int y, int x) {
      if (y < 0 || y >= down || x < 0 || x >= across) {
        return;
      }
      int cell = y * across + x;
      for (int i = starts[cell]; i < starts[cell + 1]; i++) {
        double distance = distance(rows[i]);
        if (distance <= furthest
            && (found.size() < limit || distance < bound())
            && wanted.test(rows[i])) {
          add(new Near(rows[i], distance));
        }
      }
    }

    private void add(Near near) {
      int place = found.size();
      while (place > 0 && found.get(place - 1).distance() > near.distance()) {
        place--;
      }
      found.add(place, near);
      if (found.size() > limit) {
        found.remove(limit);
      }
    }

    /** As on a map of the neighbourhood: over 20 km within a centimetre of the great circle. */
    private double distance(int row) {
      double up = Math.toRadians(latitudes.get(row) - latitude);
      double middle = Math.toRadians(latitude) + up / 2;
      double right = Math.toRadians(longitudes.get(row) - longitude) * Math.cos(middle);
      return RADIUS * Math.sqrt(up * up + right * right);
    }
  }
}
