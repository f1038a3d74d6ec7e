import * as z from 'zod/mini'
import { readEmail } from '../../platform/email-address.ts'
import { actId, before, version } from '../act.ts'
import { type Role, roles } from '../rules.ts'
import { staffWords } from './words.ts'

const name = z
  .pipe(
    z._default(z.string(), ''),
    z.transform((text) => text.normalize('NFC').trim()),
  )
  .check(
    z.minLength(1, { error: () => staffWords().noName }),
    z.maxLength(80, { error: () => staffWords().longName }),
  )

const role = z.enum(roles as [Role, ...Role[]], { error: () => staffWords().noRole })

/** A new member of staff. */
export const addForm = z.object({
  act: actId,
  email: z
    .pipe(
      z._default(z.string(), ''),
      z.transform((text) => readEmail(text) ?? ''),
    )
    .check(z.minLength(1, { error: () => staffWords().noEmail })),
  name,
  role,
})

/** Another name or role. */
export const changeForm = z.object({ act: actId, version, before, name, role })

/** Takes somebody off the staff, or back. */
export const removeForm = z.object({ act: actId, version })
