import { pluralOf } from '../../platform/plural.ts'
import { figures } from './en/figures.ts'

const plural = pluralOf('en')

/** What all pages of statistics say, in English. */
export const en = {
  title: 'Statistics',
  screens: {
    label: 'Statistics',
    overview: 'Overview',
    audience: 'Audience',
    shop: 'Shop',
    site: 'Site',
  },
  periods: {
    label: 'Period',
    today: 'Today',
    yesterday: 'Yesterday',
    '7d': '7 days',
    '30d': '30 days',
    '90d': '90 days',
    '12m': '12 months',
    own: 'Own range',
    from: 'From',
    to: 'To',
    show: 'Show',
    comparedWith: (period: string) => `compared with ${period}`,
  },
  filters: {
    label: 'Only visits of',
    remove: 'Remove',
    removeAll: 'Remove all',
    ofAll:
      'Filters don’t apply on this page: orders know of none, so its figures are of everybody. Overview and Audience keep yours.',
    names: {
      page: 'Page',
      'previous-site': 'Came from',
      channel: 'Channel',
      source: 'Source',
      campaign: 'Campaign',
      country: 'Country',
      region: 'Region',
      language: 'Language',
      browser: 'Browser',
      system: 'System',
      device: 'Device',
    },
  },
  engine: {
    offTitle: 'Visits can’t be read yet: two keys are missing',
    off: 'The shop counts its visits in Cloudflare’s Analytics Engine. To read them it needs two values: the id of your Cloudflare account, and an API token that may read it.',
    offHow:
      'In the Cloudflare dashboard, open “My Profile”, “API Tokens”, and create a custom token with the one permission “Account Analytics: Read”. Then set the secrets ANALYTICS_ACCOUNT and ANALYTICS_TOKEN. docs/run-a-shop.md has every step.',
    offStill: 'Days that were added up before are still shown.',
    silent:
      'Cloudflare’s Analytics Engine isn’t answering at the moment. Today’s visits and filtered visits are missing; everything else is complete. Please try again in a minute.',
    sampled: (stored: string, points: string) =>
      `Visits are estimated from ${stored} of ${points} points: Analytics Engine kept a sample of them.`,
    refused: (names: string) => `No visit can have this value: ${names}. Please remove the filter.`,
    few: 'Fewer than three visitors came by links with this source or campaign. So that nobody is singled out, nothing is shown of them.',
    begins: (day: string) => `Not all visits before ${day} are known.`,
    since: (day: string) =>
      `Filtered visits are known since ${day}; before that only totals are kept.`,
  },
  figures,
  definition: 'What this is',
  csv: 'CSV',
  all: 'Show all',
  change: {
    more: (amount: string) => `${amount} more`,
    less: (amount: string) => `${amount} less`,
    higher: (points: string) => `${points} points higher`,
    lower: (points: string) => `${points} points lower`,
    same: 'unchanged',
    new: 'nothing before',
    before: (value: string) => `before: ${value}`,
  },
  unknown: 'not known',
  notes: {
    title: 'Notes',
    intro:
      'What happened on a day, so that a chart can be understood later: a letter was sent, a price changed, a fair was open.',
    newest: (count: number) =>
      `The newest ${count} of this period are here and in the chart. A shorter period shows others, and the CSV file has all.`,
    day: 'Day',
    text: 'What happened',
    add: 'Add note',
    remove: 'Remove',
    noDay: 'Please choose a day.',
    noText: 'Please say what happened.',
    longText: (letters: number) => `Please use ${letters} letters at most.`,
    sentBefore: 'This form was sent before with something else in it. Please send it again.',
  },
  weekly: {
    title: 'Weekly mail',
    intro:
      'Every Monday morning the owner gets a mail: visitors, visits, orders, revenue and conversion of the week before, and what changed.',
    states: { on: 'On', off: 'Off' },
    switch: { on: 'Switch off', off: 'Switch on' },
    mail: {
      subject: (orders: number, revenue: string) =>
        `Your shop last week: ${plural(orders, { one: '# order', other: '# orders' })}, ${revenue}`,
      title: 'Your shop last week',
      intro: (days: string) => `What ${days} came to, compared with the week before.`,
      off: 'Visits can’t be read: two keys of Cloudflare are missing. The page of statistics says how to get them.',
      silent: 'Cloudflare’s Analytics Engine didn’t answer, so visits may be incomplete.',
      reading: {
        read: (when: string) => `Revenue is as read from the payment provider on ${when}.`,
        partly: 'Revenue is not complete yet: the journal is still being read.',
        never: 'The journal has not been read yet, so what came by card is missing in revenue.',
      },
      movers: {
        page: { grew: 'Pages seen more', fell: 'Pages seen less' },
        'previous-site': { grew: 'Sites that sent more', fell: 'Sites that sent less' },
        'product-viewed': { grew: 'Products seen more', fell: 'Products seen less' },
      },
      moved: (what: string, times: string, before: string) =>
        `${what}: ${times} times, before ${before}`,
      see: 'See statistics',
      why: 'This mail comes on Mondays, to the owner of the shop only. It holds totals, and nothing about any person.',
      switchOff: 'Switch it off',
    },
  },
  done: {
    added: 'The note is in the chart.',
    removed: 'The note was removed.',
    on: 'The weekly mail is on.',
    off: 'The weekly mail is off.',
  },
  log: {
    acts: {
      'chart-note-added': 'Chart note added',
      'chart-note-removed': 'Chart note removed',
      'weekly-mail-switched': 'Weekly mail switched',
    },
    subjects: { 'chart-note': 'Chart note', statistics: 'Statistics' },
    fields: { day: 'Day', text: 'What happened', weeklyMail: 'Weekly mail' },
  },
  chart: {
    step: { hour: 'Hour', day: 'Day', month: 'Month' },
    before: 'Before',
    notes: 'Notes',
    note: (number: number) => `note ${number}`,
    table: 'Show as a table',
    drawn: (title: string, from: string, to: string) => `${title}, ${from} to ${to}`,
    most: (value: string, at: string, least: string, leastAt: string) =>
      `Most: ${value}, ${at}. Least: ${least}, ${leastAt}.`,
    nothing: 'Nothing in this period.',
    notKnown: 'Not known.',
    share: 'Share',
  },
}
