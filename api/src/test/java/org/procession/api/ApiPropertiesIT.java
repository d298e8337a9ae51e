package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeTry;
import org.procession.domain.communications.OutgoingMessages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for whatever is sent to whichever operation of the API's description.
 *
 * <p>The same sequences each time, so that a build fails for what was changed and not by chance.
 * More of them by {@code -Djqwik.tries.default=200}; one alone, such as one that failed, by {@code
 * -Dprocession.fuzz.seed=…}, as the failure says.
 */
@ApiTest
class ApiPropertiesIT {

  /** How often a sequence comes to each operation. */
  private static final int ROUNDS = 3;

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Autowired private House house;
  @Autowired private OutgoingMessages messages;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  private OneOfEach records;
  private Description description;
  private String written;
  private List<String> contents;

  @BeforeTry
  void aTenantOfItsOwn() throws Exception {
    new TestContextManager(ApiPropertiesIT.class).prepareTestInstance(this);
    records = OneOfEach.of(house, messages, transaction, "Zyzomma");
    records.ids().put("tenantId", house.tenant().value());
    records.ids().put("type", "bill");
    records.ids().put("part", "changedBankAccount");
    house.index(records.tenant());
    description = Description.of(port);
    written = "";
    remember();
  }

  @Provide
  Arbitrary<Long> seeds() {
    var given = Long.getLong("procession.fuzz.seed");
    return given == null ? Arbitraries.randomValue(Random::nextLong) : Arbitraries.just(given);
  }

  @Property(seed = "1", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void answersAsItIsDescribedAndStoresNothingThatItRefuses(@ForAll("seeds") long seed) {
    var random = new Random(seed);
    var requests = new RandomRequests(description.document(), records, random);
    var operations = new ArrayList<>(Operation.all(description.document()));
    var accepted = new TreeSet<String>();
    var failures = new ArrayList<String>();
    for (var round = 0; round < ROUNDS; round++) {
      Collections.shuffle(operations, random);
      for (var operation : operations) {
        var request = requests.next(operation);
        var answer = request.send(client(request));
        try {
          isAsDescribed(request, answer);
        } catch (AssertionError failure) {
          failures.add(
              "%s%nwas answered %d %s:%n%s"
                  .formatted(
                      request, answer.status(), new String(answer.bytes()), failure.getMessage()));
        }
        if (answer.status() < 300) {
          accepted.add(operation.toString());
        }
      }
    }
    assertThat(failures).as("-Dprocession.fuzz.seed=%d", seed).isEmpty();
    assertThat(accepted)
        .as("operations that accepted something")
        .hasSizeGreaterThan(operations.size() / 3);
  }

  private void isAsDescribed(RandomRequests.Request request, Client.Answer answer) {
    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    description.holds(request.operation(), answer);
    if (answer.status() >= 400) {
      isUnchanged();
    } else {
      assertThat(faults(request)).as("faults of what was accepted").isEmpty();
    }
    remember();
  }

  private List<String> faults(RandomRequests.Request request) {
    if (request.body().length == 0) {
      // A file of no bytes is content, too.
      var operation = request.operation();
      return operation.mediaType().endsWith("json")
              && operation.json().at("/requestBody/required").asBoolean(false)
          ? List.of("no body")
          : List.of();
    }
    try {
      return request.isJson()
          ? description.faults(request.operation(), STRICT.readTree(request.body()))
          : List.of();
    } catch (JacksonException e) {
      return List.of(e.getMessage());
    }
  }

  /** As long as no transaction wrote anything, all tables are as they were. */
  private void isUnchanged() {
    if (!house.lastWritten().equals(written)) {
      assertThat(house.contents()).isEqualTo(contents);
    }
  }

  private void remember() {
    var now = house.lastWritten();
    if (!now.equals(written)) {
      written = now;
      contents = house.contents();
    }
  }

  private Client client(RandomRequests.Request request) {
    return switch (request.sender()) {
      case PERMITTED -> {
        var path = request.operation().path();
        yield path.startsWith("/api/platform/")
            ? house.client(house.token(claims -> claims.claim("tenant", null).subject("platform")))
            : path.endsWith("/accept") ? house.as(records.tenant(), "stranger") : records.owner();
      }
      case GUEST -> house.as(records.tenant(), "guest");
      case NOBODY -> house.client(null);
    };
  }
}
