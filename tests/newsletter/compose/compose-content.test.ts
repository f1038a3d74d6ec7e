import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { images, products, variants } from '../../../src/catalog/tables.ts'
import { composeContent } from '../../../src/newsletter/compose/compose-content.tsx'
import { personalMail } from '../../../src/newsletter/compose/personal-mail.ts'
import { verifyToken } from '../../../src/platform/tokens.ts'
import { offerRing } from '../../support/catalogue.ts'
import { config, db } from '../../support/shop.ts'

const context = { db, config }
const draft = { slug: 'spring', subject: 'Spring', preheader: 'New rings', body: 'Hello.' }
const anna = {
  subscriber: 'subscriber-1',
  campaign: 'campaign-1',
  email: 'anna@müller.de',
  name: 'Anna <b>',
  language: 'en',
}

const write = async (body: string, more: Partial<typeof draft & { isPublic: boolean }> = {}) =>
  composeContent(context, { ...draft, body, ...more })

const mailOf = async (body: string, to: Partial<typeof anna> & { topics?: string[] } = {}) =>
  personalMail(config, await write(body, { subject: '{name}, spring' }), { ...anna, ...to })

test('a name stands where it was asked for, and nothing hangs in the air without one', async () => {
  const body = 'Dear {name},\n\nGood day, {name|friend}!\n\n{name}, look.'
  const named = await mailOf(body)
  expect(named.subject).toBe('Anna <b>, spring')
  expect(named.html).toContain('>Dear Anna &lt;b&gt;,</p>')
  expect(named.text).toContain('Dear Anna <b>,\n\nGood day, Anna <b>!\n\nAnna <b>, look.')

  const unnamed = await mailOf(body, { name: '' })
  expect(unnamed.subject).toBe('Spring')
  expect(unnamed.html).toContain('>Dear,</p>')
  expect(unnamed.text).toContain('Dear,\n\nGood day, friend!\n\nLook.')
})

test('each mail says why it comes and how it is ended, and who sends it', async () => {
  const mail = await mailOf('Hello.', { topics: ['New pieces', 'Care & workshop'] })
  const why = 'because you signed up for New pieces and Care & workshop at Jegem.'
  expect(mail.text).toContain(why)
  expect(mail.html).toContain(why.replace('&', '&amp;'))
  for (const part of [mail.html, mail.text]) {
    expect(part).toContain(config.shop.address)
    expect(part).toContain(config.shop.legal_name)
    const [, leave = ''] = /\/newsletter\/unsubscribe\?token=([\w.-]+)/.exec(part) ?? []
    expect(await verifyToken(config, 'newsletter-leave', leave)).toBe('subscriber-1.campaign-1')
    const [, prefer = ''] = /\/newsletter\/preferences\?token=([\w.-]+)/.exec(part) ?? []
    expect(await verifyToken(config, 'newsletter-preferences', prefer)).toBe('subscriber-1')
  }
  expect(mail.to).toBe('anna@xn--mller-kva.de')
  expect(mail.from).toEqual({ email: config.MAIL_FROM, name: 'Jegem' })
})

test('only a campaign that the archive will have says where it can be read', async () => {
  const text = async (isPublic: boolean) =>
    (await personalMail(config, await write('Hello.', { isPublic }), anna)).text
  expect(await text(true)).toContain(
    'https://shop.test/newsletter/archive/spring?utm_source=newsletter&utm_medium=email',
  )
  expect(await text(false)).not.toContain('archive')
})

test('a product is shown as the catalogue has it, with a link that names the campaign', async () => {
  const { handle } = await offerRing({ title: 'Rubia <ring>', price: 89_000 })
  await db.insert(images).values({
    id: `${handle}-1`,
    productId: handle,
    position: 0,
    alt: 'A ring',
    source: 'https://pictures.test/ring.jpg',
    picture: 'aaaabbbbcc',
    width: 800,
    height: 1000,
    color: '#ffffff',
  })
  const href = `https://shop.test/products/${handle}?utm_source=newsletter&utm_medium=email&utm_campaign=spring`
  const { html, text, page, prices } = await write(`Look:\n[product: ${handle}]\nNice?`)
  expect(html).toContain('https://shop.test/pictures/aaaabbbbcc-shared.jpg')
  expect(html).toContain(`<a href="${href.replaceAll('&', '&amp;')}"`)
  expect(html).toContain('Rubia &lt;ring&gt;')
  expect(html).toContain('€890')
  expect(text).toContain(`Look:\n\nRubia <ring>\n€890\n${href}\n\nNice?`)
  expect(page).not.toMatch(/style=|<table/)
  expect(prices).toEqual({ [handle]: 89_000 })
})

test('as a page it has no styles, headings below the page’s title, and no name', async () => {
  const { page } = await write('# Spring\n\n### Dear {name|friend},\n\n[button: See](/a)')
  const href = '/a?utm_source=newsletter&amp;utm_medium=email&amp;utm_campaign=spring'
  expect(page).toBe(
    `<h2>Spring</h2><h4>Dear friend,</h4><p><a class="button" href="https://shop.test${href}">See</a></p>`,
  )
})

test('sizes, reduced prices, sold-out and unknown products', async () => {
  const ring = await offerRing({ title: 'Ring', price: 50_000, sizes: ['52', '54'], stock: [1, 0] })
  const { variant } = ring
  await db.update(variants).set({ compareAt: 60_000 }).where(eq(variants.id, variant))
  const other = ring.ids['54']
  const sold = await offerRing({ title: 'Sold ring', stock: 0 })
  const draftOnly = await offerRing({ title: 'Hidden ring' })
  await db.update(products).set({ status: 'draft' }).where(eq(products.id, draftOnly.handle))
  const { html, text, prices } = await write(
    [
      `https://shop.test/products/${ring.handle}?variant=${variant}`,
      `[product: ${ring.handle}?variant=${other}]`,
      `[product: ${sold.handle}]`,
      `[product: ${draftOnly.handle}]`,
      '[product: nothing-like-it]',
    ].join('\n'),
  )
  expect(text).toContain('Ring, ring size 52\n€500\n')
  expect(html).toMatch(/€500 ?<del[^>]*>€600<\/del>/)
  expect(text).toContain('Ring, ring size 54\nSold out\n')
  expect(text).toContain('Sold ring\nSold out\n')
  expect(html).not.toContain('Hidden ring')
  expect(Object.keys(prices)).toHaveLength(3)
})
