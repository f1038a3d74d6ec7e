/**
 * Days in which a consumer may return goods without giving a reason: Directive 2011/83/EU, article
 * 9.
 */
export const WITHDRAWAL_DAYS = 14

/**
 * Whether an item may be returned within the withdrawal period. Goods made to the shopper's
 * specifications or clearly personalised may not: Directive 2011/83/EU, article 16 (c), with
 * article 2 (4) and recital 49. Whether that covers a catalogue product that is made once ordered,
 * in a size from its list, is contested; here it may be returned. Says nothing about faulty goods.
 * The returns policy is written from this rule.
 */
export const canBeReturned = (line: { engraved: boolean; madeToOrder: boolean }): boolean =>
  !line.engraved
