import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { Reading } from '../../../journal/queries.ts'
import type { Balance } from '../figures.ts'
import { journalWords } from '../words.ts'

/** Renders whether the journal adds up with what each provider showed when it was last read. */
export const Proof = (props: { shop: Shop; balances: Balance[]; readings: Reading[] }) => (
  <ul class="proof">
    {props.readings.flatMap((reading) =>
      saysOf(props, reading).map(({ good, text }) => (
        <li class={good ? undefined : 'open'}>{text}</li>
      )),
    )}
  </ul>
)

function saysOf(
  { shop, balances }: Parameters<typeof Proof>[0],
  { provider, balance, complete, permitted, readAt }: Reading,
): { good: boolean; text: string }[] {
  const { proof, providers, notPermitted, permissions } = journalWords()
  const name = providers[provider] ?? provider
  if (!permitted) return [{ good: false, text: notPermitted(name, permissions[provider] ?? '') }]
  const when = formatOwnMoment(readAt, shop)
  if (!complete) return [{ good: false, text: proof.reading(name, when) }]
  const own = balances.filter((each) => each.provider === provider)
  const currencies = new Set([...Object.keys(balance), ...own.map(({ currency }) => currency)])
  return [...currencies].sort().map((currency) => {
    const money = (amount: number) => formatMoney(amount, currency, shop.locale, true)
    const sum = own.find((each) => each.currency === currency)?.total ?? 0
    const there = balance[currency] ?? 0
    return sum === there
      ? { good: true, text: proof.equal(name, money(sum), when) }
      : { good: false, text: proof.differs(name, money(sum), money(there), when) }
  })
}
