import { Hono } from 'hono'
import { html } from 'hono/html'
import { mimeOf } from '../bulk-mail/mime.ts'
import type { BulkMailStandIn } from '../bulk-mail/stand-in.ts'
import { type Markup, page } from '../page.ts'
import { bulkMails } from './bulk-mails.ts'
import { linksIn, type MailSummary, type SentMail, sentMails } from './sent-mails.ts'

/**
 * The mailbox of everybody the shop writes to: `/mail`, and `/mail.json?to=…` for scripts.
 * Newsletters have buttons for what becomes of them, and their source: `/mail/….eml`.
 *
 * @param shop origin of the running shop
 */
export function createMailbox(
  shop: string,
  bulkMail: BulkMailStandIn,
  fetch = globalThis.fetch,
): Hono {
  const mails = sentMails(shop, fetch)
  const newsletters = bulkMails(bulkMail)
  const app = new Hono()

  app.get('/mail', async (c) => {
    const listed = [...(await mails.list()), ...newsletters.list().slice(0, 100)]
    return c.html(listPage(listed.sort((a, b) => b.sentAt.localeCompare(a.sentAt))))
  })
  app.get('/mail.json', async (c) => {
    const to = c.req.query('to')
    const isMeant = (mail: MailSummary) => !to || mail.to.includes(to)
    const listed = (await mails.list()).filter(isMeant)
    const found = await Promise.all(listed.map((mail) => mails.find(mail.messageId)))
    const all = [...found.filter((mail) => mail !== null), ...newsletters.list().filter(isMeant)]
    all.sort((a, b) => b.sentAt.localeCompare(a.sentAt))
    return c.json(all.map((mail) => ({ ...mail, links: linksIn(mail) })))
  })
  app.get('/mail/:id{.+\\.eml}', (c) => {
    const source = mimeOf(bulkMail.find(c.req.param('id').replace(/\.eml$/, '')))
    return c.body(source, 200, { 'Content-Type': 'message/rfc822' })
  })
  app.get('/mail/:id', async (c) => {
    const id = c.req.param('id')
    const newsletter = newsletters.find(id)
    const mail = newsletter ?? (await mails.find(id))
    if (!mail) return c.html(page('No such mail', html`<h1>There is no such mail</h1>`), 404)
    return c.html(mailPage(mail, newsletter && actsOn(id, c.req.query('answered'))))
  })
  app.post('/mail/:id/:act', async (c) => {
    const { id, act } = c.req.param()
    if (!(act in acts)) return c.notFound()
    const status = await bulkMail[act as keyof typeof acts](id)
    return c.redirect(`/mail/${id}?answered=${status}`, 303)
  })
  return app
}

/** What may become of a newsletter. */
const acts = {
  bounce: 'Bounces',
  softBounce: 'Bounces for now',
  complain: 'Is called spam',
  unsubscribe: 'Unsubscribe, with the button of a mail program',
} as const

const actsOn = (id: string, answered: string | undefined) => html`
  <h2>What becomes of it</h2>
  ${answered && html`<p class="note">The shop was told, and answered ${answered}.</p>`}
  <p>${Object.entries(acts).map(
    ([act, name]) =>
      html`<form method="post" action="/mail/${id}/${act}"><button>${name}</button></form> `,
  )}</p>
  <p><a href="/mail/${id}.eml">Its source</a></p>`

function listPage(mails: MailSummary[]): Markup {
  return page(
    'Mailbox',
    html`
      <p><a href="/">Stand-ins</a></p>
      <h1>Mailbox</h1>
      <p class="note">Every mail the shop has sent since it was started. None of them left this computer.</p>
      ${mails.length === 0 && html`<p>No mail yet.</p>`}
      <table>${mails.map(
        (mail) => html`
          <tr><td>${time(mail.sentAt)}</td><td>${mail.to.join(', ')}</td>
          <td><a href="/mail/${idOf(mail)}">${mail.subject}</a></td></tr>`,
      )}</table>`,
    true,
  )
}

function mailPage(mail: SentMail, more: Markup | undefined | null): Markup {
  const headers = {
    From: mail.from,
    To: mail.to.join(', '),
    'Reply-To': mail.replyTo,
    Subject: mail.subject,
    Sent: time(mail.sentAt),
    ...mail.headers,
  }
  return page(
    mail.subject,
    html`
      <p><a href="/mail">Mailbox</a></p>
      <h1>${mail.subject}</h1>
      <table>${Object.entries(headers).map(
        ([name, value]) => value && html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
      )}</table>
      ${more}
      <h2>Links</h2>
      <ul>${linksIn(mail).map((link) => html`<li><a href="${link}">${link}</a></li>`)}</ul>
      <h2>HTML</h2>
      ${
        mail.html
          ? html`<iframe title="The mail as it looks" sandbox="allow-popups allow-top-navigation-by-user-activation" srcdoc="${`<base target="_top">${mail.html}`}"></iframe>`
          : html`<p>None.</p>`
      }
      <h2>Text</h2>
      ${mail.text ? html`<pre>${mail.text}</pre>` : html`<p>None.</p>`}`,
    true,
  )
}

function idOf(mail: MailSummary): string {
  return encodeURIComponent(mail.messageId.replace(/^<|>$/g, ''))
}

function time(iso: string): string {
  return iso.replace('T', ' ').slice(0, 19)
}
