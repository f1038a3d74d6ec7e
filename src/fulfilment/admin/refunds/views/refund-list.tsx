import { Status, type Tone } from '../../../../admin/parts/status.tsx'
import { paths } from '../../../../paths.ts'
import type { Refund } from '../../../../payments/open-refunds.ts'
import type { RefundState } from '../../../../payments/refund-rules.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { refundWords } from '../words.ts'

export const refundTones: Record<RefundState, Tone> = {
  asked: 'going',
  pending: 'going',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'quiet',
}

type Props = {
  shop: Shop
  refunds: Refund[]
  lines: { id: string; title: string }[]
  /** What the payment provider is called. */
  provider: string
  /** Its name in the shop: `stripe`. */
  providerId: string
  nameOf(staffId: string | null): string | undefined
}

/** Renders each refund of an order: how much, for what, why, by whom, and how it stands. */
export const RefundList = (props: Props) => (
  <ul class="refunds">
    {props.refunds.toReversed().map((refund) => (
      <li>
        <One {...props} refund={refund} />
      </li>
    ))}
  </ul>
)

const One = ({ shop, refund, lines, provider, providerId, nameOf }: Props & { refund: Refund }) => {
  const words = refundWords()
  const amount = formatMoney(refund.amount, refund.currency, shop.locale)
  const titles = refund.lines.map(({ lineId, units }) => {
    const title = lines.find(({ id }) => id === lineId)?.title ?? ''
    return units > 1 ? `${units} × ${title}` : title
  })
  const isOpen = !['failed', 'cancelled'].includes(refund.state)
  return (
    <>
      <p class="refund-head">
        <a href={paths.deskRefund(refund.id)} aria-label={words.card.see(amount)}>
          {amount}
        </a>{' '}
        <Status tone={refundTones[refund.state]} text={words.states[refund.state]} />
      </p>
      {titles.length > 0 && <p>{titles.join(', ')}</p>}
      <p class="quiet">
        {[
          refund.madeBy !== 'provider' && words.reasons[refund.reason],
          words.ways[refund.way](provider),
          refund.reference,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="quiet">
        {[formatOwnMoment(refund.askedAt, shop), whoMade(refund, provider, nameOf)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <RefundFault {...{ refund, provider, providerId }} />
      {!refund.assigned && isOpen && <p>{words.notAssigned}</p>}
    </>
  )
}

/** Who asked for a refund: staff by their name, the shop itself, or somebody at the provider. */
export function whoMade(
  { madeBy, staffId }: Refund,
  provider: string,
  nameOf: Props['nameOf'],
): string | undefined {
  const words = refundWords().madeBy
  if (madeBy === 'provider') return words.provider(provider)
  return madeBy === 'shop' ? words.shop : nameOf(staffId)
}

/** Renders why a refund waits or failed, and what can be done about it. */
export const RefundFault = (props: { refund: Refund } & Pick<Props, 'provider' | 'providerId'>) => {
  const { refund, provider, providerId } = props
  const words = refundWords()
  if (refund.state === 'asked') return <p>{words.noAnswer(provider)}</p>
  if (!refund.fault) return null
  const text = words.faultsAt[providerId]?.[refund.fault] ?? words.faults[refund.fault](provider)
  return refund.state === 'failed' ? <p class="error">{text}</p> : <p>{text}</p>
}
