import { paths } from '../../../paths.ts'
import { preferencesWords } from '../words.ts'

type Props = {
  token: string
  /** `asks`: whether to leave; `left`: with a way back; `gone`: without one; `back`: again. */
  state: 'asks' | 'left' | 'gone' | 'back'
}

/** Renders the one question of a link that leaves the newsletter, and what came of it. */
export const UnsubscribePage = ({ token, state }: Props) => {
  const w = preferencesWords().unsubscribe
  const title = unsubscribeTitle(state)
  return (
    <section class="narrow">
      <h1>{title}</h1>
      {state === 'asks' && (
        <>
          <p>{w.lead}</p>
          <Button token={token} text={w.send} />
          <p>
            <a href={paths.preferencesLink()}>{w.rather}</a>
          </p>
        </>
      )}
      {state === 'back' && (
        <p class="notice notice-good" role="status">
          {w.backAgain}
        </p>
      )}
      {(state === 'left' || state === 'gone') && (
        <p class="notice notice-good" role="status">
          {w.left}
        </p>
      )}
      {state === 'left' && (
        <>
          <p>{w.mistake}</p>
          <Button token={token} text={w.back} isBack />
        </>
      )}
      {state === 'gone' && (
        <>
          <p>{w.signUp}</p>
          <p>
            <a class="button button-quiet" href={paths.newsletter()}>
              {w.toSignUp}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

export const unsubscribeTitle = (state: Props['state']): string => {
  const { title, leftTitle, backTitle } = preferencesWords().unsubscribe
  return { asks: title, left: leftTitle, gone: leftTitle, back: backTitle }[state]
}

const Button = (props: { token: string; text: string; isBack?: boolean }) => (
  <form method="post" action={paths.unsubscribe(props.token)}>
    <button
      class={props.isBack ? 'button button-quiet' : 'button'}
      type="submit"
      {...(props.isBack && { name: 'back', value: 'yes' })}
    >
      {props.text}
    </button>
  </form>
)

/** Renders that a link is none of ours. */
export const WrongLinkPage = () => {
  const w = preferencesWords().unsubscribe
  return (
    <section class="narrow">
      <h1>{w.wrongTitle}</h1>
      <p>{w.wrong}</p>
      <p>
        <a class="button" href={paths.preferencesLink()}>
          {w.newLink}
        </a>
      </p>
    </section>
  )
}
