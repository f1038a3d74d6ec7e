import { claimForm, findCart, touchCart } from '../../cart/queries.ts'
import { days, now } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { brokeConstraint, type Db, runBatch } from '../../platform/db.ts'
import { hashToken, keyedDigest, randomToken } from '../../platform/digest.ts'
import { putLink, type Shown } from './queries.ts'

/**
 * Shares what a guest keeps, by a link that shows what they ask for. While there is a link it stays,
 * and shows that instead.
 *
 * @returns `gone`: there is no such guest; `too-much-today`: they have changed it too often
 */
export async function shareKept(
  db: Db,
  config: Config,
  form: Shown & { token: string; formKey: string },
): Promise<'shared' | 'gone' | 'too-much-today'> {
  const { token, formKey, ...shown } = form
  const [cart] = await findCart(db, await hashToken(token))
  if (!cart) return 'gone'
  const at = now()
  const seed = randomToken()
  const tokenHash = await hashToken(await tokenOf(config, seed))
  try {
    await runBatch(db, [
      touchCart(db, cart.id, at),
      claimForm(db, cart.id, formKey, at),
      putLink(db, { ...shown, cartId: cart.id, seed, tokenHash, day: Math.floor(at / days(1)) }),
    ])
  } catch (error) {
    if (brokeConstraint(error, 'kept_links_a_day') || brokeConstraint(error, 'cart_forms_limit'))
      return 'too-much-today'
    // Forgotten just now, in another tab.
    if (brokeConstraint(error, 'FOREIGN KEY')) return 'gone'
    // The same form was sent twice.
    if (!brokeConstraint(error, 'cart_submissions')) throw error
  }
  return 'shared'
}

/**
 * The token of a live link, to show it again; null where the shop has another `TOKEN_KEY` by now. The
 * link that was given away still works then.
 */
export async function tokenOfLink(
  config: Config,
  link: { seed: string; linkHash: string | null },
): Promise<string | null> {
  const token = await tokenOf(config, link.seed)
  return (await hashToken(token)) === link.linkHash ? token : null
}

/** 192 bits, which nobody can work out who has read the database. */
const tokenOf = async ({ TOKEN_KEY }: Pick<Config, 'TOKEN_KEY'>, seed: string) =>
  (await keyedDigest(TOKEN_KEY, `kept link:${seed}`)).slice(0, 32)
