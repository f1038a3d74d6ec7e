import { WITHDRAWAL_DAYS } from '../../catalog/rules.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'

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
    <h2>What cannot come back</h2>
    <p>
      A piece that was engraved or otherwise made to your own wishes, because nobody else can wear
      it (Directive 2011/83/EU, article 16 c). A piece from the catalogue that is made to order in a
      size from the list is not meant by this.
    </p>
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
