import { Facts } from '../../../../admin/parts/facts.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { formatDate, formatOwnMoment } from '../../../../platform/format-date.ts'
import { countFormat } from '../../../format.ts'
import { Section } from '../../views/section.tsx'
import { siteWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders whether the clock and the night do their work, and what waits for somebody. */
export const RunningCards = ({ shop, look, figures, version, seesMails }: Shown) => {
  const words = siteWords()
  const { text } = countFormat(shop.locale)
  const { closed, journals, holds, stranded } = figures
  const overdue = holds.reduce((sum, { late }) => sum + late, 0)
  const said = (says: string, late: boolean) => (
    <>
      {says} {late && <Status tone="bad" text={words.late} />}
    </>
  )
  const deployed = Date.parse(version.timestamp) / 1000
  return (
    <div class="beside">
      <Section
        table="running"
        title={words.running}
        means={words.runningMean}
        {...{ look, address }}
      >
        <Facts
          facts={[
            {
              title: words.unsent,
              value: said(
                figures.mailsLate ? words.unsentLate(text(figures.mailsLate)) : words.unsentNone,
                figures.mailsLate > 0,
              ),
            },
            {
              title: words.overdue,
              value: said(
                overdue ? words.overdueLate(text(overdue)) : words.overdueNone,
                overdue > 0,
              ),
            },
            {
              title: words.added,
              value: closed
                ? said(
                    words.addedUntil(
                      formatDate(closed.day, shop.locale),
                      formatOwnMoment(closed.at, shop),
                    ),
                    closed.late,
                  )
                : words.never,
            },
            ...journals.map(({ provider, at, complete }) => ({
              title: words.read(words.providers[provider] ?? provider),
              value: words[complete ? 'complete' : 'incomplete'](formatOwnMoment(at, shop)),
            })),
            deployed > 0 && {
              title: words.version,
              value: (
                <>
                  <code>{version.id.slice(0, 8)}</code>{' '}
                  {words.deployed(formatOwnMoment(deployed, shop))}
                </>
              ),
            },
          ]}
        />
      </Section>
      <div>
        <Section table="holds" title={words.holds} means={words.holdsMean} {...{ look, address }}>
          <Table
            caption={words.holds}
            rows={holds}
            empty={<p>{words.noHolds}</p>}
            columns={[
              {
                title: words.state,
                kind: 'main',
                cell: ({ state }) => <span>{words.holdStates[state]}</span>,
              },
              { title: words.number, kind: 'number', cell: ({ orders }) => text(orders) },
              { title: words.units, kind: 'number', cell: ({ units }) => text(units) },
            ]}
          />
        </Section>
        <Section table="mails" title={words.mails} means={words.mailsMean} {...{ look, address }}>
          <Table
            caption={words.mails}
            rows={stranded}
            empty={<p>{words.noMails}</p>}
            columns={[
              {
                title: words.state,
                kind: 'main',
                cell: ({ state }) => <span>{words.mailStates[state]}</span>,
              },
              { title: words.number, kind: 'number', cell: ({ mails }) => text(mails) },
              { title: words.oldest, cell: ({ oldest }) => formatOwnMoment(oldest, shop) },
            ]}
          />
          {seesMails && stranded.length > 0 && (
            <a class="button-quiet" href={paths.deskMails()}>
              {words.toMails}
            </a>
          )}
        </Section>
      </div>
    </div>
  )
}
