package census.api.web;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;

/** What follows the base path in an address, decoded and without its slashes. */
record Address(Base base, List<String> segments) {

  /** Empty when the path is under neither base. */
  static Optional<Address> of(PathContainer path) {
    List<String> segments =
        path.elements().stream()
            .filter(PathContainer.PathSegment.class::isInstance)
            .map(element -> ((PathContainer.PathSegment) element).valueToMatch())
            .toList();
    for (Base base : Base.values()) {
      int length = base.segments().size();
      if (segments.size() >= length && segments.subList(0, length).equals(base.segments())) {
        return Optional.of(new Address(base, segments.subList(length, segments.size())));
      }
    }
    return Optional.empty();
  }
}
