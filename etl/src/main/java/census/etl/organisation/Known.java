package census.etl.organisation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the journal knows of organisations, on one day. */
public final class Known {

  /** One thing that holds. */
  record Fact(String code, String fact, String value) {}

  private final SortedMap<String, SortedMap<String, SortedSet<String>>> facts = new TreeMap<>();

  Known(List<Fact> held) {
    held.forEach(
        fact ->
            facts
                .computeIfAbsent(fact.code(), code -> new TreeMap<>())
                .computeIfAbsent(fact.fact(), name -> new TreeSet<>())
                .add(fact.value()));
  }

  /** Whatever is said of a code, once or several times over. */
  public SortedSet<String> values(String code, String fact) {
    return facts.getOrDefault(code, new TreeMap<>()).getOrDefault(fact, new TreeSet<>());
  }

  public Optional<String> value(String code, String fact) {
    return values(code, fact).stream().findFirst();
  }

  /** Everything that is said of a code. */
  public SortedMap<String, SortedSet<String>> of(String code) {
    return facts.getOrDefault(code, new TreeMap<>());
  }

  /** Of what it is said, as of all organisations of a trust. */
  public SortedSet<String> codesWith(String fact, String value) {
    SortedSet<String> codes = new TreeSet<>();
    facts.forEach(
        (code, said) -> {
          if (said.getOrDefault(fact, new TreeSet<>()).contains(value)) {
            codes.add(code);
          }
        });
    return codes;
  }

  /** Where a code leads: those that came after it and have none after them. */
  public List<String> successors(String code) {
    Set<String> seen = new LinkedHashSet<>(Set.of(code));
    Deque<String> ways = new ArrayDeque<>(values(code, Journal.SUCCESSOR));
    List<String> ends = new ArrayList<>();
    while (!ways.isEmpty()) {
      String next = ways.remove();
      if (seen.add(next)) {
        SortedSet<String> further = values(next, Journal.SUCCESSOR);
        if (further.isEmpty()) {
          ends.add(next);
        }
        ways.addAll(further);
      }
    }
    return ends;
  }

  public boolean isTrust(String code) {
    return values(code, Journal.LISTED).contains(Journal.TRUST);
  }

  public boolean isOrganisation(String code) {
    return values(code, Journal.LISTED).contains(Journal.ORGANISATION);
  }

  /** Every code of which anything is said. */
  public Set<String> codes() {
    return facts.keySet();
  }
}
