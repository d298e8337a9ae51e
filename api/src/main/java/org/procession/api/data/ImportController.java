package org.procession.api.data;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.problem.BodyTooLarge;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.data.CreatingImports;
import org.procession.domain.data.CsvTable;
import org.procession.domain.data.FindingImports;
import org.procession.domain.data.ImportId;
import org.procession.domain.data.ImportInterrupted;
import org.procession.domain.data.ReceivingTables;
import org.procession.domain.data.RecordTables;
import org.procession.domain.data.UndoingImports;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Imports")
@RestController
@RequestMapping(path = ImportController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {

  static final String PATH = "/api/data/imports";

  private final CreatingImports creating;
  private final ReceivingTables receiving;
  private final UndoingImports undoing;
  private final FindingImports finding;
  private final RecordTables tables;
  private final ProgressStreams progress;

  ImportController(
      CreatingImports creating,
      ReceivingTables receiving,
      UndoingImports undoing,
      FindingImports finding,
      RecordTables tables,
      ProgressStreams progress) {
    this.creating = creating;
    this.receiving = receiving;
    this.undoing = undoing;
    this.finding = finding;
    this.tables = tables;
    this.progress = progress;
  }

  @Operation(
      operationId = "createImport",
      summary = "Create an import",
      description =
          "Says what is going to be imported, and how; then its content is sent. Needs the permissions to create and to"
              + " change such records, too, everybody's.")
  @ApiResponse(responseCode = "201", description = "The import; `Location` is its address.")
  @MayFail({"422 IMPORT_TYPE_UNKNOWN", "422 IMPORT_KEY_UNKNOWN", "422 IMPORT_COLUMNS_WRONG"})
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("data.import.run")
  ResponseEntity<ImportJson> create(
      @Valid @RequestBody NewImportJson wanted, Permissions permissions) {
    requireForRecords(wanted.type(), permissions);
    var created = ImportJson.of(creating.create(wanted.toNewImport()));
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(created);
  }

  /** Who may import records may do with them what the import does. */
  private void requireForRecords(String type, Permissions permissions) {
    var table = tables.require(type);
    permissions.requireForEverybodys(table.createPermission());
    permissions.requireForEverybodys(table.changePermission());
  }

  @Operation(
      operationId = "uploadImportContent",
      summary = "Send the content of an import",
      description =
          "Takes CSV after RFC 4180 in UTF-8 as it streams; the first row has the headings. When all of it is there its"
              + " rows are taken, each in its own right. Content that is refused or breaks off leaves nothing, and can be"
              + " sent again; content that has come is not taken twice.")
  @ApiResponse(responseCode = "202", description = "The content is there; its rows are taken.")
  @MayFail({
    "404 IMPORT_NOT_FOUND",
    "409 IMPORT_NOT_IN_STATE",
    "409 CHANGED_MEANWHILE",
    "422 CSV_UNREADABLE",
    "422 IMPORT_COLUMNS_WRONG",
    "422 IMPORT_INTERRUPTED"
  })
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      description = "The table.",
      content =
          @Content(
              mediaType = Csv.MEDIA_TYPE,
              schema =
                  @Schema(
                      type = "string",
                      example = "externalReference,name,address.country\nC-1001,Book Shop,DE\n")))
  @PutMapping(path = "/{importId}/content", consumes = Csv.MEDIA_TYPE)
  @RequiresPermission("data.import.run")
  ResponseEntity<ImportJson> upload(
      @PathVariable ImportId importId,
      @Parameter(hidden = true) InputStream content,
      Permissions permissions,
      HttpServletRequest request) {
    requireForRecords(finding.find(importId).type(), permissions);
    try {
      return accepted(ImportJson.of(receiving.receive(importId, content)));
    } catch (BodyTooLarge e) {
      throw new HttpMessageNotReadableException(
          "the body is too large", e, new ServletServerHttpRequest(request));
    } catch (IOException e) {
      throw new ImportInterrupted();
    }
  }

  private static ResponseEntity<ImportJson> accepted(ImportJson body) {
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(body);
  }

  @Operation(operationId = "readImport", summary = "Read an import")
  @ApiResponse(responseCode = "200", description = "The import, and how far it has come.")
  @MayFail("404 IMPORT_NOT_FOUND")
  @GetMapping("/{importId}")
  @RequiresPermission("data.import.read")
  ImportJson read(@PathVariable ImportId importId) {
    return ImportJson.of(finding.find(importId));
  }

  @Operation(operationId = "listImports", summary = "List imports", description = "Newest first.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("data.import.read")
  PageOf<ImportJson> list(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(finding.list(new Page.Limit(limit, after)), ImportJson::of);
  }

  @Operation(
      operationId = "followImport",
      summary = "Follow an import",
      description =
          "Server-sent events: `progress` with the import each time that it has come further, and `end` with it as the"
              + " last. Each has the version of the import as its id; whoever connects again with `Last-Event-ID` is told"
              + " what is newer, and 204 when there is nothing more to come.")
  @ApiResponse(
      responseCode = "200",
      description = "Events, until the import ends.",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "204",
      description = "It has ended, and all was told.",
      content = @Content)
  @MayFail("404 IMPORT_NOT_FOUND")
  @GetMapping(path = "/{importId}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @RequiresPermission("data.import.read")
  void follow(
      @PathVariable ImportId importId,
      @Parameter(description = "The id of the last event that was seen.")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable Long lastEventId,
      HttpServletRequest request,
      HttpServletResponse response) {
    progress.stream(importId, lastEventId == null ? -1 : lastEventId, request, response);
  }

  @Operation(
      operationId = "readRefusedRows",
      summary = "Get the rows of an import that were refused",
      description =
          "As CSV with the columns as they came, and `error.line`, `error.field`, `error.code` and `error.detail`. Mended,"
              + " it can be imported as it is: these columns are left out then.")
  @ApiResponse(
      responseCode = "200",
      description = "The rows.",
      content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string")))
  @MayFail("404 IMPORT_NOT_FOUND")
  @GetMapping(path = "/{importId}/refused", produces = Csv.MEDIA_TYPE)
  @RequiresPermission("data.import.read")
  CsvTable refused(@PathVariable ImportId importId) {
    return finding.refused(importId);
  }

  @Operation(
      operationId = "undoImport",
      summary = "Undo an import",
      description =
          "Removes what it created, and makes what it changed what it was. A record to which something happened since"
              + " stays as it is, and is listed.")
  @ApiResponse(responseCode = "202", description = "It is being undone.")
  @MayFail({"404 IMPORT_NOT_FOUND", "409 IMPORT_NOT_IN_STATE"})
  @PostMapping("/{importId}/undo")
  @RequiresPermission("data.import.undo")
  ResponseEntity<ImportJson> undo(@PathVariable ImportId importId, Permissions permissions) {
    requireForRecords(finding.find(importId).type(), permissions);
    return accepted(ImportJson.of(undoing.undo(importId)));
  }

  @Operation(
      operationId = "readKeptRecords",
      summary = "Get what undoing left as it is",
      description = "As CSV: the line of the row, the id of the record, and why.")
  @ApiResponse(
      responseCode = "200",
      description = "The records.",
      content = @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string")))
  @MayFail("404 IMPORT_NOT_FOUND")
  @GetMapping(path = "/{importId}/kept", produces = Csv.MEDIA_TYPE)
  @RequiresPermission("data.import.read")
  CsvTable kept(@PathVariable ImportId importId) {
    return finding.kept(importId);
  }
}
