import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { GuestData } from '../read-guest.ts'
import type { OrderData } from '../read-order-data.ts'
import { privacyWords } from '../words.ts'
import { Known } from './known.tsx'
import { OpenOrder } from './open-order.tsx'

type Props = {
  shop: Shop
  /** Null: nothing is kept of this browser. */
  known: GuestData | null
  /** The order that is open in this browser. */
  order: OrderData | null
  /** Names of the shop's cookies that this browser has sent. */
  cookies: string[]
  /** Whether everything has just been forgotten. */
  forgotten: boolean
}

/** Renders all that the shop keeps of a browser, with the ways to take it along and to end it. */
export const YourDataPage = ({ shop, known, order, cookies, forgotten }: Props) => {
  const words = privacyWords()
  return (
    <article class="narrow policy">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {forgotten && !known && (
        <p class="notice notice-good" role="status">
          {words.browser.forgotten}
        </p>
      )}
      <h2>{words.browser.title}</h2>
      {known ? <Known shop={shop} known={known} /> : <p>{words.browser.nothing}</p>}
      {order && <OpenOrder shop={shop} data={order} system={known?.guest.sizes ?? 'eu'} />}
      {(known || order) && (
        <>
          <p>
            <a class="button button-quiet" href={paths.yourDataFile()} download={words.file.name}>
              {words.browser.take}
            </a>
          </p>
          <p class="hint">{words.browser.takeHow}</p>
        </>
      )}
      <h2>{words.device.title}</h2>
      {cookies.length === 0 ? (
        <p>{words.device.noCookies}</p>
      ) : (
        <>
          <p>{words.device.cookies}</p>
          <ul>
            {cookies.map((name) => (
              <li>
                <code>{name}</code> {words.device.names[name]}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{words.device.storage}</p>
      <Forget order={order} />
      <h2>{words.elsewhere.title}</h2>
      <p>{words.elsewhere.lead}</p>
      <ul>
        {elsewhere().map(([path, text]) => (
          <li>
            <a href={path}>{text}</a>
          </li>
        ))}
      </ul>
    </article>
  )
}

const elsewhere = () => {
  const words = privacyWords().elsewhere
  return [
    [paths.preferences(), words.newsletter],
    [paths.counting(), words.counting],
    [paths.orderLookUp(), words.lookUp],
    [paths.policy('privacy'), words.privacy],
  ] as const
}

/** The one button that forgets, with what goes and what stays. */
const Forget = ({ order }: { order: OrderData | null }) => {
  const words = privacyWords()
  const { forget } = words
  return (
    <>
      <h2>{forget.title}</h2>
      <ul>
        <li>{forget.goes}</li>
        {order && (
          <li>
            {forget.ends(order.order.number)} {order.address && forget.alerts}
          </li>
        )}
        {order && <li>{forget.orderStays}</li>}
        {order && <li>{forget.marksStay}</li>}
        <li>{forget.backup}</li>
      </ul>
      <form method="post" action={paths.yourDataForget()}>
        {order && <input type="hidden" name="order" value={order.order.number} />}
        <button class="button" type="submit">
          {words.browser.forget}
        </button>
      </form>
    </>
  )
}
