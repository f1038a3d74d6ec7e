import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { actId } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { paths, patterns } from '../../../paths.ts'
import { logFailure } from '../../../platform/log.ts'
import { emptyForm, type FormState } from '../../../ui/form-field.tsx'
import { checkFile } from '../../import/check-file.ts'
import { applyImport, dropImport, readImport } from '../../import/import-acts.ts'
import { latestImports } from '../../import/queries.ts'
import { takenIn } from '../../import/take-back-queries.ts'
import { activeTopics } from '../../subscriber-queries.ts'
import { ImportPage } from './views/import-page.tsx'
import { ImportsPage } from './views/imports-page.tsx'
import { importWords } from './words.ts'

export const importRoutes = new Hono<DeskEnv>()

/** Some 25,000 lines with names and consents; the whole file is in memory, which is 128 MB. */
const MOST_BYTES = 4 * 1024 * 1024

importRoutes.get(patterns.deskSubscriberImports, only('subscribers'), (c) => showAll(c, emptyForm))

importRoutes.post(
  patterns.deskSubscriberImports,
  only('subscribers'),
  bodyLimit({
    maxSize: MOST_BYTES + 64 * 1024,
    onError: (c) => showAll(c as never, wrong({ file: importWords().faults.size })),
  }),
  async (c) => {
    const { act, bytes, field } = await readUpload(c)
    const { faults, inLine } = importWords()
    if (!bytes) return showAll(c, wrong({ file: faults.nothing }))
    if (bytes.length > MOST_BYTES) return showAll(c, wrong({ [field]: faults.size }))
    const found = await checkFile(c.var, { act, bytes })
    if (found.ok) return c.redirect(paths.deskSubscriberImport(found.id), 303)
    return showAll(c, wrong({ [field]: inLine(found.line, faults[found.fault]) }))
  },
)

const wrong = (errors: Record<string, string>): FormState => ({ values: {}, errors })

/** A file, or what was pasted; `bytes` null: neither. Nothing else than forms is read. */
async function readUpload(c: Context<DeskEnv>) {
  const type = c.req.header('Content-Type') ?? ''
  if (
    !/^(multipart\/form-data;|application\/x-www-form-urlencoded(; ?charset=utf-8)?$)/i.test(type)
  )
    throw new HTTPException(415)
  const body = await c.req.parseBody().catch(() => {
    throw new HTTPException(400)
  })
  const act = actId.safeParse(body.act)
  if (!act.success) throw new HTTPException(400)
  const { file, text } = body
  if (file instanceof File && file.size > 0)
    return { act: act.data, field: 'file', bytes: new Uint8Array(await file.arrayBuffer()) }
  const pasted = typeof text === 'string' && text.trim() ? new TextEncoder().encode(text) : null
  return { act: act.data, field: 'text', bytes: pasted }
}

importRoutes.get(patterns.deskSubscriberImport, only('subscribers'), (c) => {
  const words: Record<string, string> = importWords().done
  const what = c.req.query('done') ?? ''
  const text = Object.hasOwn(words, what) ? words[what] : undefined
  return showOne(c, { notice: text && <Notice kind="done" text={text} /> })
})

importRoutes.post(patterns.deskSubscriberImport, only('subscribers'), async (c) => {
  const id = c.req.param('import')
  const body = await c.req.parseBody({ all: true })
  const act = actId.safeParse(body.act)
  if (!act.success) return showOne(c, { status: 422 })
  const topics = [body.topics ?? []].flat().filter((each) => typeof each === 'string')
  const known = await readImport(c.var, id)
  if (!known) return c.notFound()
  const isDrop = body.do === 'drop'
  const moved = isDrop
    ? await dropImport(c.var, { act: act.data, id })
    : await applyImport(c.var, { act: act.data, id, topics, skipWrong: body.skip === 'yes' })
  if (!moved) return c.notFound()
  if (!moved.ok) {
    const text = importWords().refused[moved.reason]
    return showOne(c, { notice: <Notice kind="refused" text={text} />, status: 409, topics })
  }
  if (!isDrop || known.state !== 'checked') askQueue(c, id)
  const done = isDrop ? (known.state === 'checked' ? 'dropped' : 'takenBack') : 'applied'
  return c.redirect(paths.deskSubscriberImport(id, { done }), 303)
})

/** Whatever gets lost the clock asks for again. */
function askQueue(c: Context<DeskEnv>, id: string): void {
  const asked = c.env.NEWSLETTER_QUEUE.send({ import: id })
  c.executionCtx.waitUntil(
    asked.catch((error: unknown) => logFailure('newsletter queue does not answer', error)),
  )
}

type Page = Parameters<Context<DeskEnv>['render']>[0]

async function showAll(c: Context<DeskEnv>, form: FormState) {
  const { db, config } = c.var
  c.status(Object.keys(form.errors).length > 0 ? 422 : 200)
  return c.render(
    <ImportsPage shop={config.shop} form={form} imports={await latestImports(db)} />,
    { title: importWords().title },
  )
}

async function showOne(
  c: Context<DeskEnv>,
  how: { notice?: Page | undefined; status?: 409 | 422; topics?: string[] },
) {
  const { db, config } = c.var
  const id = c.req.param('import') ?? ''
  const known = await readImport(c.var, id)
  if (!known) return c.notFound()
  const [topics, [brought]] = await db.batch([activeTopics(db), takenIn(db, id)])
  c.status(how.status ?? 200)
  return c.render(
    <ImportPage
      shop={config.shop}
      known={known}
      topics={topics}
      chosen={how.topics ?? []}
      brought={brought ?? { added: 0, waiting: 0, asked: 0, sentTo: 0 }}
      notice={how.notice}
    />,
    { title: importWords().title },
  )
}
