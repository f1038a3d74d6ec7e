import { expect } from 'vitest'
import { activeTopics } from '../../../src/newsletter/subscriber-queries.ts'
import { topicField } from '../../../src/newsletter/topic-rules.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { db, later, type Visitor, visitor } from '../../support/shop.ts'

export const anybody = () => `somebody-${crypto.randomUUID().slice(0, 8)}@example.com`

/** The boxes of topics, ticked, by name. */
export async function ticked(...names: string[]): Promise<Record<string, string>> {
  const topics = await activeTopics(db)
  const wanted = topics.filter(({ name }) => names.includes(name))
  expect(wanted).toHaveLength(names.length)
  return Object.fromEntries(wanted.map(({ id }) => [topicField(id), 'yes']))
}

/** Fills in the page as a person does: the page, a pause, the form. */
export async function signUp(
  typed: Record<string, string>,
  topics = ['New pieces'],
  who: Visitor = visitor(),
) {
  const { page } = await who.get('/newsletter')
  later(5)
  return who.submit('/newsletter', page, { ...(await ticked(...topics)), ...typed })
}

/** The mails that are due and go to an address. */
export const mailsTo = async (email: string) =>
  (await sendDueMails()).filter(({ to }) => to === email)

/** The address of the page to which the button of the address's newest mail leads. */
export async function linkMailedTo(email: string): Promise<string> {
  const mail = (await mailsTo(email)).at(-1)
  const [link = ''] = /\/newsletter\/confirm\?token=[\w.-]+/.exec(mail?.text ?? '') ?? []
  expect(link).not.toBe('')
  expect(mail?.html).toContain(link)
  return link
}

/** Follows the link of a mail and presses the button. */
export async function confirm(link: string, typed: Record<string, string> = {}, who = visitor()) {
  const { page } = await who.get(link)
  return who.submit('/newsletter/confirm', page, typed)
}

/** Signs up and confirms it. */
export async function subscribe(typed: Record<string, string>, topics?: string[]) {
  await signUp(typed, topics)
  return confirm(await linkMailedTo(typed.email ?? ''))
}
