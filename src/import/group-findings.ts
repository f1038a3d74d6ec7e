import type { Finding } from './findings.ts'

/** Findings of one kind, which have one remedy. */
export type FindingGroup = {
  level: Finding['level']
  /** How many there are. */
  count: number
  /** The first lines in the file. */
  lines: number[]
  /** The columns in which they are. */
  fields: string[]
  /** The message of the first. */
  message: string
}

const FIRST = 3

/**
 * Findings that say the same but for quoted texts and numbers as one. Errors come first, then what
 * is most frequent.
 */
export function groupFindings(findings: Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>()
  for (const { level, line, field, message } of findings) {
    const key = `${level} ${kindOf(message)}`
    let group = groups.get(key)
    if (!group) {
      group = { level, count: 0, lines: [], fields: [], message }
      groups.set(key, group)
    }
    group.count++
    if (line !== null && group.lines.length < FIRST && !group.lines.includes(line))
      group.lines.push(line)
    if (!group.fields.includes(field)) group.fields.push(field)
  }
  return [...groups.values()].sort((a, b) => a.level.localeCompare(b.level) || b.count - a.count)
}

const kindOf = (message: string) => message.replace(/"[^"]*"/g, '""').replace(/\d[\d.,]*/g, '#')
