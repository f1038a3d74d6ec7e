import type { StaffMember } from '../env.ts'
import { screensOf } from '../screens.ts'
import { adminWords } from '../words.ts'

/** Renders that a page of the desk is not for somebody, or not there, and where they may go. */
export const Elsewhere = (props: {
  staff: StaffMember
  words: { title: string; text: (role: string) => string }
}) => {
  const { staff, words } = props
  const open = screensOf(staff.role)
  return (
    <section class="narrow problem">
      <h1>{words.title}</h1>
      <p>{words.text(adminWords().roles[staff.role])}</p>
      <p>{adminWords().leadsTo}</p>
      <ul>
        {open.map(({ path, title }) => (
          <li>
            <a href={path}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
