package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Three tenants that do the same kinds of things at the same time: each sees what it would see if
 * it were alone.
 */
@ApiTest
class TenantsSideBySideIT {

  private static final int TENANTS = 3;
  private static final int STEPS = 40;

  @Autowired private House house;

  @ParameterizedTest
  @ValueSource(longs = {1, 20261124})
  void seeWhatEachWouldSeeAlone(long seed) throws Exception {
    List<Map<String, String>> together = new ArrayList<>();
    var step = new CyclicBarrier(TENANTS);
    List<Callable<Map<String, String>>> runs = new ArrayList<>();
    for (var n = 0; n < TENANTS; n++) {
      var program = seed + n;
      runs.add(() -> new Tenant(house, program).run(step::await));
    }
    try (var threads = Executors.newFixedThreadPool(TENANTS)) {
      for (var run : threads.invokeAll(runs)) {
        together.add(run.get());
      }
    }
    for (var n = 0; n < TENANTS; n++) {
      assertThat(together.get(n)).isEqualTo(new Tenant(house, seed + n).run(() -> 0));
    }
    assertThat(together.get(0)).isNotEqualTo(together.get(1));
  }

  /** Does things at random, always the same for the same seed. */
  private static final class Tenant {

    private final Random random;
    private final Client clerk;
    private final List<String> clients = new ArrayList<>();
    private final List<String> vendors = new ArrayList<>();
    private final List<String> bills = new ArrayList<>();
    private final List<String> invoices = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    /** What was made, in this order: its id differs from run to run, and its number does not. */
    private final Map<String, String> names = new TreeMap<>();

    Tenant(House house, long seed) {
      random = new Random(seed);
      clerk = house.as(house.tenant(), "clerk");
    }

    Map<String, String> run(Callable<Integer> beforeEach) throws Exception {
      for (var step = 0; step < STEPS; step++) {
        beforeEach.call();
        step(step);
      }
      var view = new TreeMap<String, String>();
      view.put("answers", answers.toString());
      for (var list :
          List.of(
              "/api/crm/clients",
              "/api/revenue/vendors",
              "/api/revenue/bills",
              "/api/revenue/invoices",
              "/api/revenue/ledger/trial-balance",
              "/api/timeline?limit=100")) {
        view.put(list, anonymous(clerk.get(list)));
      }
      return view;
    }

    private void step(int number) {
      switch (random.nextInt(6)) {
        case 0 ->
            made(clients, clerk.post(Invoices.CLIENTS, named(Invoices.client(), "Book Shop")));
        case 1 ->
            made(
                vendors,
                clerk.post(
                    "/api/revenue/vendors",
                    named("{\"name\": \"Mill\", \"country\": \"DE\", \"risk\": \"LOW\"}", "Mill")));
        case 2 -> one(vendors, vendor -> made(bills, clerk.post(Bills.PATH, Bills.bill(vendor))));
        case 3 ->
            one(
                clients,
                client ->
                    made(
                        invoices,
                        clerk.post(
                            Invoices.PATH,
                            Invoices.invoice(client)
                                .replace("\"issue\": false", "\"issue\": true"))));
        case 4 ->
            one(
                invoices,
                invoice ->
                    answered(
                        clerk.post(
                            Invoices.PATH + "/" + invoice + "/payments",
                            // The same key for the same step of each tenant.
                            Invoices.payment("payment " + number))));
        default ->
            one(
                clients,
                client ->
                    answered(
                        clerk.patch(
                            Invoices.CLIENTS + "/" + client,
                            "\"0\"",
                            named("{\"name\": \"Book Shop\"}", "Book Shop"))));
      }
    }

    private String named(String json, String name) {
      return json.replace(name, name + " " + random.nextInt(1000));
    }

    private void one(List<String> of, Consumer<String> what) {
      if (!of.isEmpty()) {
        what.accept(of.get(random.nextInt(of.size())));
      }
    }

    private void made(List<String> into, Client.Answer answer) {
      answered(answer);
      if (answer.status() == 201) {
        var id = answer.text("/id");
        names.put(id, "record " + names.size());
        into.add(id);
      }
    }

    private void answered(Client.Answer answer) {
      answers.add(answer.status() + (answer.status() < 400 ? "" : answer.text("/code")));
    }

    /** Without what differs from run to run: ids and times. */
    private String anonymous(Client.Answer answer) {
      var text = answer.answered(200).toString();
      for (var name : names.entrySet()) {
        text = text.replace(name.getKey(), name.getValue());
      }
      return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "an id")
          .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "a time")
          .replaceAll("\"after\":\"[^\"]*\"", "more");
    }
  }
}
