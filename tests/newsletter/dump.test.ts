import { expect, test } from 'vitest'
import { purgeLeft } from '../../src/newsletter/purge-left.ts'
import { paths } from '../../src/paths.ts'
import { days } from '../../src/platform/clock.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { bindings, db, later, visitor } from '../support/shop.ts'
import { sendCampaign } from './preferences/subscribed.ts'

/** Everything in the database, as somebody who copied it would read it. */
async function dump(): Promise<string> {
  const ask = async (sql: string) =>
    (await bindings.DB.prepare(sql).all<Record<string, unknown>>()).results
  const tables = await ask(
    "select name from sqlite_master where type = 'table' and name not glob '_cf*' and name not glob 'sqlite*'",
  )
  let text = ''
  for (const { name } of tables) text += JSON.stringify(await ask(`select * from "${name}"`))
  return text
}

const secrets = ['kanarie', 'pieternel', 'nachtegaal', 'vogel']
const expectNobodyIn = async (step: string) => {
  const plain = (await dump()).toLowerCase()
  for (const secret of secrets) expect(plain.includes(secret), `${secret}: ${step}`).toBe(false)
}

const linkIn = (text: string | undefined, path: string): string =>
  new RegExp(`${path}\\?token=[\\w.-]+`).exec(text ?? '')?.[0] ?? ''

test('whoever copies the database reads no name and no address, whatever a subscriber does', async () => {
  const who = visitor()
  const email = 'Piet.Kanarie@vogel.example'
  const { page } = await who.get(paths.newsletter())
  const [topic = ''] = /topic_[0-9a-f-]{36}/.exec(page) ?? []
  later(5)
  const typed = { email, name: 'Pieternel', [topic]: 'yes' }
  expect((await who.submit(paths.newsletter(), page, typed)).status).toBe(303)
  await expectNobodyIn('signed up')

  const [asked] = await sendDueMails()
  const confirm = await who.get(linkIn(asked?.text, paths.newsletterConfirm()))
  expect((await who.submit(paths.newsletterConfirm(), confirm.page)).status).toBe(303)
  await expectNobodyIn('confirmed')

  const [welcome] = await sendDueMails()
  await who.get(linkIn(welcome?.text, paths.preferences()))
  const preferences = await who.get(paths.preferences())
  const chosen = { act: 'save', name: 'Nachtegaal', [topic]: 'yes' }
  expect((await who.submit(paths.preferences(), preferences.page, chosen)).location).toContain(
    'saved',
  )
  expect((await who.get(paths.preferences())).page).toContain('Nachtegaal')
  const [id = ''] =
    /[0-9a-f-]{36}/.exec(/name="of" value="[^"]+/.exec(preferences.page)?.[0] ?? '') ?? []
  await sendCampaign([id])
  await expectNobodyIn('changed')

  const leave = linkIn(welcome?.text, paths.unsubscribe())
  await who.post(leave, { 'List-Unsubscribe': 'One-Click' }, {})
  await expectNobodyIn('left')
  await who.post(leave, { back: 'yes' }, {})
  const forget = await who.get(paths.preferencesForget())
  expect((await who.submit(paths.preferencesForget(), forget.page)).location).toContain('forgotten')
  await expectNobodyIn('forgotten')
  // Only the digest of the address is left, and nothing that is sealed.
  for (const table of ['subscribers', 'sign_ups', 'subscriber_topics'])
    expect(await bindings.DB.prepare(`select count(*) as n from ${table}`).first('n')).toBe(0)
  later(days(31))
  await purgeLeft(db)
  await expectNobodyIn('a month later')
})
