import { paths } from '../../paths.ts'
import { adminWords } from '../words.ts'

/** Renders the dialogs of the desk's script (`static/desk.js`), closed. */
export const Dialogs = () => {
  const { keys, signedOut } = adminWords()
  const rows: [string[], string][] = [
    [['/'], keys.search],
    [['j', 'k'], keys.rows],
    [['Enter'], keys.open],
    [['x'], keys.choose],
    [['?'], keys.help],
  ]
  return (
    <>
      <dialog id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{keys.title}</h2>
        <dl class="keys">
          {rows.map(([names, what]) => (
            <>
              <dt>
                {names.map((name) => (
                  <>
                    <kbd>{name}</kbd>{' '}
                  </>
                ))}
              </dt>
              <dd>{what}</dd>
            </>
          ))}
        </dl>
        <form method="dialog">
          <label class="check">
            <input type="checkbox" name="used" /> {keys.used}
          </label>
          <button class="button-quiet" type="submit" autofocus>
            {keys.close}
          </button>
        </form>
      </dialog>
      <dialog id="signed-out" aria-labelledby="signed-out-title">
        <h2 id="signed-out-title">{signedOut.title}</h2>
        <p>{signedOut.text}</p>
        <form method="dialog" class="acts">
          <a class="button" href={paths.desk()} target="_blank" rel="noopener">
            {signedOut.signIn}
          </a>
          <button class="button-quiet" type="submit">
            {signedOut.close}
          </button>
        </form>
      </dialog>
    </>
  )
}
