import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import type { CampaignRow } from '../../../campaign-acts.ts'
import { campaignWords } from '../words.ts'

export type TestProps = {
  campaign: CampaignRow
  /** Addresses that a test can go to. */
  me: string
  owner: string
  notice?: Child
}

/** Renders the form that sends a campaign as a test: to staff alone. */
export const TestCard = ({ campaign, me, owner }: TestProps) => {
  const words = campaignWords().test
  const addresses = me === owner ? { me } : { me, owner }
  return (
    <Card id="test" title={words.title}>
      <ActForm action={paths.deskCampaignTest(campaign.id)}>
        <fieldset>
          <legend class="visually-hidden">{words.to}</legend>
          {Object.entries(addresses).map(([who, address]) => (
            <label class="check">
              <input type="radio" name="to" value={who} checked={who === 'me'} /> {address}
            </label>
          ))}
        </fieldset>
        <button class="button-quiet" type="submit">
          {words.send}
        </button>
        <p class="hint">{words.text}</p>
      </ActForm>
    </Card>
  )
}
