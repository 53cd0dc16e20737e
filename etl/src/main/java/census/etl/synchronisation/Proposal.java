package census.etl.synchronisation;

import census.etl.organisation.Change;
import java.util.List;

/**
 * Something about an organisation that a person has to decide, since nobody publishes it: what is
 * paediatric, and who is in which unit or network.
 *
 * @param changes what would be changed if it is found right; none if there is more to do than that
 */
public record Proposal(String code, String text, List<Change> changes) {

  public Proposal {
    changes = List.copyOf(changes);
  }
}
