import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatOwnMoment } from '../../../platform/format-date.ts'
import { ErrorSummary, type FormState, SelectField, TextField } from '../../../ui/form-field.tsx'
import { ActForm } from '../../parts/act-form.tsx'
import { Card } from '../../parts/card.tsx'
import { Details } from '../../parts/details.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { Status } from '../../parts/status.tsx'
import { Table } from '../../parts/table.tsx'
import { roles } from '../../rules.ts'
import { adminWords } from '../../words.ts'
import type { Known } from '../change-staff.ts'
import { staffWords } from '../words.ts'

/** Renders everybody at the desk, and a form for one more. */
export const StaffPage = (props: {
  shop: Shop
  owner: string
  everybody: Known[]
  form: FormState
  notice?: Child
}) => {
  const { shop, form } = props
  const words = staffWords()
  return (
    <>
      <PageTitle title={words.title} />
      {props.notice}
      <p>{words.intro}</p>
      <p class="quiet">{words.owner(props.owner)}</p>
      <Details
        wide={
          <Table
            caption={words.caption}
            rows={props.everybody}
            empty={<p>{words.nobody}</p>}
            columns={[
              {
                title: words.name,
                kind: 'main',
                cell: ({ id, name }) => <a href={paths.deskStaffMember(id)}>{name}</a>,
              },
              { title: words.email, cell: ({ email }) => email },
              { title: words.role, cell: ({ role }) => adminWords().roles[role] },
              { title: words.state, cell: (member) => <State member={member} /> },
              {
                title: words.since,
                cell: ({ addedAt, removedAt }) => formatOwnMoment(removedAt ?? addedAt, shop),
              },
            ]}
          />
        }
        narrow={
          <Card id="add" title={words.add}>
            <ActForm action={paths.deskStaff()} unsaved={Object.keys(form.errors).length > 0}>
              <ErrorSummary form={form} />
              <TextField
                form={form}
                name="email"
                label={words.email}
                type="email"
                autocomplete="off"
              />
              <TextField form={form} name="name" label={words.name} autocomplete="off" />
              <RoleField form={form} />
              <button class="button" type="submit">
                {words.addIt}
              </button>
            </ActForm>
          </Card>
        }
      />
    </>
  )
}

export const State = ({ member }: { member: Known }) =>
  member.removedAt === null ? (
    <Status tone="good" text={staffWords().active} />
  ) : (
    <Status tone="quiet" text={staffWords().removed} />
  )

export const RoleField = ({ form }: { form: FormState }) => (
  <SelectField
    form={form}
    name="role"
    label={staffWords().role}
    prompt={staffWords().chooseRole}
    choices={roles.map((role) => ({ value: role, label: staffWords().roleHint[role] }))}
  />
)
