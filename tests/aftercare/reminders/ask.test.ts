import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { limits } from '../../../src/aftercare/reminders/rules.ts'
import { consentWordings } from '../../../src/newsletter/tables.ts'
import { days, now } from '../../../src/platform/clock.ts'
import { sell } from '../../support/fulfilment.ts'
import { db, later, stripe, visitor } from '../../support/shop.ts'
import { askForDay, askForPlating, buy, end, openAgain, remindersOf } from './support.ts'

const text = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&rsquo;/g, '’')
    .replace(/\s+/g, ' ')

test('a day is asked for with a box that nobody has ticked, and what was agreed to is on record', async () => {
  const bought = await buy()
  const { page } = await bought.shopper.get(`/orders/${bought.number}/reminders`)
  expect(page.match(/<input type="checkbox"[^>]*>/g)).toHaveLength(2)
  expect(page).not.toMatch(/<input type="checkbox"[^>]*checked/)
  expect(await askForDay(bought)).toMatchObject({
    status: 303,
    location: `/orders/${bought.number}#reminders`,
  })
  const [reminder] = await remindersOf(bought)
  expect(reminder).toMatchObject({ kind: 'anniversary', day: '06-12', state: 'runs' })
  expect(now() - (reminder?.agreedAt ?? 0)).toBeLessThan(60)
  const [agreed] = await db
    .select()
    .from(consentWordings)
    .where(eq(consentWordings.id, reminder?.wording ?? ''))
  expect(agreed?.language).toBe('en')
  expect(text(page)).toContain(agreed?.text)
})

test('without the box, or without a day that is in a calendar, nothing is stored and the form says why', async () => {
  const bought = await buy()
  const wrong = [
    [await askForDay(bought, '12', '6', {}), 'tick the box'],
    [await askForDay(bought, '12', '6', { consent_replating: 'yes' }), 'tick the box'],
    [await askForDay(bought, '30', '2'), 'no such day'],
    [await askForDay(bought, '', '2'), 'choose a day'],
    [await askForDay(bought, '1', '13'), 'choose a month'],
    [await askForDay(bought, '1e1', '1'), 'choose a day'],
    [await askForPlating(bought, {}), 'tick the box'],
  ] as const
  for (const [{ status, page }, why] of wrong) {
    expect(status).toBe(422)
    expect(page).toContain(why)
  }
  expect(await remindersOf(bought)).toEqual([])
})

test('asked for twice, and at the same moment, it is stored once', async () => {
  const bought = await buy()
  const answers = await Promise.all([askForDay(bought), askForDay(bought), askForDay(bought)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await Promise.all([askForPlating(bought), askForPlating(bought)])).length).toBe(2)
  expect(await remindersOf(bought)).toHaveLength(2)
})

test('four run at most, whoever asks at once, and one that ended makes room', async () => {
  const bought = await buy()
  const asked = await Promise.all(
    ['1', '2', '3', '4', '5', '6'].map((day) => askForDay(bought, day)),
  )
  expect(asked.filter(({ status }) => status === 303)).toHaveLength(limits.running)
  expect(asked.filter(({ status }) => status === 409)).toHaveLength(2)
  const [first] = await remindersOf(bought)
  await end(bought, first?.id)
  expect((await askForDay(bought, '7')).status).toBe(303)
  // What runs already is asked for again: that is no fifth.
  expect((await askForDay(bought, '7')).status).toBe(303)
})

test('an order keeps twenty, however often they are ended and asked for anew', async () => {
  const bought = await buy()
  for (let at = 0; at < limits.ever; at++) {
    expect((await askForDay(bought)).status).toBe(303)
    const running = (await remindersOf(bought)).find(({ state }) => state === 'runs')
    await end(bought, running?.id)
  }
  const more = await askForDay(bought)
  expect(more.status).toBe(409)
  expect(more.page).toContain('as many reminders')
  expect(await remindersOf(bought)).toHaveLength(limits.ever)
})

test('new plating is offered for what is plated, within the year, and once', async () => {
  const plain = await buy({})
  const path = `/orders/${plain.number}/reminders`
  expect((await plain.shopper.get(path)).page).not.toContain('New plating')
  await askForPlating(plain)
  expect(await remindersOf(plain)).toEqual([])

  const plated = await buy({ title: 'Alba ring', plating: 'rhodium' })
  expect((await plated.shopper.get(`/orders/${plated.number}/reminders`)).page).toMatch(
    /This is about: (<[^>]+>)?Alba ring/,
  )
  expect((await askForPlating(plated)).status).toBe(303)
  const { page } = await plated.shopper.get(`/orders/${plated.number}/reminders`)
  expect(page).toContain('We’ll remind you of new plating.')
  expect(page).not.toContain('consent_replating')
  expect(await remindersOf(plated)).toHaveLength(1)

  later(days(370))
  const who = await openAgain(plated)
  expect((await who.get(`/orders/${plated.number}/reminders`)).page).not.toContain('New plating')
})

test('no reminder of an order that nobody paid for, or whose money went back', async () => {
  const unpaid = { ...(await sell([{ plating: 'rhodium' }])), email: '' }
  const { location } = await unpaid.shopper.get(`/orders/${unpaid.number}/reminders`)
  expect(location).toBe(`/orders/${unpaid.number}`)
  await askForDay(unpaid)
  expect(await remindersOf(unpaid)).toEqual([])

  const refunded = await buy()
  await askForDay(refunded)
  await askForPlating(refunded)
  await stripe.refund(refunded.session)
  const rows = await remindersOf(refunded)
  expect(rows.map(({ state, dueAt, day }) => ({ state, dueAt, day }))).toEqual(
    rows.map(() => ({ state: 'refunded', dueAt: null, day: '' })),
  )
  await askForDay(refunded)
  expect(await remindersOf(refunded)).toHaveLength(2)
})

test('nobody asks, sees or ends what is of another’s order, or of one they have not opened', async () => {
  const [mine, other] = [await buy(), await buy()]
  await askForDay(other)
  const [reminder] = await remindersOf(other)
  const ends = { reminder: reminder?.id ?? '' }
  expect((await end(mine, ends.reminder)).status).toBe(303)
  for (const who of [mine.shopper, visitor()]) {
    expect((await who.post(`/orders/${other.number}/reminders/end`, ends)).status).toBe(404)
    expect((await who.get(`/orders/${other.number}/reminders`)).status).toBe(404)
    const asked = { kind: 'anniversary', day: '1', month: '1', consent_anniversary: 'yes' }
    expect((await who.post(`/orders/${other.number}/reminders`, asked)).status).toBe(404)
  }
  expect(await remindersOf(other)).toEqual([reminder])
})

test('the page of the order lists what runs, says when the next mail comes, and ends each by its button', async () => {
  const bought = await buy()
  const path = `/orders/${bought.number}`
  const look = async () => (await bought.shopper.get(path)).page
  expect(await look()).toContain(`href="${path}/reminders"`)
  expect(await look()).not.toContain(`action="${path}/reminders/end"`)
  await askForDay(bought)
  await askForPlating(bought)
  const page = await look()
  expect(text(page)).toMatch(
    /Remind me 12 June, every year Next email: \w+ 29 May \d{4} Stop this reminder New plating Next email: /,
  )
  expect((await bought.shopper.submit(`${path}/reminders/end`, page)).location).toBe(
    `${path}#reminders`,
  )
  expect(text(await look())).toMatch(/Remind me New plating Next email: /)
  // Its page is still open elsewhere.
  expect((await bought.shopper.submit(`${path}/reminders/end`, page)).status).toBe(303)
  expect((await remindersOf(bought)).map(({ state }) => state).sort()).toEqual(['ended', 'runs'])
})
