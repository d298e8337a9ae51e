package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ListsIT {

  private static final String VENDORS = "/api/revenue/vendors";

  @Autowired private House house;
  private Client clerk;

  @BeforeEach
  void tenant() {
    clerk = house.as(house.tenant(), "clerk");
  }

  /** A field of all items of a list, page by page. */
  private List<String> all(String list, String field) {
    var found = new ArrayList<String>();
    var next = list;
    while (next != null) {
      var page = clerk.get(next).answered(200);
      page.path("items").forEach(item -> found.add(item.path(field).asString()));
      next = page.has("after") ? list + "&after=" + page.path("after").asString() : null;
    }
    return found;
  }

  @Test
  void sortsByNameThroughAllPagesAlsoWhereNamesAreAlike() {
    for (var name : List.of("B", "A", "B", "C", "B", "A")) {
      Bills.vendor(clerk, name, null);
      clerk
          .post(Invoices.CLIENTS, Invoices.client().replace("\"Book Shop\"", '"' + name + '"'))
          .answered(201);
    }
    for (var list : List.of(VENDORS, Invoices.CLIENTS)) {
      for (var limit : List.of(1, 2, 4, 200)) {
        assertThat(all(list + "?sort=name&limit=" + limit, "name"))
            .containsExactly("A", "A", "B", "B", "B", "C");
        assertThat(all(list + "?sort=-name&limit=" + limit, "name"))
            .containsExactly("C", "B", "B", "B", "A", "A");
        assertThat(all(list + "?sort=-name&limit=" + limit, "id")).doesNotHaveDuplicates();
        assertThat(all(list + "?sort=createdAt&limit=" + limit, "name"))
            .containsExactly("B", "A", "B", "C", "B", "A");
        assertThat(all(list + "?limit=" + limit, "name"))
            .containsExactly("A", "B", "C", "B", "A", "B");
      }
    }
    assertThat(all(Invoices.CLIENTS + "?sort=-name&name=b&limit=2", "name"))
        .containsExactly("B", "B", "B");
  }

  @Test
  void sortsContactsByName() {
    var contacts = Invoices.CLIENTS + "/" + Invoices.client(clerk) + "/contacts";
    for (var name : List.of("B", "A", "C")) {
      clerk.post(contacts, Invoices.contact().replace("\"Ada\"", '"' + name + '"')).answered(201);
    }
    assertThat(all(contacts + "?limit=2", "name")).containsExactly("C", "A", "B");
    assertThat(all(contacts + "?sort=createdAt&limit=1", "name")).containsExactly("B", "A", "C");
    assertThat(all(contacts + "?sort=name&limit=2", "name")).containsExactly("A", "B", "C");
    assertThat(all(contacts + "?sort=-name&limit=1", "name")).containsExactly("C", "B", "A");
  }

  @Test
  void keepsPagesStableWhenRecordsAreAdded() {
    for (var name : List.of("D", "B", "F", "H")) {
      Bills.vendor(clerk, name, null);
    }
    var first = clerk.get(VENDORS + "?sort=name&limit=2").answered(200);
    Bills.vendor(clerk, "A", null);
    Bills.vendor(clerk, "G", null);
    var second =
        clerk
            .get(VENDORS + "?sort=name&limit=9&after=" + first.path("after").asString())
            .answered(200);
    assertThat(first.path("items").findValuesAsString("name")).containsExactly("B", "D");
    assertThat(second.path("items").findValuesAsString("name")).containsExactly("F", "G", "H");
  }

  @Test
  void findsBillsByWhereTheyStandAndSortsThemByDate() {
    var mill = Bills.vendor(clerk, "Mill", null);
    var shop = Bills.vendor(clerk, "Shop", null);
    for (var day : List.of("2026-03-20", "2026-03-05", "2026-03-11")) {
      var bill = Bills.bill(mill).replace("2026-04-01", day).replace("R-2026-17", "R-" + day);
      clerk.post(Bills.PATH, bill).answered(201);
    }
    var submitted = clerk.post(Bills.PATH, Bills.bill(shop)).answered(201).path("id").asString();
    clerk.post(Bills.PATH + "/" + submitted + "/submit").answered(202);
    assertThat(all(Bills.PATH + "?sort=dueDate&limit=2", "dueDate"))
        .containsExactly("2026-03-05", "2026-03-11", "2026-03-20", "2026-04-01");
    assertThat(all(Bills.PATH + "?sort=-dueDate&status=DRAFT&limit=1", "dueDate"))
        .containsExactly("2026-03-20", "2026-03-11", "2026-03-05");
    assertThat(all(Bills.PATH + "?vendorId=" + shop, "id")).containsExactly(submitted);
    assertThat(all(Bills.PATH + "?sort=issueDate&limit=3", "id"))
        .hasSize(4)
        .doesNotHaveDuplicates();
    clerk.get(Bills.PATH + "?status=OPEN").refused(400, "VALUE_INVALID", "status");
  }

  @Test
  void sortsInvoicesAndProjectsByTheirDates() {
    var client = Invoices.client(clerk);
    for (var day : List.of("2026-04-20", "2026-04-05")) {
      var invoice = Invoices.invoice(client).replace("2026-04-01", day);
      clerk.post(Invoices.PATH, invoice).answered(201);
    }
    assertThat(all(Invoices.PATH + "?sort=dueDate&limit=1&clientId=" + client, "dueDate"))
        .containsExactly("2026-04-05", "2026-04-20");
    assertThat(all("/api/projects/projects?sort=-startsOn&status=DRAFT&clientId=" + client, "id"))
        .isEmpty();
  }

  @Test
  void refusesAnOrderThatDoesNotExistWithThoseThatDo() {
    var problem = clerk.get(Bills.PATH + "?sort=total").refused(422, "SORT_UNKNOWN", "sort");
    assertThat(problem.path("detail").asString())
        .contains("'total'", "createdAt, dueDate, issueDate");
    for (var wrong : List.of("-", "--name", "Name", "name,createdAt", "id.value", "version")) {
      clerk.get(VENDORS + "?sort=" + wrong).refused(422, "SORT_UNKNOWN", "sort");
    }
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    Bills.vendor(clerk, "A", null);
    Bills.vendor(clerk, "B", null);
    var byName = clerk.get(VENDORS + "?sort=name&limit=1").text("/after");
    var byAge = clerk.get(VENDORS + "?limit=1").text("/after");
    for (var wrong :
        List.of(
            "?after=" + byName,
            "?sort=-name&after=" + byName,
            "?sort=name&after=" + byAge,
            "?sort=name&after=",
            "?sort=name&after=QQ",
            "?after=")) {
      clerk.get(VENDORS + wrong).refused(422, "UNKNOWN_CURSOR", "after");
    }
  }
}
