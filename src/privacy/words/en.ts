import type { Child } from 'hono/jsx'
import type { ReminderKind, ReminderState } from '../../aftercare/reminders/rules.ts'
import type { AlertCause } from '../../stock-alerts/tables.ts'
import { columns } from './en/columns.ts'

/** The page that shows a visitor what the shop keeps of them. */
export const en = {
  title: 'Your data here',
  lead: 'This is all that we keep of this browser, and what we keep of the order that is open in it. You can take it with you, and have us forget it.',
  browser: {
    title: 'This browser',
    nothing: 'We keep nothing of this browser: no cart, no kept pieces, no size.',
    forgotten:
      'Forgotten. We keep nothing of this browser any more. Orders, if you have any, stay with us.',
    cart: 'In your cart',
    kept: 'Kept for later',
    link: 'A link to what you keep',
    /** `shows`: what it shows besides, in the words below. */
    shared: (date: string, shows: string) =>
      `Whoever you gave it to sees these pieces${shows}, as your list is then. You last changed that on ${date}.`,
    showsPrices: ' with prices',
    showsChoices: ' with the sizes and metals that you chose',
    showsBoth: ' with prices and the sizes and metals that you chose',
    notShared: (date: string) =>
      `You shared what you keep, and have ended that. The link opens nothing. You last changed it on ${date}.`,
    endLink: 'Stop sharing',
    ringSize: 'Your ring size',
    system: 'You read sizes in',
    forYou: 'Pieces picked for you',
    on: 'On: by what you kept and put into the cart, worked out when you open a page and stored nowhere.',
    off: 'Off.',
    came: 'How you came here',
    campaign: (channel: string, campaign: string) => `${channel}, by the link “${campaign}”`,
    channels: {
      internal: 'From a page of ours',
      paid: 'From an advertisement',
      email: 'From an e-mail',
      'ai-assistant': 'From an AI assistant',
      social: 'From a social network',
      search: 'From a search engine',
      referral: 'From another site',
      direct: 'Directly',
    } as Record<string, string>,
    since: 'Since',
    changed: 'Last changed',
    ends: 'Forgotten by itself',
    endsOn: (date: string) => `on ${date}, unless you change something before`,
    none: 'Nothing.',
    units: (units: number, title: string) => `${units} × ${title}`,
    engraved: (text: string) => `engraved “${text}”`,
    unreadable: 'engraved with a text that we can no longer read',
    take: 'Take it with me',
    takeHow: 'A file (JSON) that you and other programs can read.',
    forget: 'Forget it',
  },
  order: {
    title: (number: string) => `Order ${number}`,
    lead: 'You opened its page in this browser, so we show here what we keep with it.',
    email: 'Email address',
    phone: 'Telephone',
    delivery: 'Delivered to',
    billing: 'Invoiced to',
    same: 'The same address',
    giftMessage: 'Gift message',
    pieces: 'What you bought',
    reminder: 'Reminders',
    reminders: {
      anniversary: 'An anniversary',
      replating: 'New plating',
    } satisfies Record<ReminderKind, string>,
    reminderStates: {
      runs: 'It runs',
      done: 'Its last email was sent',
      ended: 'You have ended it',
      refunded: 'It ended with the order',
    } satisfies Record<ReminderState, string>,
    /** Of a reminder that runs. */
    runs: (what: string, next: string) => `${what}. ${next}`,
    /** Of one that does not: `state` in the words above. */
    over: (what: string, state: string, agreed: string) =>
      `${what}: ${state}. That you agreed to it on ${agreed} is kept for three years after its end.`,
    endReminders: 'End a reminder',
    service: 'What you asked about your pieces',
    /** `wish`: what was asked for, and the piece. */
    asked: (wish: string, date: string) => `${wish}, on ${date}`,
    size: (size: string) => `New ring size: ${size}`,
    answer: (text: string) => `Our answer: ${text}`,
    alert: 'Emails about pieces, to this address',
    alertWhen: { back: 'When it’s back', cheaper: 'When it costs less' } satisfies Record<
      AlertCause,
      string
    >,
    /** `when` as above, `how` as below. */
    alerted: (when: string, piece: string, how: string) => `${when}: ${piece}. ${how}`,
    unconfirmed: (asked: string, ends: string) =>
      `Somebody asked for it on ${asked} and hasn’t confirmed it; we delete it on ${ends}.`,
    waiting: (asked: string, ends: string) =>
      `Asked for on ${asked}; we delete it on ${ends} at the latest.`,
    mailed: (sent: string, ends: string) =>
      `Sent on ${sent}; that we sent it, we forget on ${ends}.`,
    stopped: (date: string) => `You had us stop them on ${date}. We keep that, so that none comes.`,
    noAlerts: 'None.',
    alertsByMail:
      'We show these to whoever opens the order by the link in one of our emails, because anybody can type an address at the checkout.',
    stopAlerts: 'Stop these emails for good',
    more: 'Where its parcels and returns stand is on its page. Our own notes and copies of our emails to you we hand over when you ask.',
    toOrder: 'To your order',
    close: 'Close it in this browser',
  },
  forget: {
    title: 'Have us forget it',
    goes: 'At once we delete your cart, what you keep and the link to it, your size and your switch, and what this browser keeps itself. The link opens nothing any more.',
    /** With an order that is open. */
    ends: (number: string) => `The reminders of order ${number} end.`,
    alerts: 'The emails that its address waits for are not sent.',
    orderStays:
      'A paid order stays, because tax law has us keep it, and what you asked about its pieces for two years after the last word of it, because a guarantee may need it. One that was never paid goes after seven days. All that you wrote is encrypted.',
    marksStay:
      'That you agreed to a reminder stays for three years, so that we can show it; that an address wants no emails about pieces stays for good, so that none comes.',
    backup: 'There is no way back. A backup that nobody looks at has it for 30 days more.',
  },
  device: {
    title: 'What this browser keeps itself',
    cookies: 'Cookies of ours, each for one thing alone:',
    noCookies: 'It has no cookie of ours.',
    names: {
      '__Host-cart':
        'A random number that finds what is said above again, with how much is in the cart, your size, and short codes of the pieces that you keep.',
      '__Host-order': 'Opens the page of one order for an hour.',
      '__Host-newsletter': 'Opens the settings of your newsletters for an hour.',
      '__Host-uncounted': 'Says that you do not want to be counted.',
    } as Record<string, string>,
    storage:
      'Besides, only if you asked for it: the pieces that you looked at last, an announcement that you dismissed, and, in one tab, what you typed at the checkout. None of it is sent to us; “Forget it” deletes it too.',
  },
  elsewhere: {
    title: 'What isn’t tied to this browser',
    lead: 'Emails about pieces that are back or cost less, and newsletters, belong to an email address, and orders with their reminders to their links: nothing here says which of them are yours. Open an order by the link in one of our emails, and this page shows it too. Each of these emails has a link that ends them.',
    newsletter: 'Newsletters and what we know for them',
    counting: 'Counting visits, and how to say no',
    privacy: 'Everything that we keep about people, and why',
    lookUp: 'Open another order',
  },
  file: {
    name: 'my-data.json',
    browser: 'This browser',
    order: 'Order',
    cart: 'In the cart',
    kept: 'Kept for later',
    link: 'Link to what I keep',
    isLive: 'It opens the list',
    piece: 'Piece',
    lines: 'Bought',
    events: 'What happened',
    changes: 'Changes',
    reminders: 'Reminders',
    agreedTo: 'In these words',
    services: 'What I asked about my pieces',
    address: 'Address of the order',
    alerts: 'Emails about pieces',
    stopped: 'I want none since',
  },
  columns,
  statement: (link: (text: string) => Child): Child[] => [
    'See, take along or delete ',
    link('what we keep of your browser'),
    '.',
  ],
}
