import type { Seconds } from '../platform/clock.ts'
import type { Db, Statement } from '../platform/db.ts'
import type { NetworkDigest } from '../platform/network-digest.ts'
import { countCart, createCart, touchCart } from './queries.ts'

/** What a guest's first act brings along; nobody is asked for it where they are known already. */
export type Newcomer = {
  /** The networks that the act comes from: each begins so many carts a day. */
  networks: () => Promise<NetworkDigest[]>
  /** How its visitor came, kept with a new cart; null: not known. */
  arrival?: () => Promise<{ channel: string; campaign: string | null } | null>
}

/** What a guest says of ring sizes, kept with their cart; left out: as it is. */
export type Told = Parameters<typeof touchCart>[3]

/**
 * The statements that every act of a guest begins with: notes that their cart is in use, or makes it.
 * Breaks `carts_a_day` when their network has begun too many, and a key of `carts` when this batch
 * was executed already.
 *
 * @param found the cart that their token leads to; none: `tokenHash` belongs to a new token
 * @returns `id` of the cart, for the statements that follow
 */
export async function openCart(
  db: Db,
  found: { id: string } | undefined,
  guest: Newcomer & { tokenHash: string; at: Seconds; told?: Told },
): Promise<{ id: string; statements: Statement[] }> {
  const { tokenHash, at, told } = guest
  if (found) return { id: found.id, statements: [touchCart(db, found.id, at, told)] }
  const id = crypto.randomUUID()
  const [networks, arrival] = await Promise.all([guest.networks(), guest.arrival?.()])
  const cart = { id, tokenHash, createdAt: at, ...told, ...arrival }
  return { id, statements: [createCart(db, cart), ...countCart(db, networks, at)] }
}
