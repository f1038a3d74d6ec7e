import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { Tick } from '../../../../admin/parts/tick.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { Outcome } from '../../../import/outcome.ts'
import { importWords } from '../words.ts'
import type { ShownImport } from './import-state.tsx'

type Known = ShownImport & { outcome: Outcome }

/** Renders what can be done with a file: apply or drop it, see how far it is, take it back. */
export const ImportActs = (props: {
  shop: Shop
  known: Known
  topics: { id: string; name: string }[]
  chosen: string[]
  brought: { added: number; waiting: number; asked: number; sentTo: number }
}) => {
  const { known, brought } = props
  if (known.state === 'checked') return <Apply {...props} />
  if (known.state === 'dropped') return null
  const words = importWords()
  const count = (n: number) => n.toLocaleString(props.shop.locale)
  const { done, lines } = known
  return (
    <>
      <Card id="progress" title={words.progress}>
        <p>
          <label for="done">{words.progressOf(count(done), count(lines))}</label>
          <br />
          <progress id="done" value={String(done)} max={String(Math.max(lines, 1))}></progress>
        </p>
        {known.state === 'running' && (
          <p>
            <a href={paths.deskSubscriberImport(known.id)}>{words.refresh}</a>
          </p>
        )}
        <Facts
          facts={(['added', 'waiting', 'asked'] as const).map((which) => ({
            title: words.soFar[which],
            value: count(brought[which]),
          }))}
        />
        {brought.waiting > 0 && <p class="quiet">{words.drip}</p>}
      </Card>
      {brought.sentTo === 0 && (
        <Card id="take-back" title={words.takeBack}>
          <p class="quiet">{words.takeBackHint}</p>
          <ActForm action={paths.deskSubscriberImport(known.id)}>
            <button class="button-quiet" type="submit" name="do" value="drop">
              {words.takeBack}
            </button>
          </ActForm>
        </Card>
      )}
    </>
  )
}

const Apply = (props: {
  known: Known
  topics: { id: string; name: string }[]
  chosen: string[]
}) => {
  const { known, topics, chosen } = props
  const { undecided, counts } = known.outcome
  const words = importWords()
  const self = paths.deskSubscriberImport(known.id)
  return (
    <Card id="apply" title={words.applyTitle}>
      {known.lines === 0 ? (
        <p>{words.nothingToDo}</p>
      ) : (
        <ActForm action={self}>
          {undecided > 0 && (
            <fieldset>
              <legend>{words.topicsFor(undecided)}</legend>
              {topics.map(({ id, name }) => (
                <label class="check">
                  <input type="checkbox" name="topics" value={id} checked={chosen.includes(id)} />{' '}
                  {name}
                </label>
              ))}
            </fieldset>
          )}
          {counts.wrong > 0 && (
            <Tick name="skip" label={words.skip(counts.wrong)} checked={false} />
          )}
          <button class="button" type="submit" name="do" value="apply">
            {words.apply}
          </button>
        </ActForm>
      )}
      <ActForm action={self} class="acts-apart">
        <p>
          <button class="link-button" type="submit" name="do" value="drop">
            {words.drop}
          </button>
        </p>
      </ActForm>
      <p class="quiet">{words.staged}</p>
    </Card>
  )
}
