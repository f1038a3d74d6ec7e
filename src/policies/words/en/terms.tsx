import { paths } from '../../../paths.ts'
import type { Config } from '../../../platform/config.ts'

/**
 * Renders how buying here works, and what both sides can count on.
 * One file in each language: a legal text is translated whole, by somebody who answers for it, not
 * sentence by sentence.
 */
export const Terms = ({ config }: { config: Config }) => (
  <>
    <p class="lead">
      You are buying from {config.shop.legal_name}, {config.shop.address}. Telephone{' '}
      {config.shop.phone}, email <a href={`mailto:${config.MAIL_FROM}`}>{config.MAIL_FROM}</a>.
    </p>
    <h2>How ordering works</h2>
    <ol>
      <li>A cart reserves nothing: pieces in it can still be sold to somebody else.</li>
      <li>
        When you place the order, we keep its pieces for you for 30 minutes. That is also how long
        the payment page stays open.
      </li>
      <li>
        Once the payment has arrived, the contract is made and we confirm it by email. Without a
        payment, the pieces go back on sale and you owe nothing.
      </li>
      <li>
        If a payment arrives after that time, the order stands as long as the pieces are still
        there. Otherwise we send all the money back.
      </li>
    </ol>
    <h2>Prices</h2>
    <p>
      Prices are in {config.shop.currency} and include value added tax where it is due. Delivery is
      added at the checkout, before you pay. The price that counts is the one at the checkout; if it
      has changed since you filled your cart, the cart says so.
    </p>
    <h2>What you get</h2>
    <p>
      The table on a piece’s page is part of the contract: its metal and fineness, its stones, where
      they come from and how they were treated. Stones are natural only where we say so. Pieces made
      by hand can differ a little from their pictures.
    </p>
    <h2>Delivery, returns, faults</h2>
    <p>
      See <a href={paths.policy('delivery')}>delivery</a> and{' '}
      <a href={paths.policy('returns')}>returns</a>. Pieces are yours once they are paid for, and in
      our care until they are in your hands.
    </p>
    <h2>Law</h2>
    <p>
      The law of our country applies; you keep the rights that the law of your own country gives you
      as a consumer. If we disagree, please write to us first.
    </p>
  </>
)
