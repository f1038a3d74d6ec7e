import { channels } from '../../../analytics/channel-rules.ts'
import { type Column, columns } from '../../../analytics/columns.ts'
import { PurposeTable } from './purpose-table.tsx'

/**
 * Renders what is recorded of a visit, column by column as the recording itself has them, why, and for how long. Part of the
 * privacy policy.
 */
export const Visits = () => (
  <>
    <h2>What we count</h2>
    <p>
      When one of our pages is sent to you, our server notes it, so that we learn which pages help
      and who recommends us. No script takes part, and nothing is stored in your browser or read
      from it. The notes are not joined with carts or orders. This is all that is in them:
    </p>
    <PurposeTable rows={columns.map((column) => told[column])} />
    <p>
      Your network address and the exact words by which your browser describes itself are looked at
      while we answer, and not kept; neither are the page that you came from and what you searched
      for. The number that stands for you is made of that address and description with a random key.
      The key lies in one place, and is destroyed when the day is over (UTC), 48 hours after it was
      made at the very latest. Then nobody, ourselves included, can tell whose number it was, or
      that you came back.
    </p>
    <p>
      The notes are kept for three months, at Cloudflare, who run our servers, and then deleted.
      Nobody else gets them.
    </p>
    <p>
      You do not want to be counted? Switch on “Do Not Track” or “Global Privacy Control” in your
      browser, and nothing of your visit is noted. Only that an order was paid is counted always,
      and nothing about whose it was.
    </p>
  </>
)

/**
 * Every column as a visitor reads it: what it holds, and what for.
 * @internal
 */
export const told: Record<Column, { what: string; why: string }> = {
  event: {
    what: 'What happened: a page or a product was looked at, a piece was put into the cart, the checkout was started, an order was paid',
    why: 'To see where shoppers give up',
  },
  page: {
    what: 'Which kind of page, without anything that you typed or searched for',
    why: 'To see which pages are of use',
  },
  handle: {
    what: 'Which product or collection',
    why: 'To see which pieces are liked',
  },
  previousSite: {
    what: 'The name of the site that you came from, such as example.org; not the page there',
    why: 'To know who recommends us',
  },
  channel: {
    what: `By which way you came, one of these: ${channels.join(', ')}`,
    why: 'To know which ways lead here',
  },
  source: {
    what: 'The source that the link names (utm_source); nothing that looks like an address or a number',
    why: 'To tell our own links apart',
  },
  campaign: {
    what: 'The campaign that the link names (utm_campaign); nothing that looks like an address or a number',
    why: 'To see whether advertising is worth its money',
  },
  country: {
    what: 'The country, as told by your network address',
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
    what: 'The first language that your browser asks for',
    why: 'To know which translation to write next',
  },
  visitor: {
    what: 'A number that stands for you on this day only; see below',
    why: 'To count people instead of pages',
  },
  reason: {
    what: 'Of machines, such as search engines, only this and the kind of page: why they were not counted as people',
    why: 'To see what is left out',
  },
}
