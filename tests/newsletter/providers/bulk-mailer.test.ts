import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MailFault } from '../../stand-ins/bulk-mail/faults.ts'
import { bulkMail, campaignMail, campaignMails } from '../../support/bulk-mail.ts'
import { later } from '../../support/shop.ts'

const services = ['resend', 'postmark'] as const

describe.each(services)('a batch handed to %s', (provider) => {
  test('reaches everybody once, with its headers, text and sender', async () => {
    const service = bulkMail(provider)
    const mails = campaignMails(100)
    const from = { email: 'news@mail.shop.test', name: 'Jegem "Fine", Jewellery' }
    const [first] = mails.map((mail) => ({ ...mail, from, replyTo: 'hello@shop.test' }))
    const batch = { key: 'c:1', mails: [first ?? campaignMail(1), ...mails.slice(1)] }
    expect(await service.mailer.send({ ...batch, isRepeated: false })).toEqual({
      ...{ outcome: 'taken', refused: [] },
    })
    expect(service.mails).toHaveLength(100)
    expect(service.mails[0]).toMatchObject({
      from: '"Jegem \\"Fine\\", Jewellery" <news@mail.shop.test>',
      to: 'reader1@example.com',
      replyTo: 'hello@shop.test',
      headers: campaignMail(1).headers,
      html: '<p>Reader 1, look</p>',
      text: 'Reader 1, look',
      about: { campaign: 'campaign-1', subscriber: 'subscriber-1' },
    })
  })

  test('leaves out the one address that the service does not take', async () => {
    const service = bulkMail(provider)
    const mails = [campaignMail(1), campaignMail(2, { to: 'Ελένη' }), campaignMail(3)]
    const answer = await service.mailer.send({ key: 'c:1', mails, isRepeated: false })
    const refused = [{ subscriber: 'subscriber-2', reason: 'invalid' }]
    expect(answer).toEqual({ outcome: 'taken', refused })
    expect(service.mails.map(({ to }) => to)).toEqual([
      'reader1@example.com',
      'reader3@example.com',
    ])
  })

  test('is refused as a whole when something is wrong with every mail', async () => {
    const service = bulkMail(provider)
    const mails = campaignMails(3).map((mail) => ({ ...mail, subject: '' }))
    const answer = await service.mailer.send({ key: 'c:1', mails, isRepeated: false })
    expect(answer).toEqual({ outcome: 'refused', fault: 'every-mail-invalid' })
  })

  test('goes to a domain in Greek as mail servers know it', async () => {
    const service = bulkMail(provider)
    const mails = [campaignMail(1, { to: 'anna@κόσμημα.gr' })]
    await service.mailer.send({ key: 'c:1', mails, isRepeated: false })
    expect(service.mails.map(({ to }) => to)).toEqual(['anna@xn--mxaliib3bxd.gr'])
  })

  test.each<[MailFault, object]>([
    ['timeout', { outcome: 'lost', fault: 'no-connection' }],
    ['drop-before', { outcome: 'lost', fault: 'no-connection' }],
    ['drop-after', { outcome: 'lost', fault: 'no-connection' }],
    ['half-taken', { outcome: 'lost', fault: 'no-connection' }],
    ['error-before', { outcome: 'lost' }],
    ['error-after', { outcome: 'lost' }],
    ['html', { outcome: 'lost', fault: 'http-502' }],
    ['rate-limited', { outcome: 'later' }],
    ['slow', { outcome: 'taken' }],
  ])('after "%s" reaches everybody once when it is repeated', async (fault, first) => {
    const service = bulkMail(provider, { indexDelay: 30 })
    const mails = campaignMails(5)
    service.faults.order(fault)
    const answer = await service.mailer.send({ key: 'c:1', mails, isRepeated: false })
    expect(answer).toMatchObject(first)
    later(service.mailer.repeatAfter)
    const again = await service.mailer.send({ key: 'c:1', mails, isRepeated: true })
    expect(again).toEqual({ outcome: 'taken', refused: [] })
    expect(service.mails.map(({ to }) => to).sort()).toEqual(mails.map(({ to }) => to))
  })

  test('whatever goes wrong and however often, reaches nobody twice', async () => {
    const faults = ['drop-after', 'error-after', 'half-taken', 'html', 'drop-before'] as const
    const other = ['error-before', 'rate-limited', 'maintenance', 'slow'] as const
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...faults, ...other), { maxLength: 6 }),
        fc.integer({ min: 0, max: 500 }),
        async (wrong, indexDelay) => {
          const service = bulkMail(provider, { indexDelay })
          const mails = campaignMails(4)
          for (const fault of wrong) service.faults.order(fault)
          for (let n = 0, outcome = ''; n < 10 && outcome !== 'taken'; n++) {
            const batch = { key: 'c:1', mails, isRepeated: n > 0 }
            outcome = (await service.mailer.send(batch)).outcome
            later(service.mailer.repeatAfter)
          }
          expect(service.mails.map(({ to }) => to).sort()).toEqual(mails.map(({ to }) => to))
        },
      ),
      { numRuns: 40 },
    )
  })
})
