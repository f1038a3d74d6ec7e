import type { Figure, PanelDimension } from '../panels.ts'

/** The screen of the audience, in English. */
export const en = {
  title: 'Audience',
  jump: 'On this page',
  groups: {
    from: 'Where they come from',
    pages: 'What they look at',
    people: 'Who they are',
    when: 'When',
  },
  panels: {
    channel: 'Channels from outside',
    'previous-site': 'Previous sites',
    campaign: 'Campaigns',
    source: 'Sources',
    page: 'Pages',
    'entry-page': 'Entry pages',
    'exit-page': 'Exit pages',
    'following-site': 'Following sites',
    country: 'Countries',
    region: 'Regions',
    language: 'Languages',
    device: 'Devices',
    browser: 'Browsers',
    system: 'Systems',
  } satisfies Record<PanelDimension, string>,
  /** What a row of each is. */
  keys: {
    channel: 'Channel',
    'previous-site': 'Site',
    campaign: 'Campaign',
    source: 'Source',
    page: 'Page',
    'entry-page': 'Page',
    'exit-page': 'Page',
    'following-site': 'Site',
    country: 'Country',
    region: 'Region',
    language: 'Language',
    device: 'Device',
    browser: 'Browser',
    system: 'System',
  } satisfies Record<PanelDimension, string>,
  meaning: {
    channel:
      'How a visit began: by a search engine, a letter, a link, or directly. Views within the shop are left out.',
    'previous-site': 'The sites whose links were followed to the shop.',
    campaign: 'What the links of your letters and advertisements name as utm_campaign.',
    source: 'What those links name as utm_source.',
    'entry-page': 'Where a visit began.',
    'exit-page': 'The last page that a visitor saw that day.',
    'following-site': 'Where links from the shop led.',
    country: 'Where the visitor’s network is.',
    language: 'The first language that the browser asks for.',
  } as Partial<Record<PanelDimension, string>>,
  figures: { visitors: 'Visitors', times: 'Views', visits: 'Visits' } satisfies Record<
    Figure,
    string
  >,
  /** Where what was counted is no view. */
  times: { 'exit-page': 'Exits', 'following-site': 'Clicks' } as Partial<
    Record<PanelDimension, string>
  >,
  change: 'Change',
  changeMeaning: 'of visitors, against the period before',
  isNew: 'new',
  all: 'Show all',
  csv: 'CSV',
  of: (link: string, title: string) => `${link}: ${title}`,
  back: 'All of the audience',
  most: (count: number) => `The first ${count} are shown.`,
  visitors:
    'A visitor is counted once a day, because the number that stands for one is new every day: over several days, visitors are the sum of each day’s.',
  map: {
    legend: 'Visitors',
    small: 'The smallest countries are only in the list.',
    country: (name: string, visitors: string) => `${name}: ${visitors}`,
    range: (from: string, to: string) => (from === to ? from : `${from}–${to}`),
  },
  hours: { title: 'Hours', key: 'Hour', meaning: 'By the clock of the shop.' },
  weekdays: {
    title: 'Weekdays',
    key: 'Weekday',
    value: 'Visitors a day',
    meaning: 'On average in this period.',
  },
  week: {
    title: 'Hours of the week',
    all: 'All',
    meaning: 'The stronger the shade, the more visitors. Only days that are over.',
  },
  csvHead: { key: 'Key', name: 'Name', visitors: 'Visitors', times: 'Times', visits: 'Visits' },
}
