import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Markup, page } from '../page.ts'
import { linksIn, type MailSummary, type SentMail, sentMails } from './sent-mails.ts'

/**
 * The mailbox of everybody the shop writes to: `/mail`, and `/mail.json?to=…` for scripts.
 *
 * @param shop origin of the running shop
 */
export function createMailbox(shop: string, fetch = globalThis.fetch): Hono {
  const mails = sentMails(shop, fetch)
  const app = new Hono()

  app.get('/mail', async (c) => c.html(listPage(await mails.list())))
  app.get('/mail.json', async (c) => {
    const to = c.req.query('to')
    const listed = (await mails.list()).filter((mail) => !to || mail.to.includes(to))
    const found = await Promise.all(listed.map((mail) => mails.find(mail.messageId)))
    return c.json(
      found.filter((mail) => mail !== null).map((mail) => ({ ...mail, links: linksIn(mail) })),
    )
  })
  app.get('/mail/:id', async (c) => {
    const mail = await mails.find(c.req.param('id'))
    if (!mail) return c.html(page('No such mail', html`<h1>There is no such mail</h1>`), 404)
    return c.html(mailPage(mail))
  })
  return app
}

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

function mailPage(mail: SentMail): Markup {
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
