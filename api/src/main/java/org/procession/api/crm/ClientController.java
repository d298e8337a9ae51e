package org.procession.api.crm;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.procession.api.changes.IfMatch;
import org.procession.api.changes.MergePatch;
import org.procession.api.changes.Patches;
import org.procession.api.changes.Patching;
import org.procession.api.json.PageOf;
import org.procession.api.json.Version;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Listing;
import org.procession.domain.Page;
import org.procession.domain.crm.AddingContacts;
import org.procession.domain.crm.ChangingClients;
import org.procession.domain.crm.ChangingContacts;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ContactId;
import org.procession.domain.crm.ContactRecord;
import org.procession.domain.crm.CreatingClients;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.crm.HandingOverClients;
import org.procession.domain.tenancy.Whose;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Clients")
@RestController
@RequestMapping(path = ClientController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ClientController {

  static final String PATH = "/api/crm/clients";

  private final CreatingClients creating;
  private final ChangingClients changing;
  private final HandingOverClients handingOver;
  private final AddingContacts adding;
  private final ChangingContacts changingContacts;
  private final FindingClients finding;
  private final Patching patching;

  ClientController(
      CreatingClients creating,
      ChangingClients changing,
      HandingOverClients handingOver,
      AddingContacts adding,
      ChangingContacts changingContacts,
      FindingClients finding,
      Patching patching) {
    this.creating = creating;
    this.changing = changing;
    this.handingOver = handingOver;
    this.adding = adding;
    this.changingContacts = changingContacts;
    this.finding = finding;
    this.patching = patching;
  }

  @Operation(operationId = "createClient", summary = "Create a client")
  @ApiResponse(responseCode = "201", description = "The client; `Location` is its address.")
  @MayFail({
    "409 CLIENT_EXISTS",
    "409 CHANGED_MEANWHILE",
    "422 CLIENT_INVALID",
    "422 VAT_ID_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 LANGUAGE_UNKNOWN"
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("crm.client.create")
  ResponseEntity<ClientJson> create(@Valid @RequestBody NewClientJson client) {
    var created = creating.create(client.toNewClient());
    return ResponseEntity.created(URI.create(PATH + "/" + created.id()))
        .eTag(version(created))
        .body(ClientJson.of(created));
  }

  @Operation(
      operationId = "readClient",
      summary = "Read a client",
      description =
          "With `If-None-Match` and the `ETag` of an earlier answer, 304 when it is unchanged.")
  @ApiResponse(responseCode = "200", description = "The client; `ETag` is its version.")
  @MayFail("404 CLIENT_NOT_FOUND")
  @GetMapping("/{clientId}")
  @RequiresPermission("crm.client.read")
  ResponseEntity<ClientJson> read(@PathVariable ClientId clientId) {
    return ok(finding.find(clientId));
  }

  @Operation(
      operationId = "replaceClient",
      summary = "Replace a client",
      description =
          "Makes the client what the body says, as a whole: what is left out is removed or gets its"
              + " default.")
  @ApiResponse(responseCode = "200", description = "The client; `ETag` is its new version.")
  @MayFail({
    "404 CLIENT_NOT_FOUND",
    "409 CLIENT_EXISTS",
    "422 CLIENT_INVALID",
    "422 VAT_ID_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 LANGUAGE_UNKNOWN"
  })
  @PutMapping(path = "/{clientId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("crm.client.change")
  ResponseEntity<ClientJson> replace(
      @PathVariable ClientId clientId, IfMatch ifMatch, @Valid @RequestBody NewClientJson client) {
    var version = ifMatch.from(clientId.subject(), finding.find(clientId).version());
    return ok(changing.change(clientId, version, client.toNewClient()));
  }

  @Operation(operationId = "changeClient", summary = "Change a client")
  @ApiResponse(responseCode = "200", description = "The client; `ETag` is its new version.")
  @MayFail({
    "404 CLIENT_NOT_FOUND",
    "409 CLIENT_EXISTS",
    "422 CLIENT_INVALID",
    "422 VAT_ID_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 LANGUAGE_UNKNOWN"
  })
  @PatchMapping(path = "/{clientId}", consumes = MergePatch.MEDIA_TYPE)
  @RequiresPermission("crm.client.change")
  @Patches(NewClientJson.class)
  ResponseEntity<ClientJson> change(
      @PathVariable ClientId clientId, IfMatch ifMatch, @RequestBody MergePatch patch) {
    var client = finding.find(clientId);
    var version = ifMatch.from(clientId.subject(), client.version());
    var changed = patching.apply(patch, NewClientJson.of(client));
    return ok(changing.change(clientId, version, changed.toNewClient()));
  }

  @Operation(
      operationId = "handOverClient",
      summary = "Hand a client over to another user",
      description =
          "The user then owns the client, its contacts and its invoices. To search this is known within about a second.")
  @ApiResponse(responseCode = "200", description = "The client; `ETag` is its new version.")
  @MayFail({"404 CLIENT_NOT_FOUND", "422 CLIENT_OWNER_UNKNOWN"})
  @PutMapping(path = "/{clientId}/owner", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("crm.client.handOver")
  ResponseEntity<ClientJson> handOver(
      @PathVariable ClientId clientId, IfMatch ifMatch, @Valid @RequestBody NewOwnerJson to) {
    var version = ifMatch.from(clientId.subject(), finding.find(clientId).version());
    return ok(handingOver.handOver(clientId, version, to.owner()));
  }

  private static ResponseEntity<ClientJson> ok(ClientRecord client) {
    return ResponseEntity.ok().eTag(version(client)).body(ClientJson.of(client));
  }

  private static String version(ClientRecord client) {
    return new Version(client.version()).toString();
  }

  @Operation(
      operationId = "listClients",
      summary = "List clients",
      description = "Sorted by `createdAt` or `name`.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("crm.client.read")
  PageOf<ClientJson> list(
      Whose whose,
      @Parameter(description = "How the name begins, in whichever case.", example = "book")
          @RequestParam(defaultValue = "")
          String name,
      @RequestParam(defaultValue = Listing.NEWEST_FIRST) String sort,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(finding.list(name, whose, new Page.Limit(limit, after, sort)), ClientJson::of);
  }

  @Operation(operationId = "addContact", summary = "Add a contact to a client")
  @ApiResponse(responseCode = "201", description = "The contact; `Location` is its address.")
  @MayFail({
    "404 CLIENT_NOT_FOUND",
    "409 CONTACT_EXISTS",
    "422 CLIENT_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 PHONE_NUMBER_INVALID",
    "422 LANGUAGE_UNKNOWN"
  })
  @PostMapping(path = "/{clientId}/contacts", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("crm.contact.create")
  ResponseEntity<ContactJson> addContact(
      @PathVariable ClientId clientId, @Valid @RequestBody NewContactJson contact) {
    var added = adding.add(clientId, contact.toNewContact());
    return ResponseEntity.created(
            URI.create("%s/%s/contacts/%s".formatted(PATH, clientId, added.id())))
        .eTag(version(added))
        .body(ContactJson.of(added));
  }

  @Operation(
      operationId = "readContact",
      summary = "Read a contact",
      description =
          "With `If-None-Match` and the `ETag` of an earlier answer, 304 when it is unchanged.")
  @ApiResponse(responseCode = "200", description = "The contact; `ETag` is its version.")
  @MayFail({"404 CLIENT_NOT_FOUND", "404 CONTACT_NOT_FOUND"})
  @GetMapping("/{clientId}/contacts/{contactId}")
  @RequiresPermission("crm.client.read")
  ResponseEntity<ContactJson> readContact(
      @PathVariable ClientId clientId, @PathVariable ContactId contactId) {
    return ok(finding.contact(clientId, contactId));
  }

  @Operation(
      operationId = "changeContact",
      summary = "Change a contact",
      description = "A language of `null` is the client's.")
  @ApiResponse(responseCode = "200", description = "The contact; `ETag` is its new version.")
  @MayFail({
    "404 CLIENT_NOT_FOUND",
    "404 CONTACT_NOT_FOUND",
    "409 CONTACT_EXISTS",
    "422 CLIENT_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 PHONE_NUMBER_INVALID",
    "422 LANGUAGE_UNKNOWN"
  })
  @PatchMapping(path = "/{clientId}/contacts/{contactId}", consumes = MergePatch.MEDIA_TYPE)
  @RequiresPermission("crm.contact.change")
  @Patches(NewContactJson.class)
  ResponseEntity<ContactJson> changeContact(
      @PathVariable ClientId clientId,
      @PathVariable ContactId contactId,
      IfMatch ifMatch,
      @RequestBody MergePatch patch) {
    var contact = finding.contact(clientId, contactId);
    var version = ifMatch.from(contactId.subject(), contact.version());
    var changed = patching.apply(patch, NewContactJson.of(contact));
    return ok(changingContacts.change(clientId, contactId, version, changed.toNewContact()));
  }

  private static ResponseEntity<ContactJson> ok(ContactRecord contact) {
    return ResponseEntity.ok().eTag(version(contact)).body(ContactJson.of(contact));
  }

  private static String version(ContactRecord contact) {
    return new Version(contact.version()).toString();
  }

  @Operation(
      operationId = "listContacts",
      summary = "List a client's contacts",
      description = "Sorted by `createdAt` or `name`.")
  @MayFail({"404 CLIENT_NOT_FOUND", "422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping("/{clientId}/contacts")
  @RequiresPermission("crm.client.read")
  PageOf<ContactJson> listContacts(
      @PathVariable ClientId clientId,
      @RequestParam(defaultValue = Listing.NEWEST_FIRST) String sort,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(
        finding.contacts(clientId, new Page.Limit(limit, after, sort)), ContactJson::of);
  }
}
