import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { ErrorSummary, type FormState, TextField } from '../../../ui/form-field.tsx'
import { ActForm } from '../../parts/act-form.tsx'
import { Card } from '../../parts/card.tsx'
import { Details } from '../../parts/details.tsx'
import { Facts } from '../../parts/facts.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import type { Known } from '../change-staff.ts'
import { staffWords } from '../words.ts'
import { RoleField, State } from './staff-page.tsx'

/**
 * Renders one member of staff: name and role to be changed, and how to take them off the desk or
 * back.
 *
 * @param unsaved the form holds what was typed and not saved
 */
export const MemberPage = (props: {
  member: Known
  form: FormState
  notice?: Child
  unsaved?: boolean
}) => {
  const { member, form } = props
  const { id, version, removedAt, email, name, role } = member
  const words = staffWords()
  const self = paths.deskStaffMember(id)
  const removed = removedAt !== null
  return (
    <>
      <PageTitle
        title={name}
        back={{ href: paths.deskStaff(), title: words.back }}
        status={<State member={member} />}
      />
      {props.notice}
      <Details
        wide={
          <Card id="change" title={words.change}>
            <ActForm
              action={self}
              version={version}
              before={{ name, role }}
              unsaved={props.unsaved ?? false}
            >
              <ErrorSummary form={form} />
              <TextField form={form} name="name" label={words.name} autocomplete="off" />
              <RoleField form={form} />
              <SaveBar save={words.save} discard={self} />
            </ActForm>
          </Card>
        }
        narrow={
          <Card id="state" title={words.state}>
            <Facts facts={[{ title: words.email, value: email }]} />
            <ul>
              <li>
                <a href={paths.deskLog({ by: id })}>{words.whatTheyDid}</a>
              </li>
              <li>
                <a href={paths.deskLog({ subject: 'staff', of: id })}>{words.whatWasDone}</a>
              </li>
            </ul>
            <p class="quiet">{removed ? words.restoreHint : words.removeHint}</p>
            <ActForm
              action={removed ? paths.deskStaffRestore(id) : paths.deskStaffRemove(id)}
              version={version}
            >
              <button class="button-quiet" type="submit">
                {removed ? words.restore : words.remove}
              </button>
            </ActForm>
          </Card>
        }
      />
    </>
  )
}
