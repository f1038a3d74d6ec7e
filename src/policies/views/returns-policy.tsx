import { canBeReturned } from '../../catalog/return-rules.ts'
import { WITHDRAWAL_DAYS } from '../../catalog/rules.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import { words } from '../../ui/messages.ts'

/** Renders what can be sent back, how, and what happens when a piece is faulty. */
export const ReturnsPolicy = ({ config }: { config: Config }) => (
  <>
    <p class="lead">
      You have {WITHDRAWAL_DAYS} days from the day your parcel arrives to send a piece back, without
      giving a reason.
    </p>
    <h2>How to send something back</h2>
    <ol>
      <li>
        Write to <a href={`mailto:${config.MAIL_FROM}`}>{config.MAIL_FROM}</a> with your order
        number and what comes back. No form is needed.
      </li>
      <li>
        Send it within {WITHDRAWAL_DAYS} days of writing to {config.shop.legal_name},{' '}
        {config.shop.address}, unworn, with its certificate if it has one. Insure it: until it
        arrives it is in your care. You pay for the way back.
      </li>
      <li>
        Within {WITHDRAWAL_DAYS} days of hearing from you we pay back the price and the standard
        delivery, the way you paid. We may wait until the piece or a proof of posting is here.
      </li>
    </ol>
    <h2>{words.returns.cannot}</h2>
    <Cases returnable={false} />
    <p>{words.returns.because}</p>
    <h2>{words.returns.can}</h2>
    <Cases returnable />
    <h2>When something is wrong</h2>
    <p>
      A piece that is faulty or not as described is repaired, replaced or taken back at our cost,
      for two years from delivery, engraved or not. That is your right by law, and it does not
      depend on this page.
    </p>
    <h2>Before it has left us</h2>
    <p>
      Until we have handed your parcel to the carrier, write to us or call {config.shop.phone} and
      we cancel the order. Where it stands is on <a href={paths.orderLookUp()}>your order’s page</a>
      .
    </p>
  </>
)

/** The kinds of pieces that can come back, or cannot, as the shop decides it. */
const Cases = ({ returnable }: { returnable: boolean }) => (
  <ul>
    {kinds
      .filter((kind) => canBeReturned(kind) === returnable)
      .map((kind) => (
        <li>{kind.words}</li>
      ))}
  </ul>
)

const { engraved, madeToOrder, inStock } = words.returns.cases
const kinds = [
  { engraved: true, madeToOrder: false, words: engraved },
  { engraved: false, madeToOrder: true, words: madeToOrder },
  { engraved: false, madeToOrder: false, words: inStock },
]
