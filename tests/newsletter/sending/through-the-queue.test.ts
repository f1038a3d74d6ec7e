import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { products } from '../../../src/catalog/tables.ts'
import { outbox } from '../../../src/mail/tables.ts'
import { campaigns } from '../../../src/newsletter/tables.ts'
import { paths } from '../../../src/paths.ts'
import { bulkMail } from '../../support/bulk-mail.ts'
import { offerRing } from '../../support/catalogue.ts'
import { createExecution } from '../../support/execution.ts'
import { bindings, config, db, later } from '../../support/shop.ts'
import { schedule, subscribe } from './audience.ts'

const { default: worker } = await import('../../../src/index.ts')

vi.spyOn(console, 'warn').mockReturnValue()
const mail = bulkMail('resend')
const readers = await subscribe(3)

/** Brings a message of the newsletter's queue to the Worker; returns what it asks for and retries. */
async function bring(campaign: string) {
  const asked: unknown[] = []
  const retry = vi.fn()
  const env = {
    ...{ ...bindings, ...mail.bindings },
    NEWSLETTER_QUEUE: { send: async (body: unknown) => asked.push(body) },
  }
  const { context } = createExecution()
  const messages = [{ body: { campaign }, retry }]
  await worker.queue({ queue: 'jegem-newsletter', messages } as never, env as never, context)
  return { asked, retries: retry.mock.calls.length }
}

const written = async (draft: Partial<typeof campaigns.$inferInsert>) => {
  const id = await schedule()
  await db.update(campaigns).set(draft).where(eq(campaigns.id, id))
  return id
}
const rowOf = async (id: string) =>
  (await db.select().from(campaigns).where(eq(campaigns.id, id)))[0]
const mailsOf = (id: string) => mail.mails.filter(({ about }) => about.campaign === id)

test('a message of the queue sends a public newsletter, which can be read in a browser too', async () => {
  const id = await written({ isPublic: true, slug: 'spring-jun-2026' })
  for (let run = 0; run < 5 && (await rowOf(id))?.state !== 'finished'; run++) {
    expect((await bring(id)).retries).toBe(0)
    later(10)
  }
  expect(await rowOf(id)).toMatchObject({ state: 'finished', sent: 3 })
  const sent = mailsOf(id)
  expect(sent.map(({ about }) => about.subscriber).sort()).toEqual(readers)
  for (const { html } of sent)
    expect(html).toContain(config.shop.origin + paths.archivedNewsletter('spring-jun-2026'))
})

test('a product that was sold out meanwhile pauses it before the first mail, once', async () => {
  const { handle } = await offerRing({ stock: 0 })
  const id = await written({ body: `Look\n\n[product: ${handle}]` })
  await bring(id)
  await bring(id)
  expect(await rowOf(id)).toMatchObject({ state: 'paused', pauseReason: 'products', content: null })
  expect(mailsOf(id)).toEqual([])
  expect(await db.select().from(outbox).where(eq(outbox.subjectId, id))).toHaveLength(1)
  // Whoever resumes has seen it; what is gone is left out.
  await db.update(products).set({ status: 'draft' }).where(eq(products.handle, handle))
  await db.update(campaigns).set({ state: 'freezing' }).where(eq(campaigns.id, id))
  for (let run = 0; run < 5; run++) {
    await bring(id)
    later(10)
  }
  expect(await rowOf(id)).toMatchObject({ state: 'finished', sent: 3 })
  for (const { html } of mailsOf(id)) expect(html).not.toContain(handle)
})
