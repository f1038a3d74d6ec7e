import type { Child } from 'hono/jsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { type Column, Table } from '../../../../admin/parts/table.tsx'
import { toDoWords } from '../words.ts'

export type ListProps<Row> = {
  id: string
  title: string
  count: number
  rows: Row[]
  columns: Column<Row>[]
  /** Address of the page that has all of it. */
  all?: string | undefined
  /** Links to parts of it, instead. */
  parts?: { href: string; title: string }[]
}

/** Renders a list with its title and how many there are, unless it is empty. */
export function List<Row>({ id, title, count, rows, columns, all, parts }: ListProps<Row>) {
  if (rows.length === 0) return null
  const words = toDoWords()
  const links = parts ?? (all ? [{ href: all, title: words.all(count) }] : [])
  const aside: Child = (
    <p>
      {links.length === 0 && count}
      {links.map((link, at) => (
        <>
          {at > 0 && ' · '}
          <a href={link.href}>{link.title}</a>
        </>
      ))}
    </p>
  )
  return (
    <Card id={id} title={title} aside={aside}>
      <Table caption={title} rows={rows} columns={columns} empty={null} />
    </Card>
  )
}
