import { expect, test, vi } from 'vitest'
import { forget } from '../../../src/newsletter/leave.ts'
import { suppress } from '../../../src/newsletter/suppression-queries.ts'
import { signUpNetworks } from '../../../src/newsletter/tables.ts'
import { paths } from '../../../src/paths.ts'
import { hours, now } from '../../../src/platform/clock.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { db, later, travelTo, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { offerTopic, subscribe } from './subscribed.ts'

const news = await offerTopic('New pieces')
vi.spyOn(console, 'warn').mockReturnValue()
const path = paths.preferencesLink()

/** Asks as a person does, from the start of an hour of the clock on. */
async function ask(email: string, typed: Record<string, string> = {}, who = visitor(shopWith({}))) {
  const { page } = await who.get(path)
  later(5)
  return who.submit(path, page, { email, ...typed })
}

test('a subscriber gets a link that opens their preferences, in both forms, one in an hour', async () => {
  travelTo('2099-03-01T10:00Z')
  const { email } = await subscribe([news])
  const answer = await ask(email.toUpperCase())
  expect(answer.location).toBe(paths.preferencesLink('sent'))
  await ask(email)
  const [mail, ...more] = await sendDueMails()
  expect(more).toEqual([])
  expect(mail).toMatchObject({ to: email, subject: 'Your newsletter preferences at Jegem' })
  const [link = ''] = /\/newsletter\/preferences\?token=[\w.-]+/.exec(mail?.text ?? '') ?? []
  expect(mail?.html).toContain(link)
  expect((await visitor().get(link)).location).toBe(paths.preferences())
  later(hours(1))
  await ask(email)
  expect(await sendDueMails()).toHaveLength(1)
})

test('nobody has a subscriber mailed more than three links a day', async () => {
  travelTo('2099-04-01T10:00Z')
  const { email } = await subscribe([news])
  const mails = []
  for (let hour = 0; hour < 24; hour++) {
    expect((await ask(email)).location).toBe(paths.preferencesLink('sent'))
    mails.push(...(await sendDueMails()))
    later(hours(1) - 5)
  }
  expect(mails.map(({ to }) => to)).toEqual([email, email, email])
  later(hours(1))
  await ask(email)
  expect(await sendDueMails()).toHaveLength(1)
})

test('the answer is the same whoever has the address, and nobody else gets a mail', async () => {
  const [ida, ola, eva] = [
    await subscribe([news]),
    await subscribe([news]),
    await subscribe([news]),
  ]
  await suppress(db, ola.emailDigest, 'bounced', now())
  await suppress(db, eva.emailDigest, 'complained', now())
  const known = await ask(ida.email)
  expect((await sendDueMails()).map(({ to }) => to)).toEqual([ida.email])
  for (const email of [ola.email, eva.email, 'nobody@example.com']) {
    const answer = await ask(email)
    expect([answer.status, answer.location]).toEqual([known.status, known.location])
    expect(await sendDueMails()).toEqual([])
  }
  expect((await visitor().get(known.location)).page).toContain(
    'If this address gets our newsletter',
  )
})

test('what is no address, comes from a program, too soon or too often is refused, and says why', async () => {
  const { email } = await subscribe([news])
  expect((await ask('nobody')).page).toContain('id="email-error"')
  for (const typed of [{ topic: 'x' }, { sent: 'x' }] as Record<string, string>[]) {
    const { status, page } = await ask(email, typed)
    expect(status).toBe(422)
    expect(page).toContain(`value="${email}"`)
    expect(page).toContain('role="alert"')
  }
  const refusing = { limit: async () => ({ success: false }) }
  for (const limit of ['FORM_LIMIT', 'MAIL_LIMIT']) {
    const rushed = visitor(shopWith({ [limit]: refusing }))
    expect((await ask(email, {}, rushed)).status).toBe(429)
  }
  expect(await sendDueMails()).toEqual([])
})

test('a network that has asked 40 times today waits until tomorrow', async () => {
  const who = visitor({ ...shopWith({}), headers: { 'CF-Connecting-IP': '198.51.100.7' } })
  await ask('nobody@example.com', {}, who)
  await db.update(signUpNetworks).set({ asked: 40 })
  const { status, page } = await ask('nobody@example.com', {}, who)
  expect(status).toBe(422)
  expect(page).toContain('try again tomorrow')
})

test('whoever was forgotten while their mail waited gets none', async () => {
  travelTo('2099-04-01T10:00Z')
  const { email, id } = await subscribe([news])
  await ask(email)
  await forget(db, id)
  expect(await sendDueMails()).toEqual([])
})
