import { beforeAll, expect, test } from 'vitest'
import { confirmStatements } from '../../src/newsletter/confirm-statements.ts'
import { writeCampaignMail } from '../../src/newsletter/sending/write-mail.ts'
import { subscriberIdOf } from '../../src/newsletter/subscriber-id.ts'
import { insertSignUp } from '../../src/newsletter/subscriber-queries.ts'
import { campaigns, topics } from '../../src/newsletter/tables.ts'
import { writeCampaignTest } from '../../src/newsletter/write-campaign-test.ts'
import { writeNewsletterMail } from '../../src/newsletter/write-mail.ts'
import { readConfig } from '../../src/platform/config.ts'
import { runBatch } from '../../src/platform/db.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { foldEmail } from '../../src/platform/email-address.ts'
import { seal } from '../../src/platform/sealing.ts'
import { bindings, db } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greek } from './greek-shop.ts'
import { textsOf, unspoken } from './unspoken.ts'

beforeAll(openGreekCatalogue)

test('newsletter: every word came through, of whoever is a subscriber and is not', async () => {
  const config = await readConfig({ ...bindings, ...greek })
  const [topic] = await db.select({ id: topics.id, name: topics.name }).from(topics)
  const chosen = topic ? [topic] : []
  const emailDigest = await keyedDigest(config.LOOKUP_KEY, foldEmail('anna@example.com'))
  const wording = { id: 'wording', language: 'el', text: 'Ναι' }
  const name = await seal(config.sealingKeys, 'sign_ups.name:page', 'Άννα')
  for (const [signUpId, ids] of Object.entries({
    page: chosen.map(({ id }) => id),
    checkout: [],
  })) {
    const row = { id: signUpId, emailDigest, topics: JSON.stringify(ids), wording: 'wording' }
    const named = signUpId === 'page' ? { name } : {}
    await runBatch(
      db,
      insertSignUp(
        db,
        { ...row, ...named, source: 'page', language: 'el', askedAt: 0, mailedAt: 0 },
        { ...wording, at: 0 },
        [],
      ),
    )
  }
  const write = async (kind: string, subjectId: string) => {
    const about = { kind, subjectId, detail: null, secret: null }
    const mail = await writeNewsletterMail({ db, config }, about)
    const { subject = '', text = '', html = '' } = mail ?? {}
    expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
    expect(subject + text + html).toContain('[')
  }
  for (const signUp of ['page', 'checkout'])
    for (const kind of ['newsletter-confirm', 'newsletter-invitation']) await write(kind, signUp)
  const consent = { id: 'consent', kind: 'sign-up', source: 'page', askedAt: 0 } as const
  const anna = { email: 'anna@example.com', name: '', topics: chosen, language: 'el' }
  await runBatch(
    db,
    await confirmStatements({ db, config }, { ...anna, consent: { ...consent, wording: null } }),
  )
  for (const signUp of ['page', 'checkout']) await write('newsletter-confirm', signUp)
  for (const kind of ['newsletter-welcome', 'newsletter-link'])
    await write(kind, await subscriberIdOf(emailDigest))
})

test('campaign-paused: every word came through, whatever the reason', async () => {
  const config = await readConfig({ ...bindings, ...greek })
  await db.insert(campaigns).values({
    ...{ id: 'paused', slug: 'paused', subject: 'γ', preheader: 'γ', body: 'γ', isPublic: false },
    ...{ state: 'paused', recipients: 9, createdAt: 0 },
  })
  for (const reason of ['staff', 'products', 'refused', 'not-written', 'bounces', 'complaints'])
    for (const fault of [null, 'γ']) {
      const detail = JSON.stringify({ reason, fault })
      const about = { kind: 'campaign-paused', subjectId: 'paused', detail, secret: null }
      const mail = await writeCampaignMail({ db, config }, about)
      const { subject = '', text = '', html = '' } = mail ?? {}
      expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
      expect(subject + text + html).toContain('[')
    }
})

test('campaign-test: every word came through', async () => {
  const config = await readConfig({ ...bindings, ...greek })
  await db.insert(campaigns).values({
    ...{ id: 'tried', slug: 'tried', subject: 'Άνοιξη', preheader: 'Νέα', isPublic: true },
    ...{ body: 'Γεια {name|φίλε}.', state: 'draft', createdAt: 0 },
  })
  const about = { kind: 'campaign-test', subjectId: 'tried', detail: null, secret: 'a@b.example' }
  const mail = await writeCampaignTest({ db, config }, about)
  const { subject = '', text = '', html = '' } = mail ?? {}
  expect(unspoken([subject, ...text.split('\n'), ...textsOf(html)])).toEqual([])
  expect(subject).toContain('[')
  expect(text + html).toContain('[')
})
