package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderTest {
  private static final List<Part> PARTS =
      List.of(
          SomePart.of("front", "middle"),
          SomePart.of("middle", "storage"),
          SomePart.of("storage"),
          SomePart.of("mail"));

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void startsAPartAfterThoseItNeeds() throws Exception {
    Order.needsFirst(PARTS, part -> done.add(part.name()));

    assertThat(done).containsSubsequence("storage", "middle", "front").contains("mail");
  }

  @Test
  void stopsAPartAfterThoseThatNeedIt() throws Exception {
    Order.needsLast(PARTS, part -> done.add(part.name()));

    assertThat(done).containsSubsequence("front", "middle", "storage").contains("mail");
  }

  @Test
  void startsPartsAtTheSameTimeThatDoNotNeedEachOther() throws Exception {
    var both = new CyclicBarrier(2);

    Order.needsFirst(
        List.of(SomePart.of("storage"), SomePart.of("mail")),
        part -> both.await(10, TimeUnit.SECONDS));

    assertThat(both.isBroken()).isFalse();
  }

  @Test
  void ignoresANeedThatIsNotAmongTheParts() throws Exception {
    Order.needsFirst(List.of(SomePart.of("front", "middle")), part -> done.add(part.name()));

    assertThat(done).containsExactly("front");
  }

  @Test
  void doesNotStartWhatNeedsAPartThatFails() {
    assertThatThrownBy(
            () ->
                Order.needsFirst(
                    PARTS,
                    part -> {
                      if (part.name().equals("middle")) throw new IllegalStateException("broken");
                      done.add(part.name());
                    }))
        .hasMessage("broken");
    assertThat(done).doesNotContain("front");
  }

  @Test
  void choosesAPartTogetherWithAllItNeeds() {
    assertThat(Order.withNeeds(PARTS, Set.of("front")))
        .extracting(Part::name)
        .containsExactly("front", "middle", "storage");
  }

  @Test
  void namesThePartsThereAreWhenAskedForAnother() {
    assertThatThrownBy(() -> Order.withNeeds(PARTS, Set.of("fornt")))
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> assertThat(trouble.wayOut()).contains("front", "middle", "storage", "mail"))
        .hasMessageContaining("fornt");
  }

  @Test
  void needsOnlyPartsThatExist() {
    var everything =
        House.everything(
            new Site(java.nio.file.Path.of("home"), Ports.shiftedBy(0), Checkout.here(), true));
    var names = everything.stream().map(Part::name).toList();

    assertThat(everything).allSatisfy(part -> assertThat(names).containsAll(part.needs()));
  }
}
