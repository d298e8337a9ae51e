package org.procession.api.money;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.procession.api.json.Decimal;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Money")
@RestController
@RequestMapping("/api/money/exchange-rates")
class ExchangeRateController {

  private final ExchangeRates rates;

  ExchangeRateController(ExchangeRates rates) {
    this.rates = rates;
  }

  @Schema(name = "ExchangeRate")
  record ExchangeRateJson(
      @NotNull @Schema(description = "ISO 4217.", example = "USD") String currency,
      @NotNull @Schema(description = "The first day on which it counts.", example = "2026-01-01")
          LocalDate validFrom,
      @NotNull
          @Schema(
              description = "Units of the tenant's base currency for one unit.",
              example = "0.92")
          Decimal rate) {}

  @Operation(
      operationId = "setExchangeRate",
      summary = "Set an exchange rate",
      description =
          "Sets what one unit of a currency is worth in the tenant's base currency from a day on, until the next rate."
              + " Idempotent by currency and day: the last one counts.")
  @ApiResponse(responseCode = "204", description = "The rate is set.")
  @MayFail({"422 UNKNOWN_CURRENCY", "422 EXCHANGE_RATE_INVALID"})
  @PutMapping
  @RequiresPermission("money.rate.set")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(@Valid @RequestBody ExchangeRateJson rate) {
    rates.set(Currencies.of(rate.currency()), rate.validFrom(), rate.rate().value());
  }
}
