import type { VisitSource } from '../../analytics/visit-source.ts'
import type { Shop } from '../../platform/config.ts'
import type { Cell } from '../../platform/csv.ts'
import type { Look } from '../look.ts'

/** What a table is asked for. */
export type Asked = { source: VisitSource; look: Look; shop: Shop }

/** A table as a file: figures as plain numbers, `name` without the period. */
export type CsvTable = { name: string; head: string[]; rows: Cell[][] }

/** The tables of a screen, by their names in addresses. */
export type CsvTables = Record<string, (asked: Asked) => Promise<CsvTable>>
