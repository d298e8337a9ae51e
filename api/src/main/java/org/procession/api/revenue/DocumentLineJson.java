package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.api.problem.Faults;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;

/** A line of a bill or an invoice, as clients send and see it. */
@Schema(name = "DocumentLine")
record DocumentLineJson(
    @NotNull @Schema(example = "Copy paper A4, 10 boxes") String description,
    @NotNull @Schema(description = "At most 6 decimals.", example = "10") Decimal quantity,
    @NotNull @Schema(description = "At most 6 decimals.", example = "100.00") Decimal unitPrice,
    @Schema(
            description =
                "Quantity times unit price, rounded half-up. May be left out in a request; when"
                    + " stated it must be right. Answers always have it.",
            example = "1000.00")
        @Nullable Decimal net,
    @NotNull
        @Schema(
            description = "A VAT category of EN 16931 (BT-151).",
            allowableValues = {"S", "Z", "E", "AE", "K", "G", "O", "L", "M"},
            example = "S")
        String taxCategory,
    @NotNull @Schema(description = "In percent; 0 in categories that have no rate.", example = "19")
        Decimal taxRate) {

  static DocumentLineJson of(DocumentLine line, Currency currency) {
    return new DocumentLineJson(
        line.description(),
        new Decimal(line.quantity()),
        new Decimal(line.unitPrice()),
        Decimal.amount(line.net(), currency),
        line.taxCategory().name(),
        new Decimal(line.taxRate()));
  }

  /** Reads lines, and collects what is wrong with them. */
  static List<DocumentLine> toLines(
      List<DocumentLineJson> lines, Currency currency, Faults faults) {
    return IntStream.range(0, lines.size())
        .mapToObj(
            i -> faults.at("lines[%d]".formatted(i), "net", () -> lines.get(i).toLine(currency)))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * @throws org.procession.domain.Problem when it breaks a rule; one that names no field is about
   *     the net amount
   */
  private DocumentLine toLine(Currency currency) {
    return new DocumentLine(
        description,
        quantity.value(),
        unitPrice.value(),
        DocumentLine.net(
            quantity.value(), unitPrice.value(), net == null ? null : net.value(), currency),
        TaxCategory.of(taxCategory),
        taxRate.value());
  }
}
