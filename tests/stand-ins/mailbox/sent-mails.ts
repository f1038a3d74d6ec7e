import { z } from 'zod'

const summary = z.object({
  messageId: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  replyTo: z.string().optional(),
  subject: z.string(),
  sentAt: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
})
const whole = summary.extend({ html: z.string().optional(), text: z.string().optional() })
const page = z.object({
  result: z.array(summary),
  result_info: z.object({ cursor: z.string().optional(), has_more: z.boolean() }).loose(),
})

export type MailSummary = z.output<typeof summary>
export type SentMail = z.output<typeof whole>

/**
 * The mails that the shop handed to its `send_email` binding, as `wrangler dev` keeps them while it
 * runs. Read from the API of its Local Explorer, which has whole mails; the files it also writes
 * have neither sender nor subject.
 *
 * @param shop origin of the running shop
 */
export function sentMails(shop: string, fetch = globalThis.fetch) {
  const api = `${shop}/cdn-cgi/local/explorer/api/local/email/sending`

  async function ask<T>(shape: z.ZodType<T>, query: Record<string, string>): Promise<T | null> {
    const response = await fetch(`${api}?${new URLSearchParams(query)}`)
    if (response.status === 404) return null
    if (!response.ok) throw new Error(`The shop's mail list answered ${response.status}`)
    return shape.parse(await response.json())
  }

  return {
    /** The last hundred, newest first. */
    async list(): Promise<MailSummary[]> {
      const found = await ask(page, { per_page: '100' })
      return found?.result ?? []
    },
    /** `messageId` with or without its angle brackets. */
    async find(messageId: string): Promise<SentMail | null> {
      const id = `<${messageId.replace(/^<|>$/g, '')}>`
      const found = await ask(z.object({ result: whole }), { email_id: id })
      return found?.result ?? null
    },
  }
}

/**
 * Every web address a mail links to, in its order: from the HTML, or from the text where there is
 * none.
 */
export function linksIn(mail: SentMail): string[] {
  const hrefs = [...(mail.html ?? '').matchAll(/<a\b[^>]*\bhref="(https?:[^"]+)"/gi)]
  const found = mail.html ? hrefs : [...(mail.text ?? '').matchAll(/(https?:\/\/[^\s<>"]+)/g)]
  return [...new Set(found.map(([, link = '']) => link.replaceAll('&amp;', '&')))]
}
