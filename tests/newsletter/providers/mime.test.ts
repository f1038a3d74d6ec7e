import { expect, test } from 'vitest'
import { composeContent } from '../../../src/newsletter/compose/compose-content.tsx'
import { personalMail } from '../../../src/newsletter/compose/personal-mail.ts'
import { mimeOf } from '../../stand-ins/bulk-mail/mime.ts'
import { bulkMail } from '../../support/bulk-mail.ts'
import { db } from '../../support/shop.ts'

/** A mail as a mail program reads it: headers unfolded, parts decoded. */
function readMime(source: string) {
  const [head = '', ...rest] = source.split('\r\n\r\n')
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(headers.get('Content-Type') ?? '') ?? []
  const parts = rest
    .join('\r\n\r\n')
    .split(new RegExp(`(?:^|\r\n)--${boundary}(?:--)?\r\n`))
    .filter((part) => part)
    .map((part) => {
      const [about = '', content = ''] = part.split('\r\n\r\n')
      const bytes = Uint8Array.from(atob(content.replace(/\s/g, '')), (sign) => sign.charCodeAt(0))
      return { about, content: new TextDecoder().decode(bytes) }
    })
  return { headers, parts }
}

const words = (text: string) =>
  text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, word) =>
      new TextDecoder().decode(Uint8Array.from(atob(word), (sign) => sign.charCodeAt(0))),
    )

test.each(['resend', 'postmark'] as const)(
  'what %s sends has all that a newsletter needs',
  async (provider) => {
    const service = bulkMail(provider)
    const { config } = service
    const draft = {
      ...{ slug: 'spring', subject: 'Neue Ringe für den Frühling, mit Perlen und Saphiren' },
      ...{ preheader: 'Fünf davon', body: 'Schön: [sie](https://shop.test/collections/rings)' },
    }
    const content = await composeContent({ db, config }, draft)
    const to = { subscriber: crypto.randomUUID(), campaign: crypto.randomUUID() }
    const reader = { email: 'anna@müller.example', name: 'Anna', language: 'en', topics: ['Rings'] }
    const mail = await personalMail(config, content, { ...to, ...reader })
    const answer = await service.mailer.send({
      key: `${to.campaign}:1`,
      mails: [mail],
      isRepeated: false,
    })
    expect(answer).toEqual({ outcome: 'taken', refused: [] })
    const [taken] = service.mails
    if (!taken) throw new Error('No mail was taken')
    const source = mimeOf(taken)
    // RFC 5322, section 2.1.1: lines end with CRLF and have at most 998 letters, all of them ASCII.
    for (const line of source.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e\t]{0,998}$/)

    const { headers, parts } = readMime(source)
    expect(headers.get('From')).toBe('Jegem <news@mail.shop.test>')
    expect(headers.get('To')).toBe('anna@xn--mller-kva.example')
    expect(words(headers.get('Subject') ?? '')).toBe(draft.subject)
    // RFC 8058, section 3.1: one HTTPS address, and exactly this.
    expect(headers.get('List-Unsubscribe')).toMatch(
      /^<https:\/\/shop\.test\/newsletter\/unsubscribe\?token=[\w.-]+>$/,
    )
    expect(headers.get('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    // RFC 2919.
    expect(headers.get('List-Id')).toMatch(/<[\w.-]+\.[a-z]+>$/)
    expect(parts.map(({ about }) => /text\/\w+/.exec(about)?.[0])).toEqual([
      'text/plain',
      'text/html',
    ])
    expect(parts[0]?.content).toMatch(
      /Schön.*https:\/\/shop\.test\/collections\/rings\?utm_source/s,
    )
    expect(parts[1]?.content).toMatch(/<html.*Schön/s)

    // The button of a mail program works, without cookie, origin or key.
    expect(await service.unsubscribe(taken.id)).toBe(200)
  },
)
