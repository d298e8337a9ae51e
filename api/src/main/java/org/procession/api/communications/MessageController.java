package org.procession.api.communications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.FindingMessages;
import org.procession.domain.communications.MessageRecord;
import org.procession.domain.communications.MessageRecord.AttachmentRecord;
import org.procession.domain.communications.MessageStatus;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Whose;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Messages")
@RestController
@RequestMapping("/api/communications/messages")
class MessageController {

  private final FindingMessages finding;

  MessageController(FindingMessages finding) {
    this.finding = finding;
  }

  @Schema(name = "Message", description = "A message to the outside, and what became of it.")
  record MessageJson(
      UUID id,
      @Schema(
              description = "The record it is about.",
              example = "invoice:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a")
          String subject,
      Channel channel,
      @Schema(
              description = "An e-mail address or a telephone number.",
              example = "office@example.com")
          String recipient,
      @Schema(description = "A language tag (BCP 47).", example = "de") String language,
      @Schema(example = "Reminder of invoice 2026-17") String title,
      @Schema(
              description =
                  "PLANNED messages wait, for the first time or again; SENT ones the provider has taken; FAILED ones"
                      + " have certainly not left and will not; of UNKNOWN ones nobody knows, and they are not sent"
                      + " again.")
          MessageStatus status,
      @Schema(description = "How often it was tried.") int attempts,
      @Schema(
              description = "What went wrong last.",
              example = "21211 Invalid 'To' Phone Number: +15005550001")
          @Nullable String cause,
      @Schema(
              description =
                  "What the one who took it calls it: the Message-ID of an e-mail, the SID of an SMS.",
              example = "SM90c6fc909d8504d45ecdb3a3d5b3556e")
          @Nullable String providerId,
      Instant plannedAt,
      @Nullable Instant sentAt,
      List<AttachmentJson> attachments) {

    static MessageJson of(MessageRecord message) {
      return new MessageJson(
          message.id(),
          message.about().toString(),
          message.channel(),
          message.recipient(),
          message.language().toLanguageTag(),
          message.title(),
          message.status(),
          message.attempts(),
          message.cause(),
          message.providerId(),
          message.plannedAt(),
          message.sentAt(),
          message.attachments().stream().map(AttachmentJson::of).toList());
    }
  }

  @Schema(name = "Attachment", description = "A file that goes with a message.")
  record AttachmentJson(
      @Schema(description = "Its place in the message, from 1.", example = "1") int number,
      @Schema(example = "reminder-2026-17.pdf") String fileName,
      @Schema(example = "application/pdf") String mediaType,
      @Schema(
              description = "In bytes; not there for a letter that nobody has sent or read yet.",
              example = "18204")
          @Nullable Integer size) {

    static AttachmentJson of(AttachmentRecord attachment) {
      return new AttachmentJson(
          attachment.number(), attachment.fileName(), attachment.mediaType(), attachment.size());
    }
  }

  @Operation(
      operationId = "listMessages",
      summary = "List a record's messages",
      description =
          "What left the house about a record or as its correspondence, or is to leave, newest first. A record that"
              + " does not exist has none.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("communications.message.read")
  PageOf<MessageJson> list(
      Whose whose,
      @Parameter(
              description = "The record.",
              example = "invoice:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a",
              schema = @Schema(type = "string"))
          @RequestParam
          Subject subject,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(finding.about(subject, whose, new Page.Limit(limit, after)), MessageJson::of);
  }

  @Operation(
      operationId = "readAttachment",
      summary = "Read an attachment",
      description = "A file that goes with a message, byte for byte.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content =
          @Content(
              mediaType = MediaType.ALL_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @MayFail("404 ATTACHMENT_NOT_FOUND")
  @GetMapping("/{messageId}/attachments/{number}")
  @RequiresPermission("communications.message.read")
  ResponseEntity<byte[]> attachment(
      Whose whose, @PathVariable UUID messageId, @PathVariable int number) {
    var attachment = finding.attachment(messageId, number, whose);
    var disposition =
        ContentDisposition.attachment()
            .filename(attachment.fileName(), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attachment.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(attachment.content());
  }
}
