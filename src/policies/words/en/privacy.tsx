import { paths } from '../../../paths.ts'
import type { Config } from '../../../platform/config.ts'
import { Newsletter } from './newsletter.tsx'
import { PurposeTable } from './purpose-table.tsx'
import { Visits } from './visits.tsx'

/**
 * Renders what the shop keeps about people, where, how, and for how long.
 * One file in each language: a legal text is translated whole, by somebody who answers for it, not
 * sentence by sentence.
 */
export const Privacy = ({ config }: { config: Config }) => (
  <>
    <p class="lead">
      You can look at everything here without a cookie. We ask for what an order needs, and keep it
      encrypted.
    </p>
    <h2>While you look around</h2>
    <p>
      No cookie is set, nothing is kept in your browser, and nothing is loaded from other companies.
      When you first put a piece in the cart, keep one for later or tell us your ring size, one
      cookie is set: a random number that finds these things again, the number of pieces in the
      cart, your size, and short codes of the pieces that you keep. It lasts 30 days, or 180 if you
      keep pieces or told us your size; if you change nothing for as long, we delete all of it, and
      what is in the cart after 30 days. If you ask us not to count your visits, another cookie
      remembers that.
    </p>
    <p>
      While you keep pieces or have some in the cart, we pick others for you by what they are made
      of, their kind and their price. That is worked out when you open a page and stored nowhere;
      you can switch it off beside them.
    </p>
    <p>
      If you make a link to the pieces that you keep, whoever has it sees them as your list is then,
      with their prices and the sizes and metals that you chose if you say so, and never your name
      or an engraving. Of the link we keep what shows it to you again, and how often you changed it
      on its last day. It opens nothing any more once you stop sharing or have us forget you.
    </p>
    <p>
      If there is an announcement at the top of our pages and you dismiss it, your browser keeps its
      words, so that they don’t come back. They are not sent to us, and deleting this site’s data in
      your browser deletes them.
    </p>
    <p>
      If you press “Remember what I look at on this device”, your browser keeps the names and
      pictures of the last twelve pieces that you looked at, so that you find them again. They are
      not sent to us, and “Clear and stop” deletes them.
    </p>
    <Visits />
    <h2>When you order</h2>
    <PurposeTable rows={ordered} />
    <p>
      What you type at the checkout reaches us when you send the form. Until then your browser keeps
      it in the history of that tab alone, so that it’s still there if the page reloads; it goes
      when you send the form or close the tab.
    </p>
    <p>
      Opening your order’s page sets a second cookie for an hour, so that its address need not
      contain a secret.
    </p>
    <p>
      All of these are encrypted before they are stored (AES-256-GCM, with keys that are not in the
      database): anyone who copies the database cannot read them. So that we find your order when
      you write or call, keyed digests of your email address, telephone number, surname and
      postcode, of what you bought and of tracking numbers are stored beside it; that of the email
      address also beside mails that we count so that nobody can have you sent many. What you
      bought, when, and for how much is stored unencrypted, as bookkeeping requires. An order that
      was never paid is deleted after seven days.
    </p>
    <p>
      When one of us changes something in your order, such as an address that you ask us to correct,
      we record who did it and what stood there before and after, encrypted. This record is never
      changed or deleted: not with the order either.
    </p>
    <p>
      If you ask us on your order’s page to resize, repair or clean a piece, what you write and our
      answer are kept encrypted, and deleted two years after the last word of it.
    </p>
    <p>
      If you ask there to be reminded of a day or of new plating, we keep that with the order: the
      day, unencrypted but without a year or a name, when the next email goes, and the words that
      you agreed to. One click ends it; it ends by itself after its last email, or after five years.
      Then the day is deleted, and that you agreed is kept for three years, so that we can show it.
    </p>
    <p>
      If you ask to be emailed when something sold out is back or costs less, we first ask by email
      whether the address is yours, unless this browser has opened an order of it. What is not
      confirmed is deleted after a week. Otherwise your address is kept encrypted until that one
      email is sent, a year at most, and used for nothing else. A keyed digest of it stays for 30
      days more, so that nobody can have you sent many. A link in each of these emails ends them;
      that you want none is kept, as a keyed digest, so that nobody can ask for more.
    </p>
    <Newsletter />
    <h2>Who else sees any of this</h2>
    <ul>
      {config.STRIPE_SECRET_KEY && (
        <li>
          The payment page belongs to Stripe. Your card details go there and never reach us; we pass
          on the amount, the pieces and your email address.
        </li>
      )}
      {config.PAYPAL_CLIENT_ID && (
        <li>
          {config.STRIPE_SECRET_KEY
            ? 'If you choose PayPal, you pay on PayPal’s page instead, and we pass on'
            : 'The payment page belongs to PayPal. What you enter there never reaches us; we pass on'}{' '}
          the amount, the pieces, your name and the delivery address, and the tracking number once
          your parcel is sent. Nothing of PayPal’s is loaded before.
        </li>
      )}
      <li>
        The carrier is given your name and address and, to announce the parcel, your telephone
        number and email address.
      </li>
      {config.NEWSLETTER.provider !== 'none' && (
        <li>
          {bulkMailers[config.NEWSLETTER.provider]} sends our newsletters, and is given the address,
          the name and the email of each person who gets one.
        </li>
      )}
      <li>
        Cloudflare runs the servers, the database, the mail and the counting of visits. The database
        can be set back to any minute of the last 30 days, so anything deleted is gone for good 30
        days later.
      </li>
    </ul>
    <p>
      Our own log holds order numbers and error codes, and nothing that you typed. Your network (IP)
      address is used to slow down anyone who sends a form too often, and is not stored. So that
      nobody can reserve everything, we count new carts, requests for such an email and unpaid
      orders for a day by a number that is made from the address with the same daily key as above;
      an order that is paid forgets it.
    </p>
    <h2>Your rights</h2>
    <p>
      <a href={paths.yourData()}>“Your data here”</a> shows all that we keep of your browser, and
      what we keep of an order that is open in it: there you can take it with you and have us forget
      it. Besides, you may ask what we keep about you, have it corrected, handed over or erased, and
      complain to your data protection authority. Write to{' '}
      <a href={`mailto:${config.MAIL_FROM}`}>{config.MAIL_FROM}</a>, or by post to{' '}
      {config.shop.legal_name}, {config.shop.address}, who is responsible for all of this. Invoices
      must be kept for as long as tax law requires, and the record of changes stays as said above;
      everything else can go.
    </p>
  </>
)

/** Who sends newsletters, by the setting. */
const bulkMailers = { resend: 'Resend', postmark: 'Postmark' }

/** What is kept of an order's shopper. */
const ordered = [
  { what: 'Email address', why: 'To confirm the order and to let you open its page' },
  { what: 'Name and addresses', why: 'To deliver the parcel and to invoice it' },
  { what: 'Telephone', why: 'For the carrier and for customs' },
  { what: 'Engraving, gift message', why: 'To make them for you' },
  { what: 'Tracking numbers of parcels', why: 'To tell you, and ourselves, where your parcel is' },
  { what: 'What you say about a return', why: 'To answer you, and to send your money back' },
  { what: 'Our emails to you, and our notes', why: 'To know what was said when you write to us' },
]
