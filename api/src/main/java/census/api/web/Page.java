package census.api.web;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** One page of the rows found. */
record Page(long number, int size, long count) {

  static final int USUAL_SIZE = 10;
  static final int LARGEST_SIZE = 1_000;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  static final Page OF_ONE = new Page(1, 1, 1);

  /** What was asked for, before the rows are counted; empty is the last page. */
  record Wanted(OptionalLong number, int size) {

    static Wanted of(Query query) {
      return query.base().hasPages()
          ? new Wanted(number(query.get("page").orElse("1")), size(query))
          : new Wanted(OptionalLong.of(1), Integer.MAX_VALUE);
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
      long last = Math.max(1, (count + size - 1) / size);
      Page page = new Page(number.orElse(last), size, count);
      if (page.number > last) {
        throw Problem.invalidPage();
      }
      return page;
    }
  }

  static long total(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** All rows at once. */
  static Page whole(long count) {
    return new Page(1, Integer.MAX_VALUE, count);
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
