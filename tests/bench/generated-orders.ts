/** Orders of one statement: D1 gives a statement thirty seconds. */
const CHUNK = 10_000
const DAY = 86_400

/**
 * SQL that puts orders behind those there are, `J-O0000000` and so on, one every ten minutes, as a
 * shop of some years has them: nine of ten delivered, the newest in every stage, a few unpaid,
 * refunded or in dispute. Each has a line, a piece, mails and keys. What is sealed cannot be opened.
 *
 * @param variant of a product, which was bought
 */
export const generatedOrders = (many: number, variant: string, now: number): string[] =>
  Array.from({ length: Math.ceil(many / CHUNK) }, (_, chunk) => {
    const [from, to] = [chunk * CHUNK, Math.min(many, (chunk + 1) * CHUNK)]
    const numbers = `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to - 1})`
    // The older an order is, the further it is; 0 is the newest.
    const age = `(${many - 1} - i)`
    const placedAt = `(${now} - ${age} * 600)`
    const day = (days: number) => `date(${placedAt} + ${days} * ${DAY}, 'unixepoch')`
    const stage = `case when ${age} < ${many / 200} then 'to-make' when ${age} < ${many / 100} then
      case i % 4 when 0 then 'on-the-bench' when 1 then 'at-the-assay-office' when 2 then 'to-make' else 'ready' end
      when ${age} < ${many / 50} then iif(i % 3, 'sent', 'ready') when i % 500 = 3 then 'returned' when i % 50 = 1 then 'sent'
      else 'delivered' end`
    const state = `case when i % 20 = 0 then 'released' when i % 100 = 1 then 'refunded' when ${age} < 20 then 'pending' else 'paid' end`
    return [
      `${numbers} insert into orders (id, number, cart_id, form_key, form_digest, form_attempt, state, attention, currency,
          goods, delivery, total, tax, tax_rate, paid, refunded, disputed, delivery_method, country, made_to_order, gift, language,
          ready_by, deliver_from, deliver_by, email, email_digest, contact, provider, payment_ref, placed_at, hold_until, asked_at)
        select 'order-' || i, printf('J-O%07d', i), 'cart-' || i, 'form-' || i, '', 1, ${state},
          iif(i % 1000 = 7, 'disputed', null), 'EUR', 90000, 0, 90000, 15000, 2100, 90000, iif(i % 100 = 1, 90000, 0),
          i % 1000 = 7, 'insured', iif(i % 2000 = 9, 'NZ', 'NL'), i % 3 = 0, i % 4000 = 11, 'en',
          ${day(10)}, ${day(11)}, ${day(14)}, 'v1:gone::', 'person-' || (i / 2), 'v1:gone::', 'stripe', 'pi_' || i,
          ${placedAt}, ${placedAt}, ${placedAt} from n`,
      `${numbers} insert into order_lines (id, order_id, position, variant_id, title, variant_title, handle, unit_price, quantity,
          personalization_digest, held, made_to_order)
        select 'line-' || i, 'order-' || i, 0, '${variant}', 'Ring ' || i, 'size 54', 'ring', 90000, 1, '', 0, i % 3 = 0 from n`,
      `${numbers} insert into pieces (id, order_id, line_id, unit, stage, since, due, waits_for, wanted)
        select 'line-' || i || '.1', 'order-' || i, 'line-' || i, 1, ${stage}, ${placedAt}, ${day(10)},
          iif(${stage} = 'to-make' and i % 10 = 2, 'stone', null), '' from n where ${state} = 'paid'`,
      `${numbers} insert into outbox (id, cause, kind, subject_id, state, attempts, due_at, created_at)
        select 'mail-' || i, 'mail-' || i, 'order-confirmed', 'order-' || i, iif(i % 5000 = 4, 'dead', 'sent'), 1, ${placedAt}, ${placedAt} from n`,
      `${numbers} insert into order_keys (order_id, kind, digest)
        select 'order-' || i, kind.value, kind.value || '-' || (i / iif(kind.value = 'sku', 5000, 5))
        from n, json_each('["email","phone","surname","surname-and-postcode","sku"]') kind`,
    ]
  }).flat()
