/**
 * Days in which a consumer may send goods back without a reason: Directive 2011/83/EU, article 9.
 */
export const WITHDRAWAL_DAYS = 14

/**
 * Whether a piece may be sent back within the time to decide. What was made to the shopper's
 * specifications or clearly personalised may not: Directive 2011/83/EU, article 16 (c), in the
 * words of its article 2 (4) and recital 49. Whether that covers a piece of the catalogue which is
 * made once it is ordered, in a size from its list, is contested; here it may come back. Says
 * nothing about faulty pieces. The returns policy is written from this rule.
 */
export const canBeReturned = (line: { engraved: boolean; madeToOrder: boolean }): boolean =>
  !line.engraved
