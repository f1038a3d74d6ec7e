import { Card } from '../../../../admin/parts/card.tsx'
import { Timeline } from '../../../../admin/parts/timeline.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { historyOf } from '../history.ts'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/** Renders everything that happened to an order as one list, the newest first. */
export const HistoryCard = ({ shop, desk }: { shop: Shop; desk: DeskOrder }) => {
  const words = orderPageWords()
  const hrefOf = ({ mail, note }: { mail?: string; note?: string }) =>
    mail ? paths.deskOrderMail(desk.order.number, mail) : note && `#note-${note}`
  return (
    <Card id="history" title={words.history.title}>
      <Timeline
        shop={shop}
        events={historyOf(desk, shop).map(({ at, title, who, tone, ...to }) => {
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
    </Card>
  )
}
