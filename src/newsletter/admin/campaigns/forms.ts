import * as z from 'zod/mini'
import { actId, version } from '../../../admin/act.ts'
import { hashToken } from '../../../platform/digest.ts'
import type { TopicToChoose } from '../../campaign-desk-queries.ts'
import { LENGTHS } from '../../campaign-rules.ts'
import { campaignWords } from './words.ts'

type Values = Record<string, string>

const oneLine = (longest: number, error: () => string) =>
  z
    .pipe(
      z._default(z.string(), ''),
      z.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
    )
    .check(z.maxLength(longest, { error }))

const isTicked = z.pipe(
  z.optional(z.string()),
  z.transform((value) => value === 'yes'),
)

/** Begins a campaign; `from`: like another one. */
export const beginForm = z.object({ act: actId, from: z.optional(z.uuid()) })

/** What a draft says. Its topics are read by `topicsIn`. */
export const draftForm = z.object({
  act: actId,
  version,
  subject: oneLine(LENGTHS.subject, () => campaignWords().form.longSubject),
  preheader: oneLine(LENGTHS.preheader, () => campaignWords().form.longPreheader),
  body: z
    .pipe(
      z._default(z.string(), ''),
      z.transform((text) => text.replace(/\r\n?/g, '\n')),
    )
    .check(z.maxLength(LENGTHS.body, { error: () => campaignWords().form.longBody })),
  isPublic: isTicked,
})

/** How much of the long fields is read: line ends count twice, and what is too long is refused. */
export const longFields = { body: 2 * LENGTHS.body + 2, before: 16_384 }

/** A move that a button asks for; `at`: for when it is scheduled, seconds or `now`. */
export const moveForm = z.object({
  act: actId,
  version,
  move: z.enum(['schedule', 'undo', 'pause', 'resume', 'cancel', 'hide', 'show']),
  at: z.optional(
    z.union([
      z.literal('now'),
      z.pipe(z.string().check(z.regex(/^\d{9,11}$/)), z.transform(Number)),
    ]),
  ),
  despite: isTicked,
})

/** Deletes a draft. */
export const deleteForm = z.object({ act: actId, version })

export const testForm = z.object({ act: actId, to: z.enum(['me', 'owner']) })

/** The name of the box of a topic. */
export const topicField = (id: string) => `topic-${id}`

export const topicsIn = (values: Values, topics: TopicToChoose[]): string[] =>
  topics.map(({ id }) => id).filter((id) => values[topicField(id)] === 'yes')

/** A draft as its form has it. */
export const draftValues = (
  draft: { subject: string; preheader: string; body: string; isPublic: boolean },
  topics: TopicToChoose[],
): Values => ({
  ...{ subject: draft.subject, preheader: draft.preheader, body: draft.body },
  isPublic: draft.isPublic ? 'yes' : '',
  ...Object.fromEntries(topics.map(({ id, isChosen }) => [topicField(id), isChosen ? 'yes' : ''])),
})

/** What was typed, without what the form has besides. */
export const typedValues = (body: Values, topics: TopicToChoose[]): Values => ({
  ...{ subject: body.subject ?? '', preheader: body.preheader ?? '' },
  body: (body.body ?? '').replace(/\r\n?/g, '\n'),
  isPublic: body.isPublic ?? '',
  ...Object.fromEntries(topics.map(({ id }) => [topicField(id), body[topicField(id)] ?? ''])),
})

/** The values that a form was filled in from: of the text, which is long, a digest. */
export const markedBefore = async (values: Values): Promise<Values> => ({
  ...values,
  body: await hashToken(values.body ?? ''),
})

/** The same with the text, where it is one of those that `mergeForms` compares it with. */
export async function unmarkedBefore(before: Values, ...texts: Values[]): Promise<Values> {
  for (const { body = '' } of texts)
    if ((await hashToken(body)) === before.body) return { ...before, body }
  return before
}
