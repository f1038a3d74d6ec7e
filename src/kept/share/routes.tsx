import { Hono } from 'hono'
import { readCartToken } from '../../cart/cookie.ts'
import { paths, patterns } from '../../paths.ts'
import { hashToken } from '../../platform/digest.ts'
import type { AppEnv } from '../../platform/env.ts'
import { formKey } from '../../platform/form-key.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { visitorSystem } from '../../ring-sizes/visitor-sizes.ts'
import { tooOften } from '../../ui/too-often.tsx'
import { sharedPieces } from '../list/queries.ts'
import { listed } from '../list/rules.ts'
import { showKept } from '../list/show-kept.tsx'
import { listWords } from '../list/words.ts'
import { endLink, linkOfToken } from './queries.ts'
import { shareKept } from './share-kept.ts'
import { SharedPage } from './views/shared-page.tsx'

/** What a guest keeps, for those to whom they give a link. */
export const sharedRoutes = new Hono<AppEnv>()

sharedRoutes.post(patterns.keptShare, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'kept')) return tooOften(c)
  const body = await readForm(c)
  const token = readCartToken(c)
  if (!token) return c.redirect(paths.kept(), 303)
  if (body.stop) {
    await endLink(c.var.db, await hashToken(token))
    return c.redirect(paths.kept('stopped'), 303)
  }
  const key = formKey.safeParse(body.key)
  if (!key.success) return c.redirect(paths.kept(), 303)
  const shared = await shareKept(c.var.db, c.var.config, {
    ...{ token, formKey: key.data },
    ...{ showsPrices: body.prices === 'yes', showsChoices: body.choices === 'yes' },
  })
  if (shared === 'too-much-today') return showKept(c, { text: listWords().tooMuchToday }, 422)
  return c.redirect(paths.kept(shared === 'shared' ? 'shared' : undefined), 303)
})

sharedRoutes.get(patterns.keptShared, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'shared list')) return tooOften(c)
  const { db, config } = c.var
  const linkHash = await hashToken(c.req.param('token'))
  const [[link], pieces] = await db.batch([linkOfToken(db, linkHash), sharedPieces(db, linkHash)])
  if (!link) return c.notFound()
  return c.render(
    <SharedPage
      shop={config.shop}
      pieces={pieces.map((piece) => listed(piece))}
      shown={link}
      sizes={visitorSystem(c)}
    />,
    { title: listWords().shared.title },
  )
})
