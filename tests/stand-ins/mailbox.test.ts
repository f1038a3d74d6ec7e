import { expect, test } from 'vitest'
import { createMailbox } from './mailbox/mailbox.ts'

const mail = {
  messageId: '<abc@shop.example>',
  from: 'Jegem <orders@shop.example>',
  to: ['anna@example.com'],
  subject: 'Your order <J-7K4M2QXD>',
  sentAt: '2026-11-22T09:40:17.614Z',
  attachments: [],
}
const html =
  '<p onclick="x()">Thanks. <a href="http://localhost:8787/orders/J-7?token=a&amp;b=c">See it</a></p>'
const text = 'Thanks. http://localhost:8787/orders/J-7?token=a'

/** Answers as `wrangler dev` does. */
const explorer = async (url: RequestInfo | URL) => {
  const id = new URL(String(url)).searchParams.get('email_id')
  if (!id) return Response.json({ result: [mail], result_info: { has_more: false } })
  if (id !== mail.messageId) return Response.json({ result: null }, { status: 404 })
  return Response.json({ result: { ...mail, html, text } })
}
const mailbox = createMailbox('http://shop.test', explorer as typeof fetch)

test('the mailbox lists who got what', async () => {
  const page = await (await mailbox.request('/mail')).text()
  expect(page).toContain('anna@example.com')
  expect(page).toContain('href="/mail/abc%40shop.example"')
  expect(page).toContain('Your order &lt;J-7K4M2QXD&gt;')
})

test('a mail is shown as it looks, without letting it run anything', async () => {
  const page = await (await mailbox.request('/mail/abc%40shop.example')).text()
  expect(page).toContain('sandbox="allow-popups allow-top-navigation-by-user-activation"')
  expect(page).toContain('srcdoc="&lt;base target=&quot;_top&quot;&gt;&lt;p onclick')
  expect(page).toContain('<pre>Thanks. http://localhost:8787/orders/J-7?token=a</pre>')
  expect(page).toContain('<a href="http://localhost:8787/orders/J-7?token=a&amp;b=c">')
})

test('scripts get whole mails with their links, and only those to whom they ask for', async () => {
  const [found] = (await (
    await mailbox.request('/mail.json?to=anna@example.com')
  ).json()) as object[]
  expect(found).toMatchObject({ text, links: ['http://localhost:8787/orders/J-7?token=a&b=c'] })
  const others = await mailbox.request('/mail.json?to=ben@example.com')
  expect(await others.json()).toEqual([])
})

test('a mail that is not there is not found', async () => {
  expect((await mailbox.request('/mail/none')).status).toBe(404)
})
