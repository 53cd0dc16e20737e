package census.etl.acquire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an acquirer says when it does not hand on a file. */
final class Refusal {

  private Refusal() {}

  static Fault of(ThrowingCallable act) {
    Fault fault = catchThrowableOfType(Fault.class, act);
    assertThat(fault).as("a refusal").isNotNull();
    return fault;
  }

  /** The message of the only finding, which must be of this kind. */
  static AbstractStringAssert<?> as(Kind kind, ThrowingCallable act) {
    Fault fault = of(act);
    assertThat(fault.findings()).extracting(Finding::kind).containsExactly(kind);
    return assertThat(fault.findings().get(0).message());
  }
}
