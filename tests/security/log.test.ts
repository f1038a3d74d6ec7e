import { afterAll, expect, test, vi } from 'vitest'
import { dueMails } from '../../src/mail/queries.ts'
import { now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, askForLink, checkOut } from '../support/purchase.ts'
import { bindings, db, stripe, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { canary, engraving, leaked, privateWords, shopSecrets, tokensOf } from './canary.ts'
import { failing } from './failing.ts'

const log: string[] = []
for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const)
  vi.spyOn(console, level).mockImplementation(
    (...said) => void log.push(said.map(String).join(' ')),
  )
afterAll(() => vi.restoreAllMocks())

const ring = await offerRing({ stock: 10_000, engraving: { maxLetters: 20 } })

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

/** What was handed over by mail; the links in it are what nobody else may know. */
const mailed: string[] = []
const EMAIL = { send: async (mail: { text: string }) => void mailed.push(mail.text) }
const usual = { ...bindings, EMAIL: EMAIL as never }

/** An error as the worst of libraries would throw it: with all it knows, over several lines. */
const talkative = () =>
  new Error(`${Object.values(canary).join('\n    at ')} ${engraving}`, {
    cause: new TypeError(`${Object.values(canary).join()} ${shopSecrets.join()}`),
  })

const refuse = async () => {
  throw talkative()
}

let journeys = 0

/**
 * Everything that a shopper, the queue and the clock do. Returns the tokens that were handed out on
 * the way.
 */
async function wholeJourney(env: CloudflareBindings): Promise<string[]> {
  const shop = shopWith(env)
  // Each time another address, because one has three unpaid orders at most.
  const person = { ...canary, email: `piet.kanarie+${++journeys}@vogel.example` }
  const shopper = visitor({ answer: shop.answer, headers: { 'User-Agent': firefox } })
  await shopper.get(`/search?q=${encodeURIComponent(canary.name)}&utm_source=${canary.email}`)
  await addToCart(shopper, ring, { engraving })
  await shopper.get('/cart')
  await checkOut(shopper, { ...canary, email: 'kanarie@' })
  const { status } = await checkOut(shopper, person)
  const session = stripe.sessions.at(-1)
  stripe.webhooks.hold()
  if (status === 303 && session?.status === 'open') await stripe.pay(session.id)
  const back = await shopper.get(session?.success_url ?? '/')
  await shopper.get(back.location || '/')
  await askForLink(shopper, { number: 'J-22222222', email: person.email })
  const event = { 'Stripe-Signature': 't=1,v1=a', 'Content-Type': 'application/json' }
  await shopper.post('/webhooks/stripe', canary, event)
  await shopper.get(`/orders/J-22222222?token=${'t'.repeat(32)}`)
  // What the handlers throw is written into the log by the platform.
  const thrown = (error: unknown) => void log.push(wordsOf(error))
  for (const { id } of await dueMails(db, now())) await shop.consume(id).catch(thrown)
  await shop.clockStrikes().catch(thrown)
  const tokens = mailed.flatMap((text) => /token=([\w-]+)/.exec(text)?.[1] ?? [])
  return [...tokens, ...tokensOf(shopper), 't'.repeat(32)]
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.stack} ${wordsOf(error.cause)}` : String(error)

test('while all is well, the log has nothing of anybody, with every visit in it', async () => {
  const tokens = await wholeJourney({ ...usual, VISIT_LOG: 'on' })
  expect(tokens.length).toBeGreaterThan(2)
  expect(log.join('\n')).toContain('visit: checkout started')
  expect(leaked(log.join('\n'), [...privateWords, ...shopSecrets, ...tokens])).toEqual([])
})

test('nor when anything fails, with an error that tells all it knows', async () => {
  let calls = 0
  await wholeJourney(failing(usual, () => void calls++))
  expect(calls).toBeGreaterThan(60)
  const tokens: string[] = []
  for (let at = 0; at < calls; at += 3) {
    let call = 0
    tokens.push(
      ...(await wholeJourney(failing(usual, () => (call++ === at ? talkative() : undefined)))),
    )
  }
  // One call in three may be none of these.
  tokens.push(...(await wholeJourney({ ...usual, EMAIL: { send: refuse } as never })))
  stripe.faults.order({ endpoint: 'any', kind: 'error-after', times: 9 })
  tokens.push(...(await wholeJourney(failing(usual, talkative))))
  for (const said of [
    'request failed',
    'clock failed',
    'mail not sent',
    'mail not delivered',
    'visit not recorded',
  ])
    expect(log.join('\n')).toContain(said)
  expect(leaked(log.join('\n'), [...privateWords, ...shopSecrets, ...tokens])).toEqual([])
}, 60_000)
