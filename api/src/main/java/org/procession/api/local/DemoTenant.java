package org.procession.api.local;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.procession.domain.money.Currencies;
import org.procession.domain.tenancy.TenantId;

/**
 * A company to try things with.
 *
 * @param rates units of its base currency for one unit of another
 */
record DemoTenant(
    TenantId id, String name, Currency currency, ZoneId timeZone, Map<String, String> rates) {

  static final List<DemoTenant> ALL =
      List.of(
          new DemoTenant(
              new TenantId("acme"),
              "Acme",
              Currencies.of("EUR"),
              ZoneId.of("Europe/Berlin"),
              Map.of(
                  "USD", "0.92", "GBP", "1.17", "CHF", "1.05", "JPY", "0.0062", "NOK", "0.086",
                  "SEK", "0.088", "DKK", "0.134")),
          new DemoTenant(
              new TenantId("globex"),
              "Globex",
              Currencies.of("USD"),
              ZoneId.of("America/New_York"),
              Map.of(
                  "EUR", "1.09", "GBP", "1.27", "CHF", "1.14", "JPY", "0.0067", "NOK", "0.094",
                  "SEK", "0.096", "DKK", "0.146")));
}
