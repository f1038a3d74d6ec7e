import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import { formatMoment } from '../../../../platform/format-date.ts'
import { ErrorSummary, TextField } from '../../../../ui/form-field.tsx'
import { campaignWords } from '../words.ts'
import type { SendProps } from './props.ts'

/** Renders the choice of when a campaign goes out. Nothing happens yet: it leads to an address. */
export const WhenCard = ({ config, campaign, form, twice }: SendProps) => {
  const { shop } = config
  const self = paths.deskCampaign(campaign.id)
  const words = campaignWords().send
  return (
    <Card id="when" title={words.when}>
      <p>
        <a class="button" href={paths.deskCampaign(campaign.id, { send: 'now' })}>
          {words.now}
        </a>
      </p>
      <p class="hint">{words.nowHint}</p>
      <h3>{words.later}</h3>
      <ErrorSummary form={form} />
      {twice.length > 0 && (
        <div class="notice" role="status">
          <p>{words.twice(form.values.time ?? '')}</p>
          <p class="acts">
            {twice.map((at) => (
              <a
                class="button-quiet"
                href={paths.deskCampaign(campaign.id, { send: 'at', at: String(at) })}
              >
                {formatMoment(at, shop.locale, shop.time_zone)}
              </a>
            ))}
          </p>
        </div>
      )}
      <form method="get" action={self} class="when-form">
        <input type="hidden" name="send" value="at" />
        <TextField form={form} name="day" label={words.day} type="date" />
        <TextField form={form} name="time" label={words.time} type="time" />
        <button class="button-quiet" type="submit">
          {words.schedule}
        </button>
      </form>
      <p class="hint">{words.timeHint(shop.time_zone)}</p>
    </Card>
  )
}
