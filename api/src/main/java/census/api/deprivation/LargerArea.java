package census.api.deprivation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An area that small areas of one edition of an index lie in. */
final class LargerArea {

  private final String kind;
  private final String code;
  private final int edition;
  private final String name;
  private final Optional<String> listedBy;
  private final List<SmallArea> members = new ArrayList<>();
  private String fit;
  private int[] ranks = {};

  LargerArea(
      String kind, String code, int edition, String name, String fit, Optional<String> listedBy) {
    this.kind = kind;
    this.code = code;
    this.edition = edition;
    this.name = name;
    this.fit = fit;
    this.listedBy = listedBy;
  }

  String kind() {
    return kind;
  }

  String code() {
    return code;
  }

  /** Year of its boundaries. */
  int edition() {
    return edition;
  }

  String name() {
    return name;
  }

  /** The filter of the list of the index that finds its small areas, if there is one. */
  Optional<String> listedBy() {
    return listedBy;
  }

  /** How its small areas lie in it: best_fit if any does. */
  String fit() {
    return fit;
  }

  /** Its small areas, the most deprived first; before all, those without a rank. */
  List<SmallArea> members() {
    return members;
  }

  /** How many small areas it has that are ranked. */
  int ranked() {
    return ranks.length;
  }

  /** The place of one of its ranked small areas among those, from 1. */
  int rank(SmallArea member) {
    return Arrays.binarySearch(ranks, member.rank()) + 1;
  }

  // ------------------------------------------------------------------ reading

  void fits(String how) {
    if (how.equals("best_fit")) {
      fit = how;
    }
  }

  void add(SmallArea member) {
    members.add(member);
  }

  void finish() {
    members.sort(Comparator.comparing(SmallArea::rank).thenComparing(SmallArea::code));
    ranks = members.stream().filter(SmallArea::isRanked).mapToInt(SmallArea::rank).toArray();
  }
}
