import { createApp } from './app.tsx'
import { purgeIdleCarts } from './cart/purge-idle.ts'
import { reseal } from './key-rotation/reseal.ts'
import { deliver } from './mail/deliver.ts'
import { hurryMail, type OutboxMessage, tendOutbox } from './mail/post.ts'
import { deleteExpiredLinks } from './orders/queries.ts'
import { relateBought } from './orders/relate-bought.ts'
import { writeOrderMail } from './orders/write-mail.tsx'
import { catchUp } from './payments/catch-up.ts'
import { openTill } from './payments/context.ts'
import { sweep } from './payments/sweep.ts'
import { days, minutes, now, type Seconds } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { logFailure } from './platform/log.ts'

const app = createApp()

export default {
  fetch: app.fetch,

  /**
   * The clock, every five minutes: whatever was lost, late or left over. One part that fails does
   * not stop the others.
   */
  async scheduled(_event, env) {
    const till = openTill(env.DB, await readConfig(env), env)
    const parts: Record<string, () => Promise<unknown>> = {
      outbox: () => tendOutbox(till.db, env.OUTBOX),
      sweep: () => sweep(till),
      'undelivered events': () => catchUp(till),
      // What the sweep has caused goes out at once.
      mail: () => hurryMail(till.db, env.OUTBOX),
      'idle carts': () => purgeIdleCarts(till.db),
      'old links': () => deleteExpiredLinks(till.db, now()),
      'older keys': () => reseal(till.db, till.config.sealingKeys),
      ...(isNight(now()) && { 'bought together': () => relateBought(till.db) }),
    }
    for (const [part, run] of Object.entries(parts))
      await run().catch((error: unknown) => logFailure('clock failed', error, { part }))
  },

  /**
   * Mails whose turn has come. A message that fails is asked for again; the outbox says what is to
   * be sent.
   */
  async queue(batch, env) {
    const config = await readConfig(env)
    const office = {
      db: openDb(env.DB, 'primary'),
      config,
      transport: env.EMAIL,
      writers: [writeOrderMail],
    }
    for (const message of batch.messages)
      await deliver(office, message.body.mail).catch((error: unknown) => {
        // Thrown on, the platform would log its words, and the mails after it would wait.
        logFailure('mail not delivered', error, { mail: message.body.mail })
        message.retry()
      })
  },
} satisfies ExportedHandler<CloudflareBindings, OutboxMessage>

/**
 * Whether the clock strikes for what need not be done all day: once, between 3:00 and 3:05 h UTC.
 */
const isNight = (at: Seconds) => Math.floor((at % days(1)) / minutes(5)) === 3 * 12
