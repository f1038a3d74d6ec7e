import { bindings, stripe } from '../support/shop.ts'

/** The provider forgets everything, and the journal with it, which nobody else can empty. */
export async function emptyJournal(): Promise<void> {
  stripe.reset()
  const statements = [
    'DROP TRIGGER IF EXISTS journal_stay',
    'DELETE FROM journal',
    'DELETE FROM journal_days',
    'DELETE FROM journal_readings',
  ]
  await bindings.DB.batch(statements.map((sql) => bindings.DB.prepare(sql)))
}
