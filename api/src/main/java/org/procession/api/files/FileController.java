package org.procession.api.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.procession.api.idempotency.IdempotentByItself;
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.events.Subject;
import org.procession.domain.files.DeclaringFiles;
import org.procession.domain.files.DownloadingFiles;
import org.procession.domain.files.FileId;
import org.procession.domain.files.FileRecord;
import org.procession.domain.files.FindingFiles;
import org.procession.domain.files.ReceivingContent;
import org.procession.domain.tenancy.Whose;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Files")
@RestController
@RequestMapping(path = FileController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class FileController {

  static final String PATH = "/api/files/files";

  private final DeclaringFiles declaring;
  private final ReceivingContent receiving;
  private final FindingFiles finding;
  private final DownloadingFiles downloading;

  FileController(
      DeclaringFiles declaring,
      ReceivingContent receiving,
      FindingFiles finding,
      DownloadingFiles downloading) {
    this.declaring = declaring;
    this.receiving = receiving;
    this.finding = finding;
    this.downloading = downloading;
  }

  @Operation(
      operationId = "declareFile",
      summary = "Declare a file",
      description =
          "Says what is going to be uploaded. The content then goes straight to the store, by the request in `upload`,"
              + " and is completed; or through this API.")
  @ApiResponse(responseCode = "201", description = "The file; `Location` is its address.")
  @MayFail({
    "422 FILE_NAME_INVALID",
    "422 FILE_INVALID",
    "422 FILE_EMPTY",
    "422 FILE_TOO_LARGE",
    "422 RECORD_UNKNOWN",
    "503 STORAGE_UNAVAILABLE"
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("files.file.upload")
  ResponseEntity<FileJson> declare(@Valid @RequestBody NewFileJson file) {
    return declared(declaring.declare(file.toNewFile(), file.toNewContent()));
  }

  @Operation(
      operationId = "declareFileVersion",
      summary = "Declare a new version of a file",
      description = "Says what is going to be uploaded; the versions before stay as they are.")
  @ApiResponse(responseCode = "201", description = "The file with its new version.")
  @MayFail({
    "404 FILE_NOT_FOUND",
    "409 CHANGED_MEANWHILE",
    "422 FILE_INVALID",
    "422 FILE_EMPTY",
    "422 FILE_TOO_LARGE",
    "503 STORAGE_UNAVAILABLE"
  })
  @PostMapping(path = "/{fileId}/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("files.file.upload")
  ResponseEntity<FileJson> declareVersion(
      @PathVariable FileId fileId, @Valid @RequestBody NewContentJson content) {
    return declared(declaring.declareVersion(fileId, content.toNewContent()));
  }

  private static ResponseEntity<FileJson> declared(DeclaringFiles.Declared declared) {
    return ResponseEntity.created(URI.create(PATH + "/" + declared.file().id()))
        .body(FileJson.of(declared));
  }

  @Operation(
      operationId = "uploadFileContent",
      summary = "Upload the content of a version",
      description =
          "Takes content as it streams, of any size that files may have. It is then scanned, which runs as"
              + " FileScanningProcess. Content that is not as declared is deleted. Content that has come already is not"
              + " taken again.")
  @ApiResponse(responseCode = "202", description = "The content is there; its scan begins.")
  @MayFail({
    "404 FILE_NOT_FOUND",
    "404 FILE_VERSION_NOT_FOUND",
    "409 FILE_VERSION_NOT_IN_STATUS",
    "409 CHANGED_MEANWHILE",
    "422 FILE_SIZE_WRONG",
    "422 FILE_CHECKSUM_WRONG",
    "422 FILE_TYPE_WRONG",
    "422 FILE_CONTENT_INTERRUPTED",
    "503 STORAGE_UNAVAILABLE"
  })
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      description = "The content, byte for byte.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @PutMapping(
      path = "/{fileId}/versions/{number}/content",
      consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @RequiresPermission("files.file.upload")
  ResponseEntity<FileJson> upload(
      @PathVariable FileId fileId,
      @PathVariable int number,
      @Parameter(hidden = true) InputStream content) {
    return accepted(receiving.receive(fileId, number, content));
  }

  @Operation(
      operationId = "completeFileVersion",
      summary = "Complete a version",
      description =
          "Tells that the content of a version was put where `upload` said. It is looked at, and then scanned, which"
              + " runs as FileScanningProcess. Content that is not as declared is deleted.")
  @ApiResponse(responseCode = "202", description = "The content is there; its scan begins.")
  @MayFail({
    "404 FILE_NOT_FOUND",
    "404 FILE_VERSION_NOT_FOUND",
    "409 FILE_CONTENT_MISSING",
    "409 FILE_VERSION_NOT_IN_STATUS",
    "409 CHANGED_MEANWHILE",
    "422 FILE_SIZE_WRONG",
    "422 FILE_CHECKSUM_WRONG",
    "422 FILE_TYPE_WRONG",
    "503 STORAGE_UNAVAILABLE"
  })
  @IdempotentByItself
  @PostMapping("/{fileId}/versions/{number}/complete")
  @RequiresPermission("files.file.upload")
  ResponseEntity<FileJson> complete(@PathVariable FileId fileId, @PathVariable int number) {
    return accepted(receiving.complete(fileId, number));
  }

  private static ResponseEntity<FileJson> accepted(FileRecord file) {
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(FileJson.of(file));
  }

  @Operation(
      operationId = "readFile",
      summary = "Read a file",
      description =
          "With `If-None-Match` and the `ETag` of an earlier answer, 304 when it is unchanged.")
  @ApiResponse(
      responseCode = "200",
      description = "The file with all its versions; `ETag` is its state.")
  @MayFail("404 FILE_NOT_FOUND")
  @GetMapping("/{fileId}")
  @RequiresPermission("files.file.read")
  ResponseEntity<FileJson> read(@PathVariable FileId fileId) {
    var file = finding.find(fileId);
    return ResponseEntity.ok().eTag("\"%d\"".formatted(file.version())).body(FileJson.of(file));
  }

  @Operation(
      operationId = "listFiles",
      summary = "List files",
      description = "All files, or those of a record, newest first.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("files.file.read")
  PageOf<FileJson> list(
      Whose whose,
      @Parameter(
              description = "Only those that belong to this record.",
              example = "client:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a",
              schema = @Schema(type = "string"))
          @RequestParam(required = false)
          @Nullable Subject attachedTo,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(finding.list(attachedTo, whose, new Page.Limit(limit, after)), FileJson::of);
  }

  @Schema(name = "FileDownload", description = "From where content can be fetched, by a plain GET.")
  record DownloadJson(URI url, Instant expiresAt) {}

  @Operation(
      operationId = "downloadFileVersion",
      summary = "Get the content of a version",
      description =
          "Answers an address of the store that is good for some minutes, without a token, for this content only.")
  @ApiResponse(responseCode = "200", description = "The address.")
  @MayFail({"404 FILE_NOT_FOUND", "404 FILE_VERSION_NOT_FOUND", "409 FILE_NOT_CLEAN"})
  @GetMapping("/{fileId}/versions/{number}/download")
  @RequiresPermission("files.file.read")
  DownloadJson download(@PathVariable FileId fileId, @PathVariable int number) {
    var link = downloading.link(fileId, number);
    return new DownloadJson(link.url(), link.expiresAt());
  }
}
