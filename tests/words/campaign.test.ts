import { expect, test } from 'vitest'
import { checkCampaign } from '../../src/newsletter/compose/check-campaign.ts'
import { composeContent } from '../../src/newsletter/compose/compose-content.tsx'
import { personalMail } from '../../src/newsletter/compose/personal-mail.ts'
import { readConfig } from '../../src/platform/config.ts'
import { offerRing } from '../support/catalogue.ts'
import { bindings, db } from '../support/shop.ts'
import { greek } from './greek-shop.ts'
import { inLanguage, languageFor } from './pseudo-language.ts'
import { textsOf, unspoken } from './unspoken.ts'

const draft = { slug: 'άνοιξη', subject: 'Άνοιξη', preheader: 'Νέα', isPublic: true }
const reader = { subscriber: 's', campaign: 'c', email: 'a@b.example', name: 'Άννα' }

test('around a campaign every word came through, in the language of its reader', async () => {
  const config = await readConfig({ ...bindings, ...greek })
  const sold = await offerRing({ title: 'Χρυσό', stock: 0 })
  const asked = await offerRing({ title: 'Ασήμι', price: 0 })
  const body = `Γεια {name|φίλε}.\n\n[product: ${sold.handle}]\n[product: ${asked.handle}]`
  const content = await composeContent({ db, config }, { ...draft, body })
  for (const topics of [['Νέα', 'Φροντίδα'], []]) {
    const mail = await personalMail(config, content, { ...reader, language: 'el', topics })
    const said = [mail.subject, ...mail.text.split('\n'), ...textsOf(mail.html)]
    expect(unspoken(said)).toEqual([])
    expect(said.join()).toContain('[')
  }
  const abroad = await personalMail(config, content, { ...reader, language: 'en', topics: ['Νέα'] })
  expect(abroad.text).toContain('because you signed up for Νέα at')
})

test('whatever checks find in a campaign is said in the language of who asks', async () => {
  const config = await readConfig({ ...bindings, ...greek })
  const campaign = { ...draft, body: '', topics: [], audience: 0, pricesShown: null }
  const context = { db, config, isThere: async () => false }
  const said = await inLanguage(languageFor('el'), () =>
    checkCampaign(context, { ...campaign, subject: '', preheader: '' }),
  )
  expect(said.length).toBeGreaterThan(3)
  expect(unspoken(said.flatMap(({ text, remedy }) => [text, remedy]))).toEqual([])
})
