package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;
import org.procession.workers.RealParts;

class SealTest {

  private final Seal seal = new Seal(RealParts.SEAL_KEY);

  /** What a seal is about. */
  record Sealing(TenantId tenant, String process, Subject subject) {}

  @Property
  void fitsWhatItWasMadeFor(@ForAll("sealings") Sealing it) {
    assertThat(verify(sign(it), it)).isTrue();
  }

  @Property
  void fitsNothingElse(@ForAll("sealings") Sealing one, @ForAll("sealings") Sealing other) {
    Assume.that(!one.equals(other));
    assertThat(verify(sign(one), other)).isFalse();
    var sameTenant = new Sealing(one.tenant, other.process, other.subject);
    assertThat(verify(sign(one), sameTenant)).isEqualTo(sameTenant.equals(one));
    var sameProcess = new Sealing(other.tenant, one.process, other.subject);
    assertThat(verify(sign(one), sameProcess)).isEqualTo(sameProcess.equals(one));
    var sameSubject = new Sealing(other.tenant, other.process, one.subject);
    assertThat(verify(sign(one), sameSubject)).isEqualTo(sameSubject.equals(one));
  }

  @Property
  void isBrokenByAnyChangeOfItself(
      @ForAll("sealings") Sealing it, @ForAll @IntRange(max = 42) int place, @ForAll char changed) {
    var signed = sign(it);
    Assume.that(signed.charAt(place) != changed);
    var broken = signed.substring(0, place) + changed + signed.substring(place + 1);
    assertThat(verify(broken, it)).isFalse();
    assertThat(verify(signed.substring(0, place), it)).isFalse();
    assertThat(verify(signed + changed, it)).isFalse();
  }

  @Property
  void isAnotherWithAnotherKey(
      @ForAll("sealings") Sealing it, @ForAll @IntRange(max = 31) int bit) {
    var key = Base64.getDecoder().decode(RealParts.SEAL_KEY);
    key[bit] ^= 1;
    var other = new Seal(Base64.getEncoder().encodeToString(key));
    assertThat(other.verify(sign(it), it.tenant, it.process, it.subject)).isFalse();
  }

  @Example
  void needsAKeyOfAtLeast32Bytes() {
    for (var key :
        new String[] {"", "no base64!", Base64.getEncoder().encodeToString(new byte[31])}) {
      assertThatThrownBy(() -> new Seal(key))
          .isInstanceOf(Seal.SealKeyUnusable.class)
          .hasMessageContaining("PROCESSION_SEAL_KEY")
          .hasMessageContaining("openssl rand -base64 32");
    }
  }

  /** Few of each, so that two often have something in common. */
  @Provide
  Arbitrary<Sealing> sealings() {
    return Combinators.combine(
            Arbitraries.of("a", "ab", "b", "acme", "acme.eu").map(TenantId::new),
            Arbitraries.of("a", "ab", "b", "BillApprovalProcess", "billApprovalProcess"),
            Combinators.combine(
                    Arbitraries.of("bill", "bills", "vendor"), Arbitraries.longs().between(0, 3))
                .as((type, id) -> new Subject(type, new UUID(0, id))))
        .as(Sealing::new);
  }

  private String sign(Sealing it) {
    return seal.sign(it.tenant, it.process, it.subject);
  }

  private boolean verify(String signed, Sealing it) {
    return seal.verify(signed, it.tenant, it.process, it.subject);
  }

  @Example
  void looksAtRandomWhenItIsAndNotWhenItIsTextOrRepeatsItself() {
    assertThat(Seal.isRandom(RealParts.SEAL_KEY)).isFalse();
    assertThat(Seal.isRandom(Base64.getEncoder().encodeToString(new byte[64]))).isFalse();
    var random = new java.security.SecureRandom();
    for (var n = 0; n < 100; n++) {
      var key = new byte[32];
      random.nextBytes(key);
      assertThat(Seal.isRandom(Base64.getEncoder().encodeToString(key))).isTrue();
      assertThat(Seal.isRandom(java.util.HexFormat.of().formatHex(key)))
          .as("as openssl rand -hex makes it")
          .isTrue();
    }
  }
}
