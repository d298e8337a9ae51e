package org.procession.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

  /** Near the end of a clock's range, beyond which it goes on with negative numbers. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  private final Buckets buckets = new Buckets(6, Duration.ofMinutes(1), now::get);

  @Test
  void grantTheQuotaAndThenAsMuchAsFillsUpAgain() {
    for (var remaining = 5; remaining >= 0; remaining--) {
      assertThat(buckets.take("a").remaining()).isEqualTo(remaining);
    }
    var refused = buckets.take("a");
    assertThat(refused.granted()).isFalse();
    assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(10));
    assertThat(refused.full()).isEqualTo(Duration.ofMinutes(1));
    now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
    assertThat(buckets.take("a").granted()).isFalse();
    now.incrementAndGet();
    assertThat(buckets.look("a").granted()).isTrue();
    assertThat(buckets.take("a").granted()).isTrue();
    assertThat(buckets.take("a").granted()).isFalse();
    now.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(buckets.take("a").remaining()).isEqualTo(5);
  }

  @Test
  void countEachByItself() {
    for (var n = 0; n < 7; n++) {
      buckets.take("a");
    }
    assertThat(buckets.look("a").granted()).isFalse();
    assertThat(buckets.take("b").granted()).isTrue();
  }

  @Test
  void forgetThoseThatAreFullAndNoOthers() {
    for (var n = 0; n < 6; n++) {
      buckets.take("a");
    }
    for (var n = 0; n < 20_000; n++) {
      buckets.take("n" + n);
    }
    assertThat(buckets.take("a").granted()).isFalse();
    now.addAndGet(Duration.ofSeconds(50).toNanos());
    assertThat(buckets.take("a").remaining()).isEqualTo(4);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    buckets.take("b");
    assertThat(buckets.size()).isEqualTo(2);
  }

  @Test
  void grantNoMoreToManyAtOnce() throws InterruptedException {
    var granted = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var n = 0; n < 200; n++) {
        threads.execute(() -> granted.addAndGet(buckets.take("a").granted() ? 1 : 0));
      }
    }
    assertThat(granted).hasValue(6);
  }

  @Test
  void tellWholeSecondsRoundedUp() {
    assertThat(Buckets.seconds(Duration.ZERO)).isZero();
    assertThat(Buckets.seconds(Duration.ofNanos(1))).isOne();
    assertThat(Buckets.seconds(Duration.ofSeconds(2))).isEqualTo(2);
  }
}
