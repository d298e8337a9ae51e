package org.procession.api;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.procession.domain.communications.Attachment;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A new tenant with one record of each kind, in whose texts is a word.
 *
 * @param owner who may do everything there
 * @param ids of the records, by the names that parameters of paths have for them
 */
record OneOfEach(TenantId tenant, Client owner, String word, Map<String, String> ids) {

  static OneOfEach of(
      House house, OutgoingMessages messages, TransactionTemplate transaction, String word) {
    var tenant = house.tenant();
    var made = new OneOfEach(tenant, house.as(tenant, "clerk"), word, new HashMap<>());
    made.business();
    made.ids.put("messageId", made.message(messages, transaction));
    made.ids.put("importId", made.anImport(house));
    made.identities();
    return made;
  }

  UploadedFile file() {
    return UploadedFile.of(word);
  }

  private void business() {
    ids.put("vendorId", Bills.vendor(owner, word + " mill", "NL16356706"));
    ids.put("billId", id(owner.postXml(Bills.E_INVOICES, Bills.eInvoice("ubl-example5"))));
    ids.put("clientId", id(owner.post(Invoices.CLIENTS, named(Invoices.client(), "Book Shop"))));
    ids.put(
        "contactId",
        id(
            owner.post(
                Invoices.CLIENTS + "/" + ids.get("clientId") + "/contacts",
                named(Invoices.contact(), "Ada"))));
    ids.put(
        "invoiceId",
        id(
            owner.post(
                Invoices.PATH,
                named(Invoices.invoice(ids.get("clientId")), "Copy paper")
                    .replace("\"issue\": false", "\"issue\": true"))));
    ids.put("projectId", id(owner.post("/api/projects/projects", project())));
    ids.put("fileId", file().declare(owner, word + ".txt"));
    file().put(owner, ids.get("fileId"), 1);
    ids.put("number", "1");
  }

  private String named(String json, String name) {
    return json.replace(name, word);
  }

  private static String id(Client.Answer created) {
    return created.answered(201).path("id").asString();
  }

  String project() {
    return """
    {
      "title": "%s", "sponsor": "guest", "budget": "20000.00", "currency": "EUR", "risk": "LOW",
      "startsOn": "2027-01-04", "endsOn": "2027-06-30",
      "members": [{"user": "clerk", "role": "MANAGER"}],
      "milestones": [{"title": "Go live", "dueOn": "2027-06-30"}]
    }
    """
        .formatted(word);
  }

  private String message(OutgoingMessages messages, TransactionTemplate transaction) {
    var subject = new Subject("invoice", UUID.fromString(ids.get("invoiceId")));
    var message =
        new Message("tenancy", subject, "office@client.example", word, word)
            .with(Attachment.pdf(word + ".pdf", new byte[1]));
    new Scope(tenant, Actor.system("test"))
        .run(() -> transaction.executeWithoutResult(t -> messages.plan(message)));
    return owner
        .get("/api/communications/messages?subject=" + subject)
        .answered(200)
        .at("/items/0/id")
        .asString();
  }

  /** One that has ended, so that nobody waits for it. */
  private String anImport(House house) {
    var id = id(owner.post(ImportsIT.PATH, "{\"type\": \"client\", \"dryRun\": true}"));
    owner
        .send(
            "PUT",
            ImportsIT.PATH + "/" + id + "/content",
            BodyPublishers.ofString(
                "externalReference,name,address.country\n%1$s,%1$s,\n".formatted(word)),
            request -> request.header("Content-Type", "text/csv"))
        .answered(202);
    house.runImports(tenant);
    return id;
  }

  private void identities() {
    var group = word.toLowerCase(Locale.ROOT) + "-group";
    var role = word.toLowerCase(Locale.ROOT) + "-role";
    var user = word.toLowerCase(Locale.ROOT) + "-user";
    var nothing = "{\"description\": \"%s\", \"permissions\": []}".formatted(word);
    owner.send("PUT", "/api/identity/groups/" + group, none(), request -> {}).answered(200);
    owner.put("/api/identity/roles/" + role, nothing).answered(200);
    owner
        .post(
            "/api/identity/invitations",
            "{\"userId\": \"%s\", \"displayName\": \"%s\", \"email\": \"a@b.example\"}"
                .formatted(user, word))
        .answered(201);
    for (var path :
        List.of(
            "groups/" + group + "/members/" + user,
            "roles/" + role + "/users/" + user,
            "roles/" + role + "/groups/" + group)) {
      owner.send("PUT", "/api/identity/" + path, none(), request -> {});
    }
    ids.put("groupId", group);
    ids.put("roleId", role);
    ids.put("userId", user);
    ids.put(
        "keyId",
        owner
            .post(
                "/api/identity/api-keys",
                "{\"name\": \"%s\", \"permissions\": [\"crm.client.read\"]}".formatted(word))
            .answered(201)
            .at("/apiKey/id")
            .asString());
  }

  private static BodyPublisher none() {
    return BodyPublishers.noBody();
  }
}
