import { type Context, Hono } from 'hono'
import { paths, patterns } from '../../paths.ts'
import { readForm } from '../../platform/read-form.ts'
import { emptyForm, type FormState, fieldErrors } from '../../ui/form-field.tsx'
import { before } from '../act.ts'
import type { DeskEnv } from '../env.ts'
import { only } from '../guard.ts'
import { Conflict } from '../parts/conflict.tsx'
import { mergeForms } from '../parts/merge-forms.ts'
import { Notice } from '../parts/notice.tsx'
import {
  addStaff,
  changeStaff,
  type Known,
  openStaff,
  readStaff,
  setRemoved,
} from './change-staff.ts'
import { addForm, changeForm, removeForm } from './forms.ts'
import { everybody } from './queries.ts'
import { MemberPage } from './views/member-page.tsx'
import { StaffPage } from './views/staff-page.tsx'
import { staffWords } from './words.ts'

export const staffRoutes = new Hono<DeskEnv>()

staffRoutes.get(patterns.deskStaff, only('staff'), (c) => showAll(c, emptyForm, done(c)))

staffRoutes.post(patterns.deskStaff, only('staff'), async (c) => {
  const body = await readForm(c)
  const { email = '', name = '', role = '' } = body
  const values = { email, name, role }
  const form = addForm.safeParse(body)
  if (!form.success) return showAll(c, { values, errors: fieldErrors(form.error) })
  const added = await addStaff(c.var, form.data)
  if (added.ok) return c.redirect(paths.deskStaffMember(added.id, 'added'), 303)
  const { isOwner, isKnown, showThem, sendAgain } = staffWords()
  if (added.reason === 'owner') return showAll(c, { values, errors: { email: isOwner } })
  if (added.reason === 'sent-before') return showAll(c, { values, errors: { email: sendAgain } })
  return showAll(
    c,
    { values, errors: { email: isKnown } },
    <Notice kind="refused" text={isKnown}>
      <a href={paths.deskStaffMember(added.id)}>{showThem}</a>
    </Notice>,
  )
})

staffRoutes.get(patterns.deskStaffMember, only('staff'), async (c) => {
  const member = await readStaff(c.var, c.req.param('member'))
  return member ? showMember(c, member, { notice: done(c) }) : c.notFound()
})

staffRoutes.post(patterns.deskStaffMember, only('staff'), async (c) => {
  const id = c.req.param('member')
  const body = await readForm(c)
  const form = changeForm.safeParse(body)
  if (!form.success) {
    const member = await readStaff(c.var, id)
    if (!member) return c.notFound()
    return showMerged(c, member, body, { errors: fieldErrors(form.error), status: 422 })
  }
  const { before: _, ...change } = form.data
  const changed = await changeStaff(c.var, { id, ...change })
  if (!changed) return c.notFound()
  if (changed.ok) return c.redirect(paths.deskStaffMember(id, 'changed'), 303)
  return showMerged(c, changed.now, body, { errors: {}, status: 409 })
})

/** Shows a member with what was typed, and what somebody else has changed since. */
function showMerged(
  c: Context<DeskEnv>,
  now: Known,
  body: Record<string, string>,
  { errors, status }: { errors: Record<string, string>; status: 409 | 422 },
) {
  const { name = '', role = '' } = body
  const theirs = { name: now.name, role: now.role }
  const { values, differences } = mergeForms(before.parse(body.before), { name, role }, theirs)
  const { name: nameLabel, role: roleLabel, roleHint } = staffWords()
  return showMember(c, now, {
    form: { values, errors },
    notice: differences.length > 0 && (
      <Conflict
        differences={differences}
        labels={{ name: nameLabel, role: roleLabel }}
        show={(value, field) =>
          field === 'role' && value in roleHint ? roleHint[value as Known['role']] : value
        }
      />
    ),
    status,
  })
}

for (const [pattern, removed] of [
  [patterns.deskStaffRemove, true],
  [patterns.deskStaffRestore, false],
] as const)
  staffRoutes.post(pattern, only('staff'), async (c) => {
    const id = c.req.param('member')
    const form = removeForm.safeParse(await readForm(c))
    const set = form.success ? await setRemoved(c.var, { id, ...form.data, removed }) : null
    if (set?.ok) return c.redirect(paths.deskStaffMember(id, removed ? 'removed' : 'restored'), 303)
    const member = await readStaff(c.var, id)
    if (!member) return c.notFound()
    const notice = <Notice kind="refused" text={staffWords().meanwhile} />
    return showMember(c, member, { notice, status: form.success ? 409 : 422 })
  })

type Page = Parameters<Context<DeskEnv>['render']>[0]

/** What has just been done, by the address that the act led to. */
function done(c: Context<DeskEnv>) {
  const words: Record<string, string> = staffWords().done
  const what = c.req.query('done') ?? ''
  const text = Object.hasOwn(words, what) ? words[what] : undefined
  return text && <Notice kind="done" text={text} />
}

async function showAll(c: Context<DeskEnv>, form: FormState, notice?: Page) {
  const { db, config } = c.var
  const known = await Promise.all((await everybody(db)).map((row) => openStaff(config, row)))
  const here = ({ removedAt }: Known) => (removedAt === null ? 0 : 1)
  known.sort((a, b) => here(a) - here(b) || a.name.localeCompare(b.name, config.shop.locale))
  c.status(Object.keys(form.errors).length > 0 ? 422 : 200)
  return c.render(
    <StaffPage
      shop={config.shop}
      owner={config.OWNER_MAIL}
      everybody={known}
      form={form}
      notice={notice}
    />,
    { title: staffWords().title },
  )
}

function showMember(
  c: Context<DeskEnv>,
  member: Known,
  how: { form?: FormState; notice?: Page; status?: 409 | 422 },
) {
  const { name, role } = member
  c.status(how.status ?? 200)
  return c.render(
    <MemberPage
      member={member}
      form={how.form ?? { values: { name, role }, errors: {} }}
      notice={how.notice}
      unsaved={how.form !== undefined}
    />,
    { title: staffWords().title },
  )
}
