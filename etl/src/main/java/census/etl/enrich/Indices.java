package census.etl.enrich;

import census.model.deprivation.QuantileRule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every edition of every index that is published. */
record Indices(List<Index> all) {

  static Indices read(Connection connection, String schema) throws SQLException {
    List<Index> all = new ArrayList<>();
    for (Nation nation : Nation.values()) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(nation.select(schema))) {
        all.addAll(read(nation, rows));
      }
    }
    return new Indices(List.copyOf(all));
  }

  private static List<Index> read(Nation nation, ResultSet rows) throws SQLException {
    Map<Integer, Index> byEdition = new TreeMap<>();
    while (rows.next()) {
      int edition = rows.getInt(1);
      Index index = byEdition.get(edition);
      if (index == null) {
        QuantileRule rule = QuantileRule.valueOf(rows.getString(6).toUpperCase(Locale.ROOT));
        index = new Index(nation, edition, rows.getInt(3), rule, new HashMap<>());
        byEdition.put(edition, index);
      }
      index.byArea().put(rows.getString(2), new Index.Standing(rows.getInt(4), rows.getString(5)));
    }
    return List.copyOf(byEdition.values());
  }

  Optional<Index> of(Nation nation, int edition) {
    return all.stream()
        .filter(index -> index.nation() == nation && index.edition() == edition)
        .findFirst();
  }

  Optional<Index> newest(Nation nation) {
    return all.stream().filter(index -> index.nation() == nation).reduce((older, newer) -> newer);
  }
}
