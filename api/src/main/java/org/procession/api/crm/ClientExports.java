package org.procession.api.crm;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.procession.api.data.Csv;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Listing;
import org.procession.domain.Page;
import org.procession.domain.crm.ClientTable;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.data.CsvTable;
import org.procession.domain.tenancy.Whose;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Clients")
@RestController
class ClientExports {

  private final FindingClients finding;
  private final ClientTable clients;

  ClientExports(FindingClients finding, ClientTable clients) {
    this.finding = finding;
    this.clients = clients;
  }

  @Operation(
      operationId = "exportClients",
      summary = "Export clients",
      description = "As the list has them, but all at once, as CSV that can be imported again.")
  @ApiResponse(
      responseCode = "200",
      description = "The clients.",
      content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string")))
  @GetMapping(path = ClientController.PATH + ".csv", produces = Csv.MEDIA_TYPE)
  @RequiresPermission("crm.client.read")
  CsvTable exportClients(
      Whose whose,
      @Parameter(description = "How the name begins, in whichever case.", example = "book")
          @RequestParam(defaultValue = "")
          String name,
      @RequestParam(defaultValue = Listing.NEWEST_FIRST) String sort) {
    return CsvTable.of(
        "clients",
        clients,
        Page.all(sort, limit -> finding.list(name, whose, limit).map(ClientTable::stored)));
  }
}
