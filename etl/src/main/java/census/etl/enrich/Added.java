package census.etl.enrich;

/** A column that is added. */
record Added(String name, CellType type) {

  Added named(String other) {
    return new Added(other, type);
  }
}
