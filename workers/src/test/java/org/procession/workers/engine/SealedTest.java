package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;
import org.procession.workers.RealParts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SealedTest {

  private static final String PROCESS = "BillApprovalProcess";
  private static final TenantId TENANT = new TenantId("acme");
  private static final Subject BILL = new Subject("bill", new UUID(7, 7));

  private final Seal seal = new Seal(RealParts.SEAL_KEY);
  private final JsonMapper json = new JsonMapper();

  @Test
  void opensForTheTenantAndSubjectThatWereSealed() {
    assertThat(open(variables())).isEqualTo(new Sealed(TENANT, BILL));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "tenantId, '\"globex\"', the seal is not",
        "tenantId, '\"not a tenant\"', tenantId is not a tenant id",
        "tenantId, null, tenantId is missing",
        "tenantId, 7, tenantId is missing or no text",
        "subject, '\"bill:00000000-0000-0007-0000-000000000008\"', the seal is not",
        "subject, '\"bill\"', subject is not a reference",
        "billId, '\"00000000-0000-0007-0000-000000000008\"', billId is not the subject's id",
        "billId, null, billId is missing",
        "seals, null, no seal for BillApprovalProcess",
        "seals, '{\"OtherProcess\":\"x\"}', no seal for BillApprovalProcess",
        "seals, '{\"BillApprovalProcess\":7}', no seal for BillApprovalProcess",
        "seals, '{\"BillApprovalProcess\":\"\"}', the seal is not",
      })
  void isBrokenByAnyVariableThatIsNotAsItWas(String name, String value, String reason) {
    var changed = variables();
    changed.set(name, json.readTree(value));
    assertThatThrownBy(() -> open(changed))
        .isInstanceOf(Sealed.SealBroken.class)
        .hasMessageContaining(reason);
  }

  @Test
  void doesNotServeAnotherProcess() {
    assertThatThrownBy(() -> Sealed.open(seal, "OtherProcess", variables()))
        .isInstanceOf(Sealed.SealBroken.class);
  }

  private Sealed open(ObjectNode variables) {
    var sealed = Sealed.open(seal, PROCESS, variables);
    sealed.requireId(variables);
    return sealed;
  }

  private ObjectNode variables() {
    var variables =
        json.createObjectNode()
            .put("tenantId", TENANT.value())
            .put("subject", BILL.toString())
            .put("billId", BILL.id().toString());
    variables.putObject("seals").put(PROCESS, seal.sign(TENANT, PROCESS, BILL));
    return variables;
  }
}
