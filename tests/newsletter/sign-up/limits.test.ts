import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Outbox } from '../../../src/mail/outbox.ts'
import { askToConfirm } from '../../../src/newsletter/sign-up/ask-to-confirm.ts'
import { purgeSignUps } from '../../../src/newsletter/sign-up/purge-sign-ups.ts'
import { activeTopics } from '../../../src/newsletter/subscriber-queries.ts'
import { signUpNetworks, signUps, suppressions } from '../../../src/newsletter/tables.ts'
import { days, now } from '../../../src/platform/clock.ts'
import { openDb } from '../../../src/platform/db.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { sendDueMails } from '../../support/due-mails.ts'
import { interposed } from '../../support/interposed-database.ts'
import { bindings, config, db, later, visitor } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { anybody, confirm, linkMailedTo, mailsTo, signUp, subscribe, ticked } from './support.ts'

const outbox: Outbox = { db, config, sendSoon: () => {} }
const [topic] = await activeTopics(db)
const asked = (email: string) => ({
  ...{ email, name: '', topics: [topic?.id ?? ''], source: 'page' as const, networks: [] },
})
const ask = (email: string) => askToConfirm(outbox, asked(email))

test('an address is asked three times a day and six times in 30 days, and nobody learns of it', async () => {
  const email = anybody()
  const mailed = async (times: number) => {
    for (let at = 0; at < times; at++) expect(await ask(email)).toBe('asked')
    return (await mailsTo(email)).length
  }
  expect(await mailed(5)).toBe(3)
  later(days(1))
  expect(await mailed(5)).toBe(3)
  later(days(1))
  expect(await mailed(5)).toBe(0)
  later(days(28))
  expect(await mailed(5)).toBe(3)
})

test('all addresses of one mailbox are asked as often as one of them', async () => {
  const name = crypto.randomUUID().slice(0, 8)
  const spellings = [
    ...[`${name}+1@example.com`, `${name}+sale@EXAMPLE.com`, `${name}@example.com`],
    ...[`${name}+2@example.com`, `${name.toUpperCase()}+3@example.com`],
  ]
  for (const each of spellings) expect(await ask(each)).toBe('asked')
  const names = [...name].join('.')
  for (const each of [`${name}@gmail.com`, `${names}@gmail.com`, `${name}+x@gmail.com`])
    await ask(each)
  for (const each of [`${names}+y@gmail.com`, `${names}@example.com`]) await ask(each)
  const sent = (await sendDueMails()).map(({ to }) => to.toLowerCase())
  expect(sent.filter((to) => to.endsWith('@example.com'))).toHaveLength(4)
  expect(sent.filter((to) => to.endsWith('@gmail.com'))).toHaveLength(3)
  // Elsewhere a dot makes another mailbox.
  expect(sent).toContain(`${names}@example.com`)
})

test('what an address has used up counts for the network like any other', async () => {
  const email = anybody()
  for (let at = 0; at < 3; at++) await ask(email)
  const networks = [{ width: 'ipv6/64' as const, digest: crypto.randomUUID().slice(0, 22) }]
  const answers = []
  for (let at = 0; at < 11; at++)
    answers.push(await askToConfirm(outbox, { ...asked(at < 5 ? email : anybody()), networks }))
  expect(answers).toEqual([...Array(10).fill('asked'), 'too-many'])
})

test('who comes from a network that has signed up often is told so, and keeps what was typed', async () => {
  const who = visitor()
  await signUp({ email: anybody() }, undefined, who)
  await db.update(signUpNetworks).set({ asked: 40 }).where(eq(signUpNetworks.width, 'ipv4'))
  const email = anybody()
  const answer = await signUp({ email, name: 'Ada' }, ['Events'], who)
  expect(answer.status).toBe(422)
  for (const kept of [email, 'value="Ada"', 'from your internet connection'])
    expect(answer.page).toContain(kept)
  expect(await mailsTo(email)).toEqual([])
})

test('whoever has the address, the answer and the statements are the same', async () => {
  const known = anybody()
  await subscribe({ email: known })
  const spam = anybody()
  const emailDigest = await keyedDigest(config.LOOKUP_KEY, spam)
  await db.insert(suppressions).values({ emailDigest, reason: 'complained', at: now() })
  const often = anybody()
  for (let at = 0; at < 3; at++) await ask(often)
  const trips: string[][] = []
  const DB = interposed(bindings.DB, (trip, act) => {
    trips.push(trip.map(({ sql }) => sql))
    return act()
  })
  const shop = shopWith({ DB })
  const seen = []
  for (const email of [anybody(), known, spam, often]) {
    trips.length = 0
    const { status, location, page, headers } = await signUp({ email }, undefined, visitor(shop))
    const body = [status, location, page, headers.get('Cache-Control'), headers.has('Set-Cookie')]
    seen.push({ body, trips: JSON.stringify(trips) })
  }
  expect(seen[0]?.body.slice(0, 2)).toEqual([303, '/newsletter/asked'])
  for (const each of seen) expect(each).toEqual(seen[0])
})

test('the same form makes one mail, however often it is sent and in whatever letters', async () => {
  const who = visitor()
  const { page } = await who.get('/newsletter')
  later(5)
  const email = anybody()
  const typed = { ...(await ticked('Offers')), email }
  const answers = await Promise.all([1, 2, 3].map(() => who.submit('/newsletter', page, typed)))
  answers.push(await who.submit('/newsletter', page, { ...typed, email: ` ${email}` }))
  for (const { status } of answers) expect(status).toBe(303)
  expect(await mailsTo(email)).toHaveLength(1)
})

test('a batch that fails writes nothing, one whose answer got lost is answered like any other', async () => {
  for (const lost of [false, true]) {
    let broken = false
    const DB = interposed(bindings.DB, async (trip, act) => {
      const isSignUp = trip.some(({ sql }) => sql.includes('insert into "sign_ups"'))
      if (!isSignUp || broken) return act()
      broken = true
      if (lost) await act()
      throw new Error(lost ? 'Network connection lost.' : 'D1_ERROR: no such thing: SQLITE_ERROR')
    })
    const email = anybody()
    const answer = askToConfirm({ ...outbox, db: openDb(DB, 'primary') }, asked(email))
    if (lost) expect(await answer).toBe('asked')
    else await expect(answer).rejects.toThrow()
    expect(await mailsTo(email)).toHaveLength(lost ? 1 : 0)
  }
})

test('the form says what is wrong at each field, and keeps what was typed', async () => {
  const wrong = await signUp({ email: 'nobody', name: 'Ada' }, ['Events'])
  expect(wrong.status).toBe(422)
  expect(wrong.page).toMatch(/id="email-error"/)
  expect(wrong.page).toMatch(/value="nobody"/)
  expect(wrong.page).toMatch(/value="Ada"/)
  expect(wrong.page.match(/ checked/g)).toHaveLength(1)
  const none = await signUp({ email: anybody() }, [])
  expect([none.status, none.page.includes('Please tick at least one.')]).toEqual([422, true])
  for (const name of ['Buy at http://x.example', 'www.x.example', 'a@b.example', '<b>']) {
    const { status, page } = await signUp({ email: anybody(), name })
    expect([status, page.includes('id="name-error"')], name).toEqual([422, true])
  }
  for (const typed of [{ topic: 'spam' }, { sent: '' }, { sent: 'x.y.z' }]) {
    const { status } = await signUp({ email: anybody(), ...typed })
    expect(status, JSON.stringify(typed)).toBe(422)
  }
})

test('an address with a domain of another script signs up, and is one with its ASCII form', async () => {
  const local = `ida${crypto.randomUUID().slice(0, 8)}`
  await signUp({ email: `${local}@schmück.example` })
  const [mail] = await mailsTo(`${local}@xn--schmck-6ya.example`)
  expect(mail?.text).toContain('/newsletter/confirm?token=')
})

test('the footer’s form leads to the page with the address filled in, and stores nothing', async () => {
  const before = await db.$count(signUps)
  const { page } = await visitor().get('/')
  const [form = ''] = /<form class="sign-up".*?<\/form>/s.exec(page) ?? []
  expect(form).toContain('action="/newsletter/start"')
  const shown = await visitor().post('/newsletter/start', { email: 'ada@example.com' })
  expect([shown.status, shown.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
  expect(shown.page).toContain('value="ada@example.com"')
  expect(shown.page).toMatch(/name="source" value="footer"/)
  expect(shown.page).not.toContain(' checked')
  expect(await db.$count(signUps)).toBe(before)
  for (const calm of ['/cart', '/orders', '/newsletter'])
    expect((await visitor().get(calm)).page, calm).not.toContain('class="sign-up"')
})

test('what is not confirmed is deleted after 30 days, with what is left of what was', async () => {
  await db.delete(signUps)
  const [early, late] = [anybody(), anybody()]
  await signUp({ email: early })
  await confirm(await linkMailedTo(early))
  await signUp({ email: anybody() })
  later(days(29))
  await signUp({ email: late })
  await purgeSignUps(db)
  expect(await db.$count(signUps)).toBe(3)
  later(days(1) + 1)
  await purgeSignUps(db)
  expect(await db.$count(signUps)).toBe(1)
  expect(await db.select().from(signUpNetworks)).toEqual([])
})
