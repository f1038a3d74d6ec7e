import * as z from 'zod/mini'
import { actId, before, version } from '../../../admin/act.ts'
import { topicWords } from './words.ts'

const text = z.pipe(
  z._default(z.string(), ''),
  z.transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim()),
)

const name = text.check(
  z.minLength(1, { error: () => topicWords().noName }),
  z.maxLength(60, { error: () => topicWords().longName }),
)

const about = text.check(
  z.minLength(1, { error: () => topicWords().noAbout }),
  z.maxLength(200, { error: () => topicWords().longAbout }),
)

/** A new topic. */
export const addForm = z.object({ act: actId, name, about })

/** What is posted to a topic: other words for it, an end or a new beginning, another place. */
export const topicForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('change'), act: actId, version, before, name, about }),
  z.object({ do: z.enum(['stop', 'offer']), act: actId, version }),
  z.object({ do: z.enum(['up', 'down']), act: actId }),
])
