import type { Child } from 'hono/jsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { groups, type Outcome } from '../../../import/outcome.ts'
import { importWords } from '../words.ts'
import { ImportActs } from './import-acts.tsx'
import { ImportState, type ShownImport } from './import-state.tsx'

export type Brought = { added: number; waiting: number; asked: number; sentTo: number }

/** Renders what a file would do, or has done: its lines by what becomes of them, and what is wrong. */
export const ImportPage = (props: {
  shop: Shop
  known: ShownImport & { outcome: Outcome }
  topics: { id: string; name: string }[]
  /** Ids of those that were ticked. */
  chosen: string[]
  brought: Brought
  notice?: Child
}) => {
  const { shop, known } = props
  const { counts, wrong, columns, format } = known.outcome
  const words = importWords()
  const count = (n: number) => n.toLocaleString(shop.locale)
  const more = counts.wrong - wrong.length
  return (
    <>
      <PageTitle
        title={words.of(formatOwnMoment(known.at, shop))}
        back={{ href: paths.deskSubscriberImports(), title: words.title }}
        status={<ImportState row={known} />}
      />
      {props.notice}
      <Details
        wide={
          <>
            <Card
              id="preview"
              title={known.state === 'checked' ? words.preview : words.previewDone}
              aside={<span class="quiet">{words.written[format]}</span>}
            >
              <Table
                caption={words.preview}
                rows={groups.filter((group) => counts[group] > 0)}
                empty={<p>{words.faults.empty}</p>}
                columns={[
                  { title: words.group, kind: 'main', cell: (group) => words.lines(counts[group]) },
                  { title: words.happens, cell: (group) => words.groups[group] },
                ]}
              />
            </Card>
            {wrong.length > 0 && (
              <Card id="wrong" title={words.wrongTitle}>
                <Table
                  caption={words.wrongTitle}
                  rows={wrong}
                  empty={null}
                  columns={[
                    { title: words.line, kind: 'main', cell: ([line]) => count(line) },
                    { title: words.fault, cell: ([, reason]) => words.wrong[reason] },
                  ]}
                />
                {more > 0 && <p class="quiet">{words.moreWrong(more)}</p>}
              </Card>
            )}
            {columns.length > 0 && (
              <Card id="columns" title={words.columns}>
                <Table
                  caption={words.columns}
                  rows={columns}
                  empty={null}
                  columns={[
                    { title: words.column, kind: 'main', cell: ([title]) => title },
                    {
                      title: words.readAs,
                      cell: ([, field]) =>
                        field ? words.fields[field] : <span class="quiet">{words.notRead}</span>,
                    },
                  ]}
                />
              </Card>
            )}
          </>
        }
        narrow={<ImportActs {...props} />}
      />
    </>
  )
}
