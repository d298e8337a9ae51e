package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.revenue.ledger.AccountCode;
import org.procession.domain.revenue.ledger.AccountType;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.revenue.ledger.TrialBalance;
import org.procession.domain.tenancy.Calendar;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Ledger")
@RestController
@RequestMapping(path = "/api/revenue/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
class LedgerController {

  private final ReadingTrialBalance trialBalance;
  private final Books books;
  private final Calendar calendar;

  LedgerController(ReadingTrialBalance trialBalance, Books books, Calendar calendar) {
    this.trialBalance = trialBalance;
    this.books = books;
    this.calendar = calendar;
  }

  @Schema(
      name = "TrialBalance",
      description = "What stands on the accounts at the end of a day, in the base currency.")
  record TrialBalanceJson(
      LocalDate asOf,
      @Schema(example = "EUR") String currency,
      List<AccountJson> accounts,
      @Schema(description = "The sum of all debits; equal to that of all credits.") Decimal debit,
      Decimal credit) {

    static TrialBalanceJson of(TrialBalance balance) {
      return new TrialBalanceJson(
          balance.asOf(),
          balance.currency(),
          balance.accounts().stream().map(AccountJson::of).toList(),
          new Decimal(balance.debit()),
          new Decimal(balance.credit()));
    }
  }

  @Schema(name = "AccountBalance")
  record AccountJson(
      @Schema(type = "string", example = "3300") AccountCode code,
      @Schema(example = "Accounts payable") String name,
      AccountType type,
      Decimal debit,
      Decimal credit,
      @Schema(description = "Debit less credit.", example = "-1190.00") Decimal balance) {

    static AccountJson of(TrialBalance.Row row) {
      return new AccountJson(
          row.code(),
          row.name(),
          row.type(),
          new Decimal(row.debit()),
          new Decimal(row.credit()),
          new Decimal(row.balance()));
    }
  }

  @Operation(
      operationId = "readTrialBalance",
      summary = "Read the trial balance",
      description =
          "Of all entries with a posting date up to and including a day; accounts with none are"
              + " left out.")
  @GetMapping("/trial-balance")
  @RequiresPermission("revenue.ledger.read")
  TrialBalanceJson trialBalance(
      @Parameter(description = "The day; today in the tenant's time zone when it is left out.")
          @RequestParam(required = false)
          @Nullable LocalDate asOf) {
    return TrialBalanceJson.of(trialBalance.asOf(asOf == null ? calendar.today() : asOf));
  }

  @Schema(name = "Day")
  record DayJson(
      @NotNull @Schema(description = "Any day of the period.", example = "2026-01-31")
          LocalDate day) {}

  @Operation(
      operationId = "closePeriod",
      summary = "Close a period",
      description =
          "Closes the period in which a day is: nothing is posted into it any more. Idempotent.")
  @ApiResponse(responseCode = "204", description = "The period is closed.")
  @MayFail("422 PERIOD_NOT_FOUND")
  @PostMapping(path = "/periods/close", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("revenue.period.close")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@Valid @RequestBody DayJson day) {
    books.closePeriod(day.day());
  }

  @Operation(
      operationId = "reopenPeriod",
      summary = "Reopen a period",
      description = "Opens the closed period in which a day is. Idempotent.")
  @ApiResponse(responseCode = "204", description = "The period is open.")
  @MayFail("422 PERIOD_NOT_FOUND")
  @PostMapping(path = "/periods/reopen", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("revenue.period.close")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(@Valid @RequestBody DayJson day) {
    books.reopenPeriod(day.day());
  }
}
