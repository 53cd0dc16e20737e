package census.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AllowanceTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Allowance allowance = new Allowance(60, now::get);

  @Test
  void aMinutesWorthIsGivenAtOnceAndThenOneASecond() {
    for (int i = 0; i < 60; i++) {
      assertThat(allowance.take("192.0.2.1")).isZero();
    }
    assertThat(allowance.take("192.0.2.1")).isEqualTo(Duration.ofSeconds(1));

    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(allowance.take("192.0.2.1")).isZero();
    assertThat(allowance.take("192.0.2.1")).isZero();
    assertThat(allowance.take("192.0.2.1")).isPositive();
  }

  @Test
  void eachAddressHasItsOwnAndANetworkOfIpv6OneForAll() {
    for (int i = 0; i < 60; i++) {
      assertThat(allowance.take("2001:db8:0:1:0:0:0:" + i)).isZero();
    }
    assertThat(allowance.take("2001:db8:0:1:0:0:0:ffff")).isPositive();
    assertThat(allowance.take("2001:db8:0:2:0:0:0:1")).isZero();
    assertThat(allowance.take("192.0.2.1")).isZero();
  }

  @Test
  void withoutALimitNobodyWaits() {
    Allowance unlimited = new Allowance(0, now::get);

    for (int i = 0; i < 1_000; i++) {
      assertThat(unlimited.take("192.0.2.1")).isZero();
    }
  }
}
