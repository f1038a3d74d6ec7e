import type { BulkMailed } from './account.ts'

/**
 * A mail as it goes to the mail server of whoever gets it: RFC 5322, with both parts as
 * `multipart/alternative`, the richest last (RFC 2046, section 5.1.4).
 */
export function mimeOf(mail: BulkMailed): string {
  const boundary = `part-${mail.id}`
  const headers = {
    From: mail.from,
    To: mail.to,
    ...(mail.replyTo && { 'Reply-To': mail.replyTo }),
    Subject: mail.subject,
    Date: new Date(mail.at * 1000).toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${mail.id}@${mail.service}.test>`,
    ...mail.headers,
    'MIME-Version': '1.0',
    'Content-Type': `multipart/alternative; boundary="${boundary}"`,
  }
  const parts = Object.entries({ plain: mail.text, html: mail.html }).map(([kind, content]) => [
    ...[`--${boundary}`, `Content-Type: text/${kind}; charset=utf-8`],
    ...['Content-Transfer-Encoding: base64', '', base64(content).replace(/.{76}/g, '$&\r\n')],
  ])
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${encoded(value)}`)
  return [...head, '', ...parts.flat(), `--${boundary}--`, ''].join('\r\n')
}

/**
 * RFC 2047: what is not ASCII goes as encoded words of at most 75 letters; of a sender, only the
 * name.
 */
function encoded(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value
  const [, name, address] = /^(.*)( <[^<>]+>)$/.exec(value) ?? []
  if (name) return encoded(name) + address
  const words = value.match(/.{1,10}/gsu) ?? []
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join('\r\n ')
}

const base64 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
