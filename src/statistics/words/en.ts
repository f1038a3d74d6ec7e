import { figures } from './en/figures.ts'

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
      'In the Cloudflare dashboard, open “Manage account”, “Account API tokens”, and create a token with the one permission “Account Analytics: Read”. Then set the secrets ACCOUNT_ID and ANALYTICS_TOKEN. docs/statistics.md has every step.',
    offStill: 'What days before came to is shown if it was ever read.',
    silent:
      'Cloudflare’s Analytics Engine doesn’t answer just now. Visits of today, and of filters, are missing; all else is complete. Please try again in a minute.',
    sampled: (stored: string, points: string) =>
      `Visits are estimated from ${stored} of ${points} points: Analytics Engine kept a sample of them.`,
    since: (day: string) =>
      `Filtered visits are known since ${day}; before that only totals are kept.`,
  },
  figures,
  definition: 'What this is',
  csv: 'CSV',
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
  chart: {
    step: { hour: 'Hour', day: 'Day', month: 'Month' },
    before: 'Before',
    notes: 'Notes',
    table: 'Show as a table',
    drawn: (title: string, from: string, to: string) => `${title}, ${from} to ${to}`,
    most: (value: string, at: string, least: string, leastAt: string) =>
      `Most: ${value}, ${at}. Least: ${least}, ${leastAt}.`,
    nothing: 'Nothing in this period.',
    share: 'Share',
  },
}
