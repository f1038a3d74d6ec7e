import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { paths } from '../../../../paths.ts'
import type { Seconds } from '../../../../platform/clock.ts'
import { formatMoment } from '../../../../platform/format-date.ts'
import { describedBy, ErrorSummary, FieldNotes } from '../../../../ui/form-field.tsx'
import { takesWords } from '../takes-words.ts'
import { campaignWords } from '../words.ts'
import type { SendProps } from './props.ts'

/** Renders what is about to be done, and the button that does it. */
export const ConfirmCard = (props: SendProps & { at: Seconds | 'now' }) => {
  const { config, campaign, audience, faults, at, takes, form } = props
  const { shop, NEWSLETTER, MAIL_FROM } = config
  const { send, form: labels, yes, no } = campaignWords()
  return (
    <Card id="confirm" title={send.confirm}>
      <Facts
        facts={[
          { title: labels.subject, value: campaign.subject },
          { title: send.audience, value: labels.audience(audience) },
          {
            title: send.begins,
            value: at === 'now' ? send.inAMinute : formatMoment(at, shop.locale, shop.time_zone),
          },
          { title: send.takes, value: takesWords(takes) },
          { title: send.sender, value: `${shop.name} <${NEWSLETTER.from ?? MAIL_FROM}>` },
          { title: send.archive, value: campaign.isPublic ? yes : no },
        ]}
      />
      <ActForm action={paths.deskCampaignMove(campaign.id)} version={campaign.version}>
        <ErrorSummary form={form} />
        <input type="hidden" name="at" value={String(at)} />
        {faults.length > 0 && (
          <div class="field">
            <label class="check">
              <input
                type="checkbox"
                id="despite"
                name="despite"
                value="yes"
                {...describedBy(form, 'despite')}
              />{' '}
              {send.despite}
            </label>
            <FieldNotes form={form} name="despite" />
          </div>
        )}
        <div class="acts">
          <button class="button" type="submit" name="move" value="schedule">
            {at === 'now' ? send.yesNow(audience) : send.yesThen}
          </button>
          <a href={paths.deskCampaign(campaign.id, { send: 'ask' })}>{send.otherTime}</a>
        </div>
      </ActForm>
    </Card>
  )
}
