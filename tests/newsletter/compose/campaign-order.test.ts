import { expect, test } from 'vitest'
import { composeContent } from '../../../src/newsletter/compose/compose-content.tsx'
import { personalMail } from '../../../src/newsletter/compose/personal-mail.ts'
import { person } from '../../analytics/book.ts'
import { offerRing } from '../../support/catalogue.ts'
import { orderNow, placeOrder } from '../../support/purchase.ts'
import { config, db } from '../../support/shop.ts'

const reader = {
  ...{ subscriber: 's', campaign: 'c', email: 'anna@shop.example', name: 'Anna', language: 'en' },
}

test('an order that began with a product of the mail is counted for its campaign', async () => {
  const ring = await offerRing()
  const draft = { slug: 'spring-at-the-bench', subject: 'Spring', preheader: '' }
  const body = `Look at this.\n\n[product: ${ring.handle}]`
  const content = await composeContent({ db, config }, { ...draft, body })
  for (const part of ['html', 'text'] as const) {
    const mail = (await personalMail(config, content, reader))[part].replaceAll('&amp;', '&')
    const [, link = ''] = /https:\/\/shop\.test(\/products\/[^\s"<]+)/.exec(mail) ?? []
    const shopper = person()
    expect((await shopper.get(link, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(200)
    const { id } = await placeOrder(shopper, ring)
    expect(await orderNow(id)).toMatchObject({ channel: 'email', campaign: draft.slug })
  }
})
