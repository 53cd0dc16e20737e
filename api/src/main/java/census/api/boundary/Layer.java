package census.api.boundary;

/** All areas of one kind in one edition of the boundaries. */
record Layer(String kind, int edition) implements Comparable<Layer> {

  /** As addresses have it. */
  String id() {
    return kind + "_" + edition;
  }

  @Override
  public int compareTo(Layer other) {
    return id().compareTo(other.id());
  }
}
