import { paths } from '../../../paths.ts'
import { FormKey } from '../../../ui/form-key.tsx'
import { listWords } from '../../list/words.ts'
import type { Shown } from '../queries.ts'

/** What a guest shares: `link` is its address, null where it cannot be shown again. Null: nothing. */
export type Sharing = (Shown & { link: string | null }) | null

/** Renders the form that shares a list, says what others see, and ends it. */
export const ShareForm = ({ sharing }: { sharing: Sharing }) => {
  const w = listWords().share
  return (
    <section class="summary kept-share" id="share">
      <h2>{w.title}</h2>
      {sharing ? <Link link={sharing.link} /> : <p>{w.lead}</p>}
      <form method="post" action={`${paths.keptShare()}#share`}>
        <FormKey />
        <Check name="choices" label={w.choices} checked={sharing?.showsChoices} />
        <Check name="prices" label={w.prices} checked={sharing?.showsPrices} />
        <p class="quiet">{w.forPresents}</p>
        <div class="kept-ways">
          <button class={sharing ? 'button-quiet' : 'button'} type="submit">
            {sharing ? w.change : w.start}
          </button>
          {sharing && (
            <button class="button-quiet" type="submit" name="stop" value="yes">
              {w.stop}
            </button>
          )}
        </div>
      </form>
    </section>
  )
}

const Link = ({ link }: { link: string | null }) => {
  const w = listWords().share
  if (!link) return <p>{w.lost}</p>
  return (
    <>
      <div class="field">
        <label for="shared-link">{w.link}</label>
        <input id="shared-link" type="text" value={link} readonly />
      </div>
      <p>
        <a href={link}>{w.open}</a>
      </p>
    </>
  )
}

type CheckProps = { name: string; label: string; checked: boolean | undefined }

const Check = ({ name, label, checked }: CheckProps) => (
  <label class="check">
    <input type="checkbox" name={name} value="yes" checked={checked ?? false} /> {label}
  </label>
)
