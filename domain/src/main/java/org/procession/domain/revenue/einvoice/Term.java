package org.procession.domain.revenue.einvoice;

/** The business terms of EN 16931-1 that are read, as a person would look them up in the norm. */
enum Term {
  BT_1("invoice number"),
  BT_2("invoice issue date"),
  BT_3("invoice type code"),
  BT_5("invoice currency code"),
  BT_9("payment due date"),
  BT_27("seller name"),
  BT_40("seller country code"),
  BT_44("buyer name"),
  BT_92("document level allowance amount"),
  BT_95("document level allowance VAT category code"),
  BT_96("document level allowance VAT rate"),
  BT_99("document level charge amount"),
  BT_102("document level charge VAT category code"),
  BT_103("document level charge VAT rate"),
  BT_106("sum of invoice line net amounts"),
  BT_107("sum of allowances on document level"),
  BT_108("sum of charges on document level"),
  BT_109("invoice total amount without VAT"),
  BT_110("invoice total VAT amount"),
  BT_112("invoice total amount with VAT"),
  BT_113("paid amount"),
  BT_114("rounding amount"),
  BT_115("amount due for payment"),
  BT_116("VAT category taxable amount"),
  BT_117("VAT category tax amount"),
  BT_118("VAT category code"),
  BT_119("VAT category rate"),
  BT_126("invoice line identifier"),
  BT_129("invoiced quantity"),
  BT_130("invoiced quantity unit of measure code"),
  BT_131("invoice line net amount"),
  BT_136("invoice line allowance amount"),
  BT_141("invoice line charge amount"),
  BT_146("item net price"),
  BT_149("item price base quantity"),
  BT_151("invoiced item VAT category code"),
  BT_152("invoiced item VAT rate"),
  BT_153("item name"),
  BG_4("seller"),
  BG_7("buyer"),
  BG_21("document level charge"),
  BG_22("document totals"),
  BG_23("VAT breakdown"),
  BG_25("invoice line"),
  BG_28("invoice line charge");

  private final String title;

  Term(String title) {
    this.title = title;
  }

  /** The id of the norm, such as {@code BT-112}. */
  String id() {
    return name().replace('_', '-');
  }

  @Override
  public String toString() {
    return id() + " (" + title + ")";
  }
}
