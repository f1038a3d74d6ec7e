import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { todayIn } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { countFormat, formatShare, moneyFormat } from '../../../../statistics/format.ts'
import type { CampaignRow } from '../../../campaign-acts.ts'
import type { CampaignFigures } from '../../../campaign-figures.ts'
import { campaignFigureWords } from '../words.ts'

type Name = keyof ReturnType<typeof campaignFigureWords>['figures']

/** Shown although there are none of them. */
const always: Name[] = ['recipients', 'sent', 'visits', 'orders', 'revenue']
/** As a share of the mails that were sent as well. */
const shares: Name[] = ['bounced', 'complained', 'left']

/**
 * Renders what a campaign came to, each figure with what it means.
 *
 * @param props `came`: null for whoever may not see statistics
 */
export const CampaignFiguresCard = (props: {
  shop: Shop
  campaign: CampaignRow
  came: CampaignFigures | null
}) => {
  const { shop, campaign, came } = props
  const { locale } = shop
  const words = campaignFigureWords()
  const { recipients, sent, skipped, failed, unclear, bounced, complained, left } = campaign
  const figures: Partial<Record<Name, number | null>> = {
    ...{ recipients, sent, skipped, failed, unclear, bounced, complained, left },
    ...(came && { visits: came.visits, orders: came.orders, revenue: came.revenue }),
  }
  const text = (name: Name): string => {
    const value = figures[name] ?? null
    if (value === null) return words.unknown
    const format = name === 'revenue' ? moneyFormat(locale, shop.currency) : countFormat(locale)
    return shares.includes(name) && sent > 0
      ? words.share(format.text(value), formatShare(value / sent, locale))
      : format.text(value)
  }
  const reading = came && words.reading[came.reading.state]
  const isOver = came && came.until < todayIn(shop.time_zone)
  return (
    <Card id="figures" title={words.title}>
      <p class="quiet">{words.intro}</p>
      <Facts
        facts={(Object.keys(words.figures) as Name[]).map(
          (name) =>
            (always.includes(name) ? name in figures : Boolean(figures[name])) && {
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
      {reading && <p class="hint">{reading}</p>}
      {came && (
        <p class="quiet">
          {words.campaign(campaign.slug)}{' '}
          {!isOver && words.still(formatDate(came.until, locale, true))}
        </p>
      )}
    </Card>
  )
}
