import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { todayIn } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { countFormat, formatShare, moneyFormat } from '../../../../statistics/format.ts'
import type { CampaignFigures } from '../../../campaign-figures.ts'
import { campaignLabel } from '../../../figure-rules.ts'
import { campaignFigureWords } from '../words.ts'

type Name = keyof ReturnType<typeof campaignFigureWords>['figures']

/** Shown although there are none of them. */
const always: Name[] = ['recipients', 'sent', 'visits', 'orders', 'revenue']
/** What statistics know, for whoever may see them. */
const ofStatistics: Name[] = ['visits', 'orders', 'revenue']
/** As a share of the mails that were sent as well. */
const shares: Name[] = ['bounced', 'complained', 'left']

/** Renders what a campaign came to, each figure with what it means. */
export const CampaignFiguresCard = (props: {
  shop: Shop
  slug: string
  figures: CampaignFigures
  seesStatistics: boolean
}) => {
  const { shop, slug, figures, seesStatistics } = props
  const { locale } = shop
  const words = campaignFigureWords()
  const names = (Object.keys(words.figures) as Name[]).filter(
    (name) => seesStatistics || !ofStatistics.includes(name),
  )
  const text = (name: Name): string => {
    const value = figures[name]
    if (value === null) return words.unknown
    const format = name === 'revenue' ? moneyFormat(locale, shop.currency) : countFormat(locale)
    return shares.includes(name) && figures.sent > 0
      ? words.share(format.text(value), formatShare(value / figures.sent, locale))
      : format.text(value)
  }
  const reading = words.reading[figures.reading.state]
  const isOver = figures.until < todayIn(shop.time_zone)
  return (
    <Card id="figures" title={words.title}>
      <p class="quiet">{words.intro}</p>
      <Facts
        facts={names.map(
          (name) =>
            (always.includes(name) || figures[name] !== 0) && {
              title: words.figures[name].title,
              value: (
                <>
                  <strong>{text(name)}</strong>{' '}
                  <span class="quiet">{words.figures[name].definition}</span>
                </>
              ),
            },
        )}
      />
      {seesStatistics && reading && <p class="hint">{reading}</p>}
      {seesStatistics && (
        <p class="quiet">
          {words.campaign(campaignLabel(slug))}{' '}
          {!isOver && words.still(formatDate(figures.until, locale, true))}
        </p>
      )}
    </Card>
  )
}
