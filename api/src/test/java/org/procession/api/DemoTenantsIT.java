package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

@ApiTest
class DemoTenantsIT {

  @Autowired private House house;
  @Autowired private ApplicationRunner demoTenants;

  @Test
  void setsUpTheDemoTenantsOnce() {
    assertThat(count("vendor where tenant_id in ('acme', 'globex')")).isEqualTo("18");
    assertThat(count("app_user where tenant_id = 'globex'")).isEqualTo("7");
    assertThat(count("period where tenant_id = 'acme' and status = 'OPEN'")).isEqualTo("36");
    house.unchanged(
        () -> {
          try {
            demoTenants.run(new DefaultApplicationArguments());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private String count(String table) {
    return house.query("select count(*) from " + table).getFirst();
  }
}
