package census.api.web;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** One page of the rows found. */
record Page(long number, int size, long count) {

  static final int USUAL_SIZE = 10;
  static final int LARGEST_SIZE = 1_000;

  /** The most rows of a list that is given whole. */
  static final int LARGEST_WHOLE = 20_000;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  /**
   * What was asked for, before the rows are counted.
   *
   * @param number of the page; empty is the last
   * @param whole whether all rows are to be on one page
   */
  record Wanted(OptionalLong number, int size, boolean whole) {

    static Wanted of(Query query) {
      if (!query.base().hasPages() || isWhole(query)) {
        return new Wanted(OptionalLong.of(1), LARGEST_WHOLE, true);
      }
      return new Wanted(number(query.get("page").orElse("1")), size(query), false);
    }

    private static boolean isWhole(Query query) {
      Optional<String> limit = query.base().isStrict() ? query.get("limit") : Optional.empty();
      if (limit.isPresent() && !limit.get().equals("all")) {
        throw Problem.badValue(
            "limit", "\"%s\" is not all; page_size takes a number.".formatted(limit.get()));
      }
      return limit.isPresent();
    }

    private static OptionalLong number(String text) {
      if (text.equals("last")) {
        return OptionalLong.empty();
      }
      if (!NUMBER.matcher(text).matches()) {
        throw Problem.invalidPage();
      }
      return OptionalLong.of(Long.parseLong(text));
    }

    private static int size(Query query) {
      if (!query.base().isStrict()) {
        return lenientSize(query);
      }
      Optional<String> asked = query.get("page_size");
      return asked.isEmpty() ? USUAL_SIZE : checked(asked.get());
    }

    /** The older service paid no attention to it, so nothing in it is an error there. */
    private static int lenientSize(Query query) {
      try {
        return query.get("page_size").map(Wanted::checked).orElse(USUAL_SIZE);
      } catch (Problem e) {
        return USUAL_SIZE;
      }
    }

    private static int checked(String text) {
      int size = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
      if (size < 1 || size > LARGEST_SIZE) {
        throw Problem.badValue(
            "page_size", "\"%s\" is not from 1 to %,d.".formatted(text, LARGEST_SIZE));
      }
      return size;
    }

    Page of(long count) {
      if (whole && count > LARGEST_WHOLE) {
        throw Problem.badValue(
            "limit",
            "%,d rows are too many for one page; at most %,d.".formatted(count, LARGEST_WHOLE));
      }
      long last = Math.max(1, (count + size - 1) / size);
      Page page = new Page(number.orElse(last), size, count);
      if (page.number > last) {
        throw Problem.invalidPage();
      }
      return page;
    }
  }

  long offset() {
    return (number - 1) * size;
  }

  OptionalLong next() {
    return offset() + size < count ? OptionalLong.of(number + 1) : OptionalLong.empty();
  }

  OptionalLong previous() {
    return number > 1 ? OptionalLong.of(number - 1) : OptionalLong.empty();
  }
}
