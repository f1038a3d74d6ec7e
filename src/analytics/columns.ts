import { channels } from './channel-rules.ts'
import type { EventName } from './rules.ts'

/**
 * What is recorded of a visit, in the words of the privacy page. A column's place is its name in Analytics Engine: the
 * first is `blob1`. So columns are only ever added at the end; one that is no longer written keeps its place.
 */
export const columns = [
  {
    name: 'event',
    what: 'What happened: a page or a product was looked at, a piece was put into the cart, the checkout was started, an order was paid',
    why: 'To see where shoppers give up',
  },
  {
    name: 'page',
    what: 'Which kind of page, without anything that you typed or searched for',
    why: 'To see which pages are of use',
  },
  {
    name: 'handle',
    what: 'Which product or collection',
    why: 'To see which pieces are liked',
  },
  {
    name: 'previousSite',
    what: 'The name of the site that you came from, such as example.org; not the page there',
    why: 'To know who recommends us',
  },
  {
    name: 'channel',
    what: `By which way you came, one of these: ${channels.join(', ')}`,
    why: 'To know which ways lead here',
  },
  {
    name: 'source',
    what: 'The source that the link names (utm_source); nothing that looks like an address or a number',
    why: 'To tell our own links apart',
  },
  {
    name: 'campaign',
    what: 'The campaign that the link names (utm_campaign); nothing that looks like an address or a number',
    why: 'To see whether advertising is worth its money',
  },
  {
    name: 'country',
    what: 'The country, as told by your network address',
    why: 'To know where to deliver',
  },
  {
    name: 'browser',
    what: 'The name of the browser, without its version',
    why: 'To test with what you use',
  },
  {
    name: 'system',
    what: 'The name of the operating system, without its version',
    why: 'To test with what you use',
  },
  {
    name: 'device',
    what: 'Phone, tablet or computer',
    why: 'To build pages for what you use',
  },
  {
    name: 'language',
    what: 'The first language that your browser asks for',
    why: 'To know which translation to write next',
  },
  {
    name: 'visitor',
    what: 'A number that stands for you on this day only; see below',
    why: 'To count people instead of pages',
  },
  {
    name: 'reason',
    what: 'Of machines, such as search engines, only this and the kind of page: why they were not counted as people',
    why: 'To see what is left out',
  },
] as const satisfies { name: string; what: string; why: string }[]

/** One event or page as it is recorded; what is left out is stored as an empty text. */
export type Recorded = { event: EventName } & {
  [column in Exclude<(typeof columns)[number]['name'], 'event'>]?: string
}
