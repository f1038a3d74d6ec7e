import { Card } from '../../../../admin/parts/card.tsx'
import { Timeline } from '../../../../admin/parts/timeline.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { historyOf } from '../history.ts'
import type { DeskOrder } from '../read-order.ts'
import { NEWEST_SHOWN } from '../rules.ts'
import { orderPageWords } from '../words.ts'

/** Renders everything that happened to an order as one list, the newest first. */
export const HistoryCard = (props: { shop: Shop; desk: DeskOrder; showsAll: boolean }) => {
  const { shop, desk, showsAll } = props
  const words = orderPageWords()
  const all = historyOf(desk, shop)
  const shown = showsAll ? all : all.slice(0, NEWEST_SHOWN.events)
  const hrefOf = ({ mail, note }: { mail?: string; note?: string }) =>
    mail ? paths.deskOrderMail(desk.order.number, mail) : note && `#note-${note}`
  return (
    <Card id="history" title={words.history.title}>
      <Timeline
        shop={shop}
        events={shown.map(({ at, title, who, tone, ...to }) => {
          const href = hrefOf(to)
          const mail = desk.mails.find(({ id }) => id === to.mail)
          return {
            at,
            who,
            ...(tone && { tone }),
            title: href ? <a href={href}>{title}</a> : title,
            more: mail && (
              <p class={tone === 'bad' ? 'error' : 'quiet'}>{words.mail.states[mail.state]}</p>
            ),
          }
        })}
      />
      {shown.length < all.length && (
        <p>
          <a href={`${paths.deskOrder(desk.order.number, { show: 'all' })}#history`}>
            {words.history.all}
          </a>
        </p>
      )}
    </Card>
  )
}
