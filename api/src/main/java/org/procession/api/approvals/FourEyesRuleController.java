package org.procession.api.approvals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.approvals.FourEyes;
import org.procession.domain.approvals.FourEyesRule;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Four-eyes rules")
@RestController
@RequestMapping(
    path = "/api/approvals/four-eyes-rules",
    produces = MediaType.APPLICATION_JSON_VALUE)
class FourEyesRuleController {

  private final FourEyes fourEyes;

  FourEyesRuleController(FourEyes fourEyes) {
    this.fourEyes = fourEyes;
  }

  @Schema(
      name = "FourEyesRule",
      description =
          "Whether a part that a person has had in a record keeps that person from deciding on it.")
  record FourEyesRuleJson(
      @Schema(description = "The type of the records.", example = "bill") String type,
      @Schema(example = "changedBankAccount") String part,
      @Schema(
              description = "What the person did.",
              example = "changed the bank account of the bill's vendor")
          String says,
      boolean keepsOut,
      @Schema(description = "For how many days; without, for ever.", example = "30")
          @Nullable Integer withinDays,
      @Schema(description = "Whether it is the same for all companies.") boolean fixed,
      @Schema(description = "Whether the company has made it so; else it is the default.")
          boolean own) {

    static FourEyesRuleJson of(FourEyesRule rule) {
      return new FourEyesRuleJson(
          rule.type(),
          rule.part().name(),
          rule.part().says(),
          rule.keepsOut(),
          rule.withinDays(),
          rule.part().fixed(),
          rule.own());
    }
  }

  @Schema(name = "NewFourEyesRule", description = "For how long a part keeps people out.")
  record NewFourEyesRuleJson(
      @Schema(description = "For how many days, 1 to 3650; without, for ever.", example = "30")
          @Nullable Integer withinDays) {}

  /** The rules as they hold for the company. */
  record FourEyesRulesJson(List<FourEyesRuleJson> items) {}

  @Operation(
      operationId = "listFourEyesRules",
      summary = "List the four-eyes rules",
      description = "One for each part that a person can have in a record on which people decide.")
  @GetMapping
  @RequiresPermission("approvals.rule.read")
  FourEyesRulesJson list() {
    return new FourEyesRulesJson(fourEyes.rules().stream().map(FourEyesRuleJson::of).toList());
  }

  @Operation(
      operationId = "setFourEyesRule",
      summary = "Keep people out who have had a part",
      description = "Counts from the next decision on, also for records that wait for one.")
  @MayFail({"404 FOUR_EYES_RULE_UNKNOWN", "409 FOUR_EYES_RULE_FIXED", "422 FOUR_EYES_RULE_INVALID"})
  @PutMapping(path = "/{type}/{part}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("approvals.rule.change")
  FourEyesRuleJson set(
      @PathVariable String type,
      @PathVariable String part,
      @Valid @RequestBody NewFourEyesRuleJson rule) {
    return FourEyesRuleJson.of(fourEyes.keepOut(type, part, rule.withinDays()));
  }

  @Operation(operationId = "resetFourEyesRule", summary = "Return to the default of a rule")
  @MayFail({"404 FOUR_EYES_RULE_UNKNOWN", "409 FOUR_EYES_RULE_FIXED"})
  @DeleteMapping("/{type}/{part}")
  @RequiresPermission("approvals.rule.change")
  FourEyesRuleJson reset(@PathVariable String type, @PathVariable String part) {
    return FourEyesRuleJson.of(fourEyes.reset(type, part));
  }
}
