import { WITHDRAWAL_DAYS } from '../../../catalog/rules/returns.ts'
import { paths } from '../../../paths.ts'
import type { Config } from '../../../platform/config.ts'
import { ReturnCases } from '../../views/return-cases.tsx'

/**
 * Renders what can be sent back, how, and what happens when a piece is faulty.
 * One file in each language: a legal text is translated whole, by somebody who answers for it, not
 * sentence by sentence.
 */
export const Returns = ({ config }: { config: Config }) => (
  <>
    <p class="lead">
      You have {WITHDRAWAL_DAYS} days from the day the last parcel of your order arrives to
      withdraw, without giving a reason.
    </p>
    <h2>How to send something back</h2>
    <ol>
      <li>
        Open <a href={paths.orderLookUp()}>your order’s page</a> and choose “Withdraw from contract
        here”: you get a receipt by email at once, and a slip to put into the parcel. Or write to{' '}
        <a href={`mailto:${config.MAIL_FROM}`}>{config.MAIL_FROM}</a> with your order number and
        what you are sending back; no form is needed. If the last day is a weekend or a public
        holiday, you have until the next working day.
      </li>
      <li>
        Within {WITHDRAWAL_DAYS} days of writing, send it to {config.shop.legal_name},{' '}
        {config.shop.address}, unworn, with its certificate if it has one. Insure it: until it
        arrives, it is in your care. You pay for the return.
      </li>
      <li>
        Within {WITHDRAWAL_DAYS} days of hearing from you, we refund the price and the standard
        delivery, the same way you paid. We may wait until the piece, or proof of posting, is here.
      </li>
    </ol>
    <h2>What cannot be returned</h2>
    <ReturnCases returnable={false} />
    <p>
      It was made to your wishes, and nobody else can wear it (Directive 2011/83/EU, article 16(c)).
    </p>
    <h2>What can</h2>
    <ReturnCases returnable />
    <h2>If something is wrong</h2>
    <p>
      A piece that is faulty or not as described is repaired, replaced or taken back at our cost,
      for two years from delivery, engraved or not. That is your right by law, and does not depend
      on this page. Tell us on <a href={paths.orderLookUp()}>your order’s page</a>, or write to us.
    </p>
    <h2>Before it leaves us</h2>
    <p>
      Until we have handed your parcel to the carrier, write to us or call {config.shop.phone} and
      we will cancel the order. See where it stands on{' '}
      <a href={paths.orderLookUp()}>your order’s page</a>.
    </p>
  </>
)
