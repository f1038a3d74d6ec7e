/** Movements of a month, of which each has a fee too: twice as many rows. */
const MONTHLY = 10_000
const MONTHS = 12
const DAY = 86_400

/**
 * SQL that fills the journal with twelve months of movements, the last of them the present one: one
 * of ten a refund, one of a hundred of another currency, one of a thousand by hand. Their orders are
 * those of `generatedOrders`.
 */
export const generatedJournal = (now: number): string[] =>
  Array.from({ length: MONTHS }, (_, month) => {
    const [from, to] = [month * MONTHLY, (month + 1) * MONTHLY]
    const numbers = `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to - 1})`
    const begins = new Date(now * 1000)
    begins.setUTCMonth(begins.getUTCMonth() - month, 2)
    begins.setUTCHours(0, 0, 0, 0)
    // Within the first days of its month, so that no movement is in the future.
    const at = `(${Math.floor(begins.getTime() / 1000) - DAY} + 7200 + i % ${MONTHLY})`
    const amount = 'iif(i % 10 = 3, -12100, 12100)'
    const tax = 'iif(i % 10 = 3, -2100, 2100)'
    const currency = "iif(i % 100 = 7, 'USD', 'EUR')"
    const columns = `(id, at, provider, kind, order_id, gross, net, tax, tax_rate, currency, reference)`
    return [
      `${numbers} insert into journal ${columns}
        select printf('txn_%08d', i), ${at}, iif(i % 1000 = 5, 'cash', 'stripe'), iif(i % 10 = 3, 'refund', 'sale'),
          'order-' || (i % 90000), ${amount}, ${amount} - ${tax}, ${tax}, 2100, ${currency}, 'ch_' || i from n`,
      `${numbers} insert into journal ${columns}
        select printf('txn_%08d:fee', i), ${at}, 'stripe', 'fee',
          'order-' || (i % 90000), -207, -207, 0, 0, ${currency}, 'ch_' || i from n`,
    ]
  }).flat()
