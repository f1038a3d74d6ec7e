import { finding } from './en/finding.ts'
import { lists } from './en/lists.ts'

export const en = { ...finding, lists }
