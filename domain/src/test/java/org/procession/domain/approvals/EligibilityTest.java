package org.procession.domain.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.procession.domain.approvals.Eligibility.AmongAsked;
import org.procession.domain.approvals.Eligibility.Anybody;
import org.procession.domain.approvals.Eligibility.OneVoice;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;

class EligibilityTest {

  private static final UserRecord ANN = user("ann", "Ann", "finance");
  private static final UserRecord BEN = user("ben", "Ben", "pmo", "management");

  @Test
  void letsAMemberOfTheGroupDecide() {
    var finance = Eligibility.of(new AmongAsked(Asked.group("finance")));
    assertThat(objection(finance, ANN)).isEmpty();
    assertThat(objection(finance, BEN)).contains("Ben is not in the group finance.");
  }

  @Test
  void letsThePersonAskedDecide() {
    var sponsor = Eligibility.of(new AmongAsked(Asked.person(ANN.id())));
    assertThat(objection(sponsor, ANN)).isEmpty();
    assertThat(objection(sponsor, BEN)).contains("Ben is not the sponsor.");
  }

  @Test
  void letsOneMoreGroupDecideWhenItIsAskedToo() {
    var asked = Asked.person(new UserId("carl"));
    var escalated = Eligibility.of(new AmongAsked(asked.and("management").and("management")));
    assertThat(objection(escalated, BEN)).isEmpty();
    assertThat(objection(escalated, ANN))
        .contains("Ann is neither the sponsor nor in the group management.");
  }

  @Test
  void keepsAPersonOutWithTheReason() {
    var others = Eligibility.of(new Anybody(ANN.id(), "submitted it"));
    assertThat(objection(others, ANN)).contains("Ann submitted it.");
    assertThat(objection(others, BEN)).isEmpty();
  }

  @Test
  void letsAPersonDecideForOneOnlyWhereThatIsTheRule() {
    var anybody = Eligibility.of();
    var once = Eligibility.of(new OneVoice());
    var earlier = Optional.of("finance");
    assertThat(anybody.objection(ANN, "sponsor", earlier)).isEmpty();
    assertThat(once.objection(ANN, "sponsor", Optional.empty())).isEmpty();
    assertThat(once.objection(ANN, "sponsor", earlier))
        .contains("Ann has decided already, for finance; another person must decide for sponsor.");
    assertThat(anybody.isOneVoice()).isFalse();
    assertThat(once.isOneVoice()).isTrue();
  }

  @Test
  void saysTheFirstReasonOfSeveral() {
    var rules =
        Eligibility.of(new AmongAsked(Asked.group("pmo")), new Anybody(ANN.id(), "submitted it"));
    assertThat(objection(rules, ANN)).contains("Ann is not in the group pmo.");
  }

  private static Optional<String> objection(Eligibility eligibility, UserRecord person) {
    return eligibility.objection(person, "sponsor", Optional.empty());
  }

  private static UserRecord user(String id, String name, String... groups) {
    return new UserRecord(new UserId(id), name, id + "@acme.example", Set.of(groups));
  }
}
