import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../admin/env.ts'
import { only } from '../../admin/guard.ts'
import { addLines, type Refusal } from '../../cart/add-lines.ts'
import { changeLine } from '../../cart/change-line.ts'
import { MAX_LINES, MAX_QUANTITY } from '../../cart/rules.ts'
import { sellableVariants } from '../../catalog/queries.ts'
import { refusalWords } from '../../engraving/refusal-words.ts'
import { engravingOf, readEngraving } from '../../engraving/rules.ts'
import { paths, patterns } from '../../paths.ts'
import { readForm } from '../../platform/read-form.ts'
import { draftToken, readDraft } from './draft.ts'
import { lineForm } from './forms.ts'
import { showDraft } from './show-draft.tsx'
import { newOrderWords } from './words.ts'

/** The lines of a draft: added, changed, taken out. */
export const lineRoutes = new Hono<DeskEnv>()

lineRoutes.post(patterns.deskDraftLine, only('change-orders'), async (c) => {
  const { db, config } = c.var
  const id = c.req.param('draft')
  const body = await readForm(c)
  const form = lineForm.safeParse(body)
  const { line = '', product = '' } = body
  if (!form.success)
    return line
      ? refuseChange(c, line, newOrderWords().lines.wrongQuantity(MAX_QUANTITY))
      : refuseAdding(c, body, wrongField(body))
  const done = () => c.redirect(paths.deskDraft(id), 303)
  const draft = await readDraft(db, config, id)
  if (!draft) return c.notFound()
  if (!('variant' in form.data)) {
    const change =
      'remove' in form.data ? { line: form.data.remove, quantity: 0 } : { ...form.data }
    const changed = await changeLine(db, draft.cart, change)
    if (changed.ok || changed.reason === 'gone') return done()
    return refuseChange(c, change.line, sayRefusal(changed.reason))
  }
  const { act, variant: variantId, quantity, engraving: letters, font } = form.data
  const [variant] = await sellableVariants(db, [variantId])
  const read = readEngraving({ letters, font }, variant ? engravingOf(variant.facts) : null)
  if (!read.ok) return refuseAdding(c, body, { engraving: refusalWords(read.refusal) })
  const added = await addLines(db, config, {
    token: await draftToken(config, id),
    formKey: act,
    wanted: [{ variantId, quantity, engraving: read.engraving }],
    // It is in a cart already: no network begins one.
    networks: async () => [],
  })
  if (added.ok) return done()
  const field = added.reason === 'not-enough' || added.reason === 'too-many-units'
  return refuseAdding(
    c,
    { ...body, product: product || (variant?.handle ?? '') },
    { [field ? 'quantity' : 'variant']: sayRefusal(added.reason) },
  )
})

/** The draft as it is now, and beside a line why it was not changed. */
async function refuseChange(c: Context<DeskEnv>, line: string, text: string) {
  const draft = await readDraft(c.var.db, c.var.config, c.req.param('draft') ?? '')
  return draft ? showDraft(c, draft, { wrongLine: { line, text } }) : c.notFound()
}

/** The form of the product again, with what was typed. */
async function refuseAdding(
  c: Context<DeskEnv>,
  body: Record<string, string>,
  errors: Record<string, string>,
) {
  const look = { q: '', product: body.product ?? '' }
  const draft = await readDraft(c.var.db, c.var.config, c.req.param('draft') ?? '', look)
  const fields = ['variant', 'quantity', 'engraving', 'font']
  const values = Object.fromEntries(fields.map((name) => [name, (body[name] ?? '').slice(0, 500)]))
  return draft ? showDraft(c, draft, { adding: { values, errors } }) : c.notFound()
}

function wrongField(body: Record<string, string>): Record<string, string> {
  const { notAdded, lines } = newOrderWords()
  return body.variant
    ? { quantity: lines.wrongQuantity(MAX_QUANTITY) }
    : { variant: notAdded.choose }
}

function sayRefusal(reason: Refusal): string {
  const { notAdded } = newOrderWords()
  if (reason === 'too-many-units') return notAdded[reason](MAX_QUANTITY)
  if (reason === 'too-many-lines') return notAdded[reason](MAX_LINES)
  return notAdded[reason]
}
