import { channels } from '../../../analytics/channel-rules.ts'
import { type Column, columns } from '../../../analytics/columns.ts'
import { paths } from '../../../paths.ts'
import { PurposeTable } from './purpose-table.tsx'

/**
 * Renders what is recorded of a visit, column by column as the recording itself has them, why, and
 * for how long. Part of the privacy policy.
 */
export const Visits = () => (
  <>
    <h2>What we count</h2>
    <p>
      When we send you one of our pages, our server notes it, so that we learn which pages help and
      who recommends us. No script is involved, and nothing is stored in your browser or read from
      it, unless you ask us not to count you. This is all that the notes contain:
    </p>
    <PurposeTable rows={columns.map((column) => purposes[column])} />
    <p>
      Your network (IP) address and the exact words your browser describes itself with are looked at
      while we answer, and not kept; nor is the page you came from. The number that stands for you
      is made from that address and description with a random key. The key is in one place, and is
      destroyed when the day is over (UTC), 48 hours after it was made at the very latest. After
      that nobody, ourselves included, can tell whose number it was, or that you came back.
    </p>
    <p>
      What you search for is noted in the words you typed, so that we learn what is missing here.
      They are left out if they look like an e-mail or postal address, a telephone or other long
      number, and if two of them or more are words that our shop does not know, as a full name would
      be. A single word tells us nothing of who typed it, but it is kept: so please search for
      jewellery only. We are shown a search once three visitors have made it, or one on three days:
      the number is a new one by then.
    </p>
    <p>
      The notes are kept for three months, at Cloudflare, who run our servers, and then deleted.
      Nobody else gets them. Of each day we keep sums for 25 months, such as how many visitors came
      from one country: of one thing at a time, without the number that stands for you. Sums of
      searches go after 90 days, except those of a month in which three visitors searched for the
      same.
    </p>
    <p>
      The notes are not linked to carts or orders. So that we know which of the ways people find us
      are worth it, a new cart, and the order that you place with it, says in one word how you got
      here, such as “search”, and which campaign the link named: the same words as in the table, and
      nothing else of the visit. For that, the place of Cloudflare’s network that answers you
      remembers these words until the end of the day (UTC), under a key made from that day’s number.
    </p>
    <p>
      Would you rather not be counted? Say so on the page{' '}
      <a href={paths.counting()}>“Counting visits”</a>, which also shows what we would note about
      you now: it sets one cookie that says no, for 13 months. Or switch on “Do Not Track” or
      “Global Privacy Control” in your browser. Then nothing about your visit is noted, and your
      cart does not say how you got here. The only thing we always count is that an order was paid,
      and nothing about whose it was.
    </p>
  </>
)

/** Every column as a visitor reads it: what it holds, and what for. */
export const purposes: Record<Column, { what: string; why: string }> = {
  event: {
    what: 'What happened: a page or a product was viewed, something was searched for, a link to another site was followed, a piece was put in the cart, pieces picked for you were shown or one of them was followed, the checkout was started, an order was paid, a page was missing or failed',
    why: 'To see where shoppers give up, and what is broken',
  },
  page: {
    what: 'What kind of page, without anything you typed',
    why: 'To see which pages are useful',
  },
  handle: {
    what: 'Which product or collection',
    why: 'To see which pieces are liked',
  },
  previousSite: {
    what: 'The name of the site you came from, such as example.org; not the page there',
    why: 'To know who recommends us',
  },
  channel: {
    what: `How you got here, one of these: ${channels.join(', ')}`,
    why: 'To know how people find us',
  },
  source: {
    what: 'The source the link names (utm_source); nothing that looks like an address or a number',
    why: 'To tell our own links apart',
  },
  campaign: {
    what: 'The campaign the link names (utm_campaign); nothing that looks like an address or a number',
    why: 'To see whether advertising is worth the money',
  },
  country: {
    what: 'The country your network address belongs to',
    why: 'To know where to deliver',
  },
  browser: {
    what: 'The name of the browser, without its version',
    why: 'To test with what you use',
  },
  system: {
    what: 'The name of the operating system, without its version',
    why: 'To test with what you use',
  },
  device: {
    what: 'Phone, tablet or computer',
    why: 'To build pages for what you use',
  },
  language: {
    what: 'The first language your browser asks for',
    why: 'To know which translation to write next',
  },
  visitor: {
    what: 'A number that stands for you on this day only',
    why: 'To count people rather than pages',
  },
  reason: {
    what: 'For machines, such as search engines, only this and the kind of page: why they were not counted as people',
    why: 'To see what is left out',
  },
  region: {
    what: 'The state, province or county your network address belongs to, if it is known; no town',
    why: 'To know where a fair is worth the journey',
  },
  term: {
    what: 'The words you looked for in our search, and how much was found; see below',
    why: 'To see what is asked for, and what we do not have',
  },
  target: {
    what: 'The name of the site to which you followed one of our links; not the page there',
    why: 'To see which links are useful',
  },
  status: {
    what: 'Where a page failed: the code of the error, such as 500',
    why: 'To mend it',
  },
  answerTime: {
    what: 'How long our answer took: one of four classes, from “under 50 ms” to “over 1 s”',
    why: 'To find slow pages',
  },
  path: {
    what: 'Where there is no such page: the address that was asked for, without what follows a question mark, what looks like an e-mail address or a number, and anything below carts and orders',
    why: 'To mend links that lead nowhere',
  },
}
