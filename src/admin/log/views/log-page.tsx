import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatOwnMoment } from '../../../platform/format-date.ts'
import { Empty } from '../../parts/empty.tsx'
import { Filters } from '../../parts/filters.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { Pages } from '../../parts/pages.tsx'
import { Table } from '../../parts/table.tsx'
import type { Entry } from '../open-entry.ts'
import { logWords, type WordsForLog } from '../words.ts'
import { Changes } from './changes.tsx'

type Set = Record<string, string | undefined>
type Option = { value: string; label: string }

/**
 * Renders the log, filtered.
 *
 * @param set the filters of the address
 * @param next the parameter `after` of the next page, if there is one
 * @param people who may have done something, by their id
 */
export const LogPage = (props: {
  shop: Shop
  words: WordsForLog
  entries: Entry[]
  set: Set
  next: string | undefined
  people: Option[]
}) => {
  const { shop, words, set, next } = props
  const { after, ...filters } = set
  const own = logWords()
  const filtered = Object.values(set).some(Boolean)
  return (
    <>
      <PageTitle title={own.title} />
      <p class="quiet">{own.intro}</p>
      <LogFilters {...props} />
      <Table
        caption={own.caption}
        rows={props.entries}
        empty={
          filtered ? (
            <Empty text={own.nothing} step={{ href: paths.deskLog(), title: own.showAll }} />
          ) : (
            <Empty text={own.nothingYet} />
          )
        }
        columns={[
          { title: own.what, kind: 'main', cell: ({ act }) => words.acts[act] ?? act },
          { title: own.to, cell: (entry) => <Subject entry={entry} words={words} /> },
          { title: own.who, cell: ({ who }) => who ?? <span class="quiet">{own.lost}</span> },
          {
            title: own.when,
            cell: ({ at }) => (
              <time datetime={new Date(at * 1000).toISOString()}>{formatOwnMoment(at, shop)}</time>
            ),
          },
          { title: own.changes, cell: (entry) => <Changes entry={entry} words={words} /> },
        ]}
      />
      <Pages
        first={after && paths.deskLog(filters)}
        next={next && paths.deskLog({ ...filters, after: next })}
      />
    </>
  )
}

const LogFilters = (props: { words: WordsForLog; set: Set; people: Option[] }) => {
  const { words, set, people } = props
  const own = logWords()
  return (
    <Filters
      action={paths.deskLog()}
      filters={[
        { name: 'by', label: own.by, value: set.by, options: people },
        { name: 'act', label: own.act, value: set.act, options: optionsOf(words.acts) },
        {
          name: 'subject',
          label: own.subject,
          value: set.subject,
          options: optionsOf(words.subjects),
        },
        // People know no ids: they come by a link.
        ...(set.of
          ? [
              {
                ...{ name: 'of', label: own.of, value: set.of },
                options: [{ value: set.of, label: own.thisOne }],
              },
            ]
          : []),
        { name: 'from', label: own.fromDay, value: set.from, type: 'date' },
        { name: 'to', label: own.untilDay, value: set.to, type: 'date' },
      ]}
    />
  )
}

const Subject = ({ entry, words }: { entry: Entry; words: WordsForLog }) => {
  const { subject, subjectId, called } = entry
  const name = [words.subjects[subject] ?? subject, called].filter(Boolean).join(' ')
  const page = words.pages?.[subject]?.(subjectId)
  return (
    <>
      {page ? <a href={page}>{name}</a> : name}{' '}
      <a class="quiet" href={paths.deskLog({ subject, of: subjectId })}>
        {logWords().onlyThis}
      </a>
    </>
  )
}

const optionsOf = (words: Record<string, string>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
