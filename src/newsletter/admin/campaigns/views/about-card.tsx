import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { paths } from '../../../../paths.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { campaignWords } from '../words.ts'
import type { StatusProps } from './props.ts'

/** Renders what a campaign is and to whom it goes. */
export const AboutCard = ({ campaign, shop, topics }: StatusProps) => {
  const { id, version, preheader, isPublic, state, slug, startedAt, finishedAt } = campaign
  const { about, form, yes, no } = campaignWords()
  const inArchive = isPublic && state === 'finished'
  const moment = (title: string, at: number | null) =>
    at === null ? null : { title, value: formatOwnMoment(at, shop) }
  return (
    <Card id="about" title={about.title}>
      <Facts
        facts={[
          preheader ? { title: form.preheader, value: preheader } : null,
          { title: about.topics, value: topics.join(', ') },
          moment(about.begun, startedAt),
          moment(about.ended, finishedAt),
          {
            title: about.archive,
            value: inArchive ? (
              <a href={paths.archivedNewsletter(slug)}>{about.see}</a>
            ) : isPublic ? (
              yes
            ) : (
              no
            ),
          },
        ]}
      />
      {state === 'finished' && (
        <ActForm action={paths.deskCampaignMove(id)} version={version}>
          <button class="button-quiet" type="submit" name="move" value={isPublic ? 'hide' : 'show'}>
            {isPublic ? about.hide : about.show}
          </button>
        </ActForm>
      )}
    </Card>
  )
}
