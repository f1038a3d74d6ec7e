import { expect, test } from 'vitest'
import { createBulkMailStandIn } from './bulk-mail/stand-in.ts'
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
const bulkMail = createBulkMailStandIn({
  ...{ key: 're_1', webhookSecret: `whsec_${btoa('a secret of 24 letters.')}` },
  ...{ shop: 'http://shop.test', requestsPerSecond: 100 },
  deliver: async (request) => {
    delivered.push(`${request.method} ${request.url}`, await request.text())
    return new Response('ok')
  },
})
const delivered: string[] = []
const mailbox = createMailbox('http://shop.test', bulkMail, explorer as typeof fetch)

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

/** Sends a newsletter through Resend; returns its id. */
async function sendNewsletter(to: string): Promise<string> {
  const newsletter = {
    ...{ from: 'Jegem <news@shop.test>', to: [to], subject: 'Neue Ringe für Sie' },
    ...{ html: '<p>Ringe</p>', text: 'Ringe', tags: [{ name: 'campaign', value: 'c1' }] },
    headers: {
      'List-Unsubscribe': '<http://shop.test/newsletter/unsubscribe?token=t>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
  const answer = await bulkMail.fetch(
    new Request('http://mail.test/emails/batch', {
      method: 'POST',
      headers: { Authorization: 'Bearer re_1', 'User-Agent': 'test' },
      body: JSON.stringify([newsletter]),
    }),
  )
  const { data } = await answer.json<{ data: { id: string }[] }>()
  return data[0]?.id ?? ''
}

test('newsletters are in the mailbox too, with their headers', async () => {
  const id = await sendNewsletter('ben@example.com')
  expect(await (await mailbox.request('/mail')).text()).toContain(`href="/mail/${id}"`)
  const page = await (await mailbox.request(`/mail/${id}`)).text()
  expect(page).toContain('List-Unsubscribe=One-Click')
  expect(page).toContain('srcdoc="&lt;base target=&quot;_top&quot;&gt;&lt;p&gt;Ringe')
  const listed = await (await mailbox.request('/mail.json?to=ben@example.com')).json()
  expect(listed).toMatchObject([{ subject: 'Neue Ringe für Sie', text: 'Ringe' }])
  const source = await (await mailbox.request(`/mail/${id}.eml`)).text()
  expect(source).toContain('Subject: =?utf-8?B?TmV1ZSBSaW5nZQ==?=\r\n =?utf-8?B?IGbDvHIgU2ll?=\r\n')
})

test.each([
  ['bounce', 'POST http://shop.test/webhooks/resend', /"type":"Permanent"/],
  ['softBounce', 'POST http://shop.test/webhooks/resend', /"type":"Transient"/],
  ['complain', 'POST http://shop.test/webhooks/resend', /email\.complained/],
  [
    'unsubscribe',
    'POST http://shop.test/newsletter/unsubscribe?token=t',
    /^List-Unsubscribe=One-Click$/,
  ],
])('a button of a newsletter tells the shop: %s', async (act, url, body) => {
  const id = await sendNewsletter(`${act}@example.com`)
  delivered.length = 0
  const answer = await mailbox.request(`/mail/${id}/${act}`, { method: 'POST' })
  expect(answer.headers.get('Location')).toBe(`/mail/${id}?answered=200`)
  expect(delivered).toEqual([url, expect.stringMatching(body)])
  const other = await mailbox.request(`/mail/${id}/reset`, { method: 'POST' })
  expect(other.status).toBe(404)
})
