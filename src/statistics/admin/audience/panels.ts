import type { Dimension, Filters } from '../../../analytics/dimensions.ts'
import type { Row } from '../../../analytics/figures.ts'

/** One ranking of the page. */
export type Panel = {
  dimension: PanelDimension
  /** The figure that it is ranked by, and that its bars show; `also` stands beside it. */
  by: Figure
  also: Figure
  /** What a row narrows all figures to. */
  filter?: keyof Filters
}

export type Figure = 'visitors' | 'times' | 'visits'
export type PanelDimension = Extract<
  Dimension,
  keyof Filters | 'entry-page' | 'exit-page' | 'following-site'
>

const from = { by: 'visits', also: 'visitors' } as const
const pages = { by: 'times', also: 'visitors', filter: 'page' } as const
const people = { by: 'visitors', also: 'times' } as const

/** What the page shows, in groups; countries, regions and times are drawn otherwise. */
export const groups = {
  from: [
    { dimension: 'channel', filter: 'channel', ...from },
    { dimension: 'previous-site', filter: 'previous-site', ...from },
    { dimension: 'campaign', filter: 'campaign', ...from },
    { dimension: 'source', filter: 'source', ...from },
  ],
  pages: [
    { dimension: 'page', ...pages },
    { dimension: 'entry-page', ...pages, by: 'visits' },
    { dimension: 'exit-page', ...pages },
    { dimension: 'following-site', by: 'times', also: 'visitors' },
  ],
  people: [
    { dimension: 'country', filter: 'country', ...people },
    { dimension: 'region', filter: 'region', ...people },
    { dimension: 'language', filter: 'language', ...people },
    { dimension: 'device', filter: 'device', ...people },
    { dimension: 'browser', filter: 'browser', ...people },
    { dimension: 'system', filter: 'system', ...people },
  ],
} as const satisfies Record<string, Panel[]>

export const panels: Panel[] = Object.values(groups).flat()

/** The panel of a name in an address; null if there is none. */
export const panelOf = (name: string): Panel | null =>
  panels.find(({ dimension }) => dimension === name) ?? null

/** Rows of a panel as it shows them: none in which its figure is nothing, such as views within the shop. */
export const ranked = (rows: Row[], { by }: Panel): Row[] =>
  rows.filter((row) => row[by] > 0).toSorted((a, b) => b[by] - a[by])
