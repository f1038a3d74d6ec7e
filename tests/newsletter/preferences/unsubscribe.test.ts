import { eq } from 'drizzle-orm'
import { SignJWT } from 'jose'
import { expect, test, vi } from 'vitest'
import { leave } from '../../../src/newsletter/leave.ts'
import { suppress } from '../../../src/newsletter/suppression-queries.ts'
import { consents, subscribers, suppressions } from '../../../src/newsletter/tables.ts'
import { paths } from '../../../src/paths.ts'
import { days, now } from '../../../src/platform/clock.ts'
import { type Purpose, signToken } from '../../../src/platform/tokens.ts'
import { config, db, later, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { mailed } from './opened.ts'
import {
  consentsOf,
  offerTopic,
  reasonOf,
  recipientsOf,
  rowOf,
  subscribe,
  topicsOf,
} from './subscribed.ts'

const news = await offerTopic('New pieces')
const warn = vi.spyOn(console, 'warn').mockReturnValue()

const linkFor = async (subject: string, purpose: Purpose = 'newsletter-leave') =>
  paths.unsubscribe(await signToken(config, purpose, subject, null))

/** Posts as a mail service does: nothing but the body, from nowhere. */
function oneClick(link: string, body: BodyInit, headers: Record<string, string> = {}) {
  return shopWith({}).answer(
    new Request(`https://shop.test${link}`, { method: 'POST', body, headers, redirect: 'manual' }),
  )
}

function multipart() {
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  return form
}

const hasLeft = async (id: string) => (await rowOf(id))?.leftAt !== null

test.each([
  ['urlencoded', () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), {}],
  ['multipart', multipart, {}],
  [
    'from another site',
    multipart,
    { Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' },
  ],
  ['broken', () => 'no form at all', { 'Content-Type': 'multipart/form-data' }],
])(
  'one click in a mail program leaves, %s: without cookie, redirect or question',
  async (_, body, headers) => {
    const { id, emailDigest, campaign, link } = await mailed([news])
    const answer = await oneClick(link, body(), headers)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Location')).toBeNull()
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await hasLeft(id)).toBe(true)
    expect(await reasonOf(emailDigest)).toBe('left')
    expect((await recipientsOf(campaign))[0]?.reason).toBe('left')
  },
)

test('programs that look at links leave nothing: GET and HEAD, ahead and with a browser’s name', async () => {
  const { id, link } = await mailed([news])
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT'])
    for (const headers of [{}, { 'Sec-Purpose': 'prefetch' }, { 'User-Agent': 'SafeLinks/1.0' }])
      await shopWith({}).answer(new Request(`https://shop.test${link}`, { method, headers }))
  expect(await hasLeft(id)).toBe(false)
})

test('a person presses one button, and if it was a mistake another', async () => {
  const { id, emailDigest, campaign, link } = await mailed([news])
  const who = visitor()
  const asked = await who.get(link)
  expect(asked.page).toContain('Leave the newsletter?')
  expect(asked.page).not.toContain('@example.com')
  const left = await who.submit(link, asked.page)
  expect([left.status, left.location]).toEqual([200, ''])
  expect(left.page).toContain('You’ve left the newsletter')
  expect(await hasLeft(id)).toBe(true)
  // Whoever opens the link again reads the same.
  expect((await who.get(link)).page).toContain('name="back"')

  const back = await who.submit(link, left.page, { back: 'yes' })
  expect(back.page).toContain('You’re back')
  expect(await hasLeft(id)).toBe(false)
  expect(await reasonOf(emailDigest)).toBeUndefined()
  expect((await recipientsOf(campaign))[0]?.reason).toBeNull()
  expect((await consentsOf(emailDigest)).map(({ kind }) => kind)).toEqual([
    'sign-up',
    'preferences',
  ])
  expect(await topicsOf(id)).toEqual([news])
  expect(who.cookies.size).toBe(0)
})

test('the link of a mail that is years old leaves; one that never had a campaign too', async () => {
  const { id, link } = await mailed([news])
  later(days(2000))
  expect((await oneClick(link, multipart())).status).toBe(200)
  expect(await hasLeft(id)).toBe(true)
  const ola = await subscribe([news])
  expect((await oneClick(await linkFor(`${ola.id}.`), multipart())).status).toBe(200)
  expect(await hasLeft(ola.id)).toBe(true)
})

test('ten posts at once leave once, and each is answered well', async () => {
  const { id, emailDigest, campaign, link } = await mailed([news])
  const answers = await Promise.all(Array.from({ length: 10 }, () => oneClick(link, multipart())))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await hasLeft(id)).toBe(true)
  expect(await reasonOf(emailDigest)).toBe('left')
  expect(await recipientsOf(campaign)).toMatchObject([{ state: 'sent', reason: 'left' }])
})

test('who leaves while they confirm anew has either left or not, never both', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, emailDigest, link } = await mailed([news])
    await leave(db, { subscriberId: id, campaignId: null, reason: 'left' })
    const confirm = db.batch([
      db.update(subscribers).set({ leftAt: null }).where(eq(subscribers.id, id)),
      db.delete(suppressions).where(eq(suppressions.emailDigest, emailDigest)),
    ])
    await Promise.all([confirm, oneClick(link, multipart())])
    expect((await reasonOf(emailDigest)) === 'left').toBe(await hasLeft(id))
  }
})

test('a mailbox provider may post for all whose mailboxes it has', async () => {
  const rushed = shopWith({ FORM_LIMIT: { limit: async () => ({ success: false }) } })
  const { id, link } = await mailed([news])
  const request = new Request(`https://shop.test${link}`, { method: 'POST', body: multipart() })
  expect((await rushed.answer(request)).status).toBe(200)
  expect(await hasLeft(id)).toBe(true)
  // Whoever guesses is braked.
  const guess = paths.unsubscribe('guess')
  const guessed = new Request(`https://shop.test${guess}`, { method: 'POST' })
  expect((await rushed.answer(guessed)).status).toBe(429)
})

test('no other token leaves: forged, cut, of another shop, or for something else', async () => {
  const { id, link, campaign } = await mailed([news])
  const token = new URL(link, 'https://shop.test').searchParams.get('token') ?? ''
  const subject = `${id}.${campaign}`
  const other = { ...config, shop: { ...config.shop, origin: 'https://other.test' } }
  const foreign = new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setAudience('newsletter-leave')
    .setIssuer(config.shop.origin)
  const tokens = [
    ...['', 'x', token.slice(0, -1), token.replace(/\.[^.]+\./, '.e30.')],
    await foreign.sign(new Uint8Array(32)),
    await signToken(other, 'newsletter-leave', subject, null),
    await signToken(config, 'newsletter-leave', subject, -60),
    await signToken(config, 'newsletter-preferences', subject, null),
    await signToken(config, 'newsletter-confirm', id, null),
    await signToken(config, 'order', id, null),
  ]
  for (const each of tokens) {
    const wrong = paths.unsubscribe(each)
    expect((await visitor().get(wrong)).status, each).toBe(404)
    expect((await oneClick(wrong, multipart())).status, each).toBe(404)
  }
  expect(await hasLeft(id)).toBe(false)
  // Neither does the token of another purpose open the preferences.
  for (const each of [token, await signToken(config, 'newsletter-confirm', id, 60)])
    expect((await visitor().get(paths.preferences({ token: each }))).location).toContain('expired')
  expect(warn.mock.calls.join()).not.toContain(id)
})

test('a body beyond 4 KB is refused', async () => {
  const { id, link } = await mailed([news])
  expect((await oneClick(link, 'a'.repeat(5000))).status).toBe(413)
  expect(await hasLeft(id)).toBe(false)
})

test('without an address, or with a reason stronger than leaving, there is no way back', async () => {
  const [ida, ola] = [await mailed([news]), await mailed([news])]
  await oneClick(ida.link, multipart())
  await suppress(db, ola.emailDigest, 'complained', now())
  await oneClick(ola.link, multipart())
  later(days(31))
  for (const { link, id, emailDigest } of [ida, ola]) {
    expect((await visitor().get(link)).page).not.toContain('name="back"')
    const { page } = await visitor().post(link, { back: 'yes' })
    expect(page).toContain('sign up again')
    expect(await hasLeft(id)).toBe(true)
    expect(await reasonOf(emailDigest)).not.toBeUndefined()
    expect(await db.$count(consents, eq(consents.emailDigest, emailDigest))).toBe(1)
  }
})
