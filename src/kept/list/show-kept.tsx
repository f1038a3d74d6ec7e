import type { Context } from 'hono'
import { readGuest, writeGuest } from '../../cart/cookie.ts'
import { paths } from '../../paths.ts'
import type { AppEnv } from '../../platform/env.ts'
import { keptCode } from '../../platform/kept-code.ts'
import { visitorSystem } from '../../ring-sizes/visitor-sizes.ts'
import { tokenOfLink } from '../share/share-kept.ts'
import { readKept } from './read-kept.ts'
import { KeptPage, type KeptPageProps } from './views/kept-page.tsx'
import { listWords } from './words.ts'

const nothing = { pieces: [], units: 0, link: null }

/** Answers with what the guest keeps as it is now. `problem`: what went wrong with a piece of it. */
export async function showKept(
  c: Context<AppEnv>,
  problem?: KeptPageProps['problem'],
  status: 200 | 409 | 422 = 200,
) {
  const { db, config } = c.var
  const guest = readGuest(c.req.raw)
  const { pieces, units, link } = guest ? await readKept(db, config, guest.token) : nothing
  // What another tab has done, or the shop; hearts and numbers of other pages follow.
  const kept = codesOf(pieces)
  if (guest && (units !== guest.units || !isSame(kept, guest.kept)))
    writeGuest(c, guest.token, { units, kept })
  c.status(status)
  const token = link && (await tokenOfLink(config, link))
  return c.render(
    <KeptPage
      shop={config.shop}
      pieces={pieces}
      sizes={guest?.system ?? visitorSystem(c)}
      sharing={link && { ...link, link: token && config.shop.origin + paths.keptShared(token) }}
      done={c.req.method === 'GET' ? c.req.query('done') : undefined}
      problem={problem}
    />,
    { title: listWords().title },
  )
}

/** What the cookie says of these pieces. */
export const codesOf = (pieces: { handle: string }[]): string[] => [
  ...new Set(pieces.map(({ handle }) => keptCode(handle))),
]

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.toSorted().join() === others.toSorted().join()
