import { finding } from './en/filters-and-search.ts'
import { lists } from './en/pagination.ts'

export const en = { ...finding, lists }
