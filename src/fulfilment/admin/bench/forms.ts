import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod/mini'
import { actId, version } from '../../../admin/act.ts'
import { unsentStages } from '../../rules.ts'
import { reasonsToWait } from './rules.ts'
import { benchWords } from './words.ts'

/** Most pieces of a form that are read. */
const MOST_CHOSEN = 500

/** The pieces that were chosen in a list, each once, with the version that the list showed. */
export async function readChosen(c: Context): Promise<{ id: string; version: number }[]> {
  const { pieces = [] } = await c.req.parseBody({ all: true })
  const chosen = [pieces].flat().flatMap((value) => {
    const [, id, seen] =
      (typeof value === 'string' && /^([\w.-]{1,60}):([1-9]\d{0,8})$/.exec(value)) || []
    return id ? [[id, Number(seen)] as const] : []
  })
  return [...new Map(chosen.slice(0, MOST_CHOSEN))].map(([id, version]) => ({ id, version }))
}

/** Ids of pieces in an address: `a.1,b.2`. */
export const readIds = (text: string): string[] => [
  ...new Set(text.split(',').filter((id) => /^[\w.-]{1,60}$/.test(id))),
]

const text = (most: number) =>
  z._default(
    z
      .pipe(
        z.string(),
        z.transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim()),
      )
      .check(z.refine((typed) => typed.length <= most, { error: () => benchWords().long(most) })),
    '',
  )

/** "Move to", for the pieces that are chosen. */
export const moveForm = z.object({
  act: actId,
  to: z.enum(unsentStages),
  tell: z.optional(z.string()),
})

/** A button of a piece's page. */
export const stepForm = z.object({ act: actId, version, tell: z.optional(z.string()) })

/** Where a piece lies, and what it waits for. */
export const noteForm = z.object({
  act: actId,
  version,
  place: text(60),
  waits: z.pipe(
    z._default(z.string(), ''),
    z.transform((typed) => reasonsToWait.find((each) => each === typed) ?? null),
  ),
  wanted: text(120),
})

export const undoForm = z.object({ act: actId, undo: actId })

export const plainAct = z.object({ act: actId })

/** Reads what only a form of the desk sends right; 400 for what no form of it has sent. */
export function readAct<Form extends z.ZodMiniType>(
  shape: Form,
  form: Record<string, string>,
): z.output<Form> {
  const read = shape.safeParse(form)
  if (!read.success) throw new HTTPException(400)
  return read.data
}
