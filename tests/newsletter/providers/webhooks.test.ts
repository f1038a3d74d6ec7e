import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  mailEvents,
  recipients,
  subscribers,
  suppressions,
} from '../../../src/newsletter/tables.ts'
import { now } from '../../../src/platform/clock.ts'
import { svixHeaders, type Webhook } from '../../stand-ins/bulk-mail/events.ts'
import { bulkMail, campaignMail } from '../../support/bulk-mail.ts'
import { testSecrets } from '../../support/secrets.ts'
import { db } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { campaignWith, digestOf, subscribed } from './sent-campaigns.ts'

const secret = testSecrets.NEWSLETTER_WEBHOOK_SECRET

afterEach(() => vi.restoreAllMocks())

/** A campaign's mail to somebody, taken by a service. */
async function sentBy(provider: 'resend' | 'postmark') {
  const service = bulkMail(provider)
  const reader = await subscribed()
  const campaign = await campaignWith(reader)
  const mails = [campaignMail(1, { subscriber: reader.id, campaign, to: reader.email })]
  await service.mailer.send({ key: `${campaign}:1`, mails, isRepeated: false })
  const [mail] = service.to(reader.email)
  if (!mail) throw new Error('The mail was not taken')
  const state = async () => {
    const [recipient] = await db
      .select()
      .from(recipients)
      .where(eq(recipients.campaignId, campaign))
    const digest = await digestOf(reader.email)
    const [found] = await db.select().from(suppressions).where(eq(suppressions.emailDigest, digest))
    return [recipient?.reason ?? null, found?.reason ?? null]
  }
  return { service, reader, campaign, mail, state }
}

describe.each(['resend', 'postmark'] as const)('what %s says of a mail', (provider) => {
  test.each([
    ['bounce', ['bounced', 'bounced']],
    ['softBounce', ['soft', null]],
    ['complain', ['complained', 'complained']],
    ['delay', [null, null]],
  ] as const)('is acted upon: %s', async (act, expected) => {
    const { service, mail, state } = await sentBy(provider)
    expect(await service[act](mail.id)).toBe(200)
    expect(await state()).toEqual(expected)
  })

  test('counts once, however often it is brought', async () => {
    const { service, mail, reader } = await sentBy(provider)
    const webhook = await service.webhookOf(mail, 'soft-bounce')
    for (const _ of [1, 2, 3]) expect(await service.deliver(webhook)).toBe(200)
    const [row] = await db.select().from(subscribers).where(eq(subscribers.id, reader.id))
    expect(row?.softBounces).toBe(1)
  })

  test('is refused by a shop that has chosen another service, or none', async () => {
    const { service, mail } = await sentBy(provider)
    const other = bulkMail(provider === 'resend' ? 'postmark' : 'resend')
    const { path, body, headers } = await service.webhookOf(mail, 'hard-bounce')
    const request = () => new Request(`https://shop.test${path}`, { method: 'POST', body, headers })
    vi.spyOn(console, 'warn').mockReturnValue()
    for (const shop of [other.shop, shopWith({})])
      expect((await shop.answer(request())).status).toBe(provider === 'resend' ? 400 : 401)
  })

  test('is answered and changes nothing when it is of no use', async () => {
    const { service, mail } = await sentBy(provider)
    const useless = ['', 'null', '[]', '{', '"x"', '{"type":"email.bounced"}', '{"ID":1}']
    const more = [
      '{"type":"email.opened","data":{"to":["a@example.com"]}}',
      '{"RecordType":"Open","Recipient":"a@example.com"}',
      JSON.stringify({ type: 'email.bounced', data: { to: 'x'.repeat(9999) } }),
    ]
    const before = (await db.select().from(mailEvents)).length
    for (const body of [...useless, ...more]) {
      const signed = await svixHeaders(secret, 'msg_useless', now(), body)
      const { headers, path } = await service.webhookOf(mail, 'hard-bounce')
      const given = provider === 'resend' ? signed : headers
      expect(await service.deliver({ path, body, headers: given }), body).toBe(200)
    }
    expect((await db.select().from(mailEvents)).length).toBe(before)
  })

  test('is brought again when the database does not answer', async () => {
    const { service, mail, state } = await sentBy(provider)
    const webhook = await service.webhookOf(mail, 'hard-bounce')
    const { path, body, headers } = webhook
    const request = new Request(`https://shop.test${path}`, { method: 'POST', body, headers })
    vi.spyOn(console, 'error').mockReturnValue()
    const down = {
      prepare: () => ({ bind: () => ({}) }),
      batch: async () => {
        throw new Error('D1_ERROR: overloaded')
      },
    }
    const broken = shopWith({ ...service.bindings, DB: down } as never)
    expect((await broken.answer(request)).status).toBeGreaterThanOrEqual(500)
    expect(await service.deliver(webhook)).toBe(200)
    expect(await state()).toEqual(['bounced', 'bounced'])
  })
})

describe('a webhook of Resend', () => {
  test.each([
    'news@other.example',
    'Other <anews@mail.shop.test>',
    '"news@mail.shop.test" <x@other.example>',
  ])('about a mail of another site of the same account changes nothing: %s', async (from) => {
    const { service, mail, state } = await sentBy('resend')
    const { path, body } = await service.webhookOf(mail, 'hard-bounce')
    const event = JSON.parse(body)
    const other = JSON.stringify({ ...event, data: { ...event.data, from } })
    const headers = await svixHeaders(secret, `msg_${crypto.randomUUID()}`, now(), other)
    expect(await service.deliver({ path, body: other, headers })).toBe(200)
    expect(await state()).toEqual([null, null])
  })

  /** What the shop answers to a bounce that was changed on its way. */
  async function answerTo(change: (webhook: Webhook) => Webhook | Promise<Webhook>) {
    const { service, mail, state } = await sentBy('resend')
    const warned = vi.spyOn(console, 'warn').mockReturnValue()
    const status = await service.deliver(await change(await service.webhookOf(mail, 'hard-bounce')))
    expect(await state()).toEqual(status === 200 ? ['bounced', 'bounced'] : [null, null])
    expect(warned.mock.calls.join()).toMatch(status === 200 ? /^$/ : /mail event refused/)
    return status
  }
  const signed =
    (at: number, key = secret) =>
    async (webhook: Webhook) => ({
      ...webhook,
      headers: await svixHeaders(key, `msg_${crypto.randomUUID()}`, at, webhook.body),
    })
  const withHeaders =
    (headers: (given: Record<string, string>) => object) => (webhook: Webhook) => ({
      ...webhook,
      headers: { ...webhook.headers, ...headers(webhook.headers) },
    })

  test('is taken within five minutes, by the clock of the shop', async () => {
    expect(await answerTo(signed(now() - 290))).toBe(200)
    expect(await answerTo(signed(now() + 290))).toBe(200)
    expect(await answerTo(signed(now() - 310))).toBe(400)
    expect(await answerTo(signed(now() + 310))).toBe(400)
  })

  test('is taken if one of its signatures is right, as while a secret is being changed', async () => {
    const other = withHeaders((given) => ({
      'svix-signature': `v1,${btoa('other')} v2,x ${given['svix-signature']}`,
    }))
    expect(await answerTo(other)).toBe(200)
  })

  test('is refused when anybody may have made it', async () => {
    const forged: [string, (webhook: Webhook) => Webhook | Promise<Webhook>][] = [
      ['other secret', signed(now(), `whsec_${btoa('another secret of 24 by')}`)],
      ['changed body', (webhook) => ({ ...webhook, body: `${webhook.body} ` })],
      ['other id', withHeaders(() => ({ 'svix-id': 'msg_other' }))],
      ['other time', withHeaders(() => ({ 'svix-timestamp': String(now() - 1) }))],
      ['no signature', withHeaders(() => ({ 'svix-signature': '' }))],
      [
        'other version',
        withHeaders((h) => ({ 'svix-signature': `v2${h['svix-signature']?.slice(2)}` })),
      ],
      ['odd time', withHeaders(() => ({ 'svix-timestamp': 'NaN' }))],
      ['odd id', withHeaders(() => ({ 'svix-id': 'msg 1' }))],
    ]
    for (const [what, change] of forged) expect(await answerTo(change), what).toBe(400)
  })

  test('is refused where the secret is none of Resend', async () => {
    const { service, mail, state } = await sentBy('resend')
    vi.spyOn(console, 'warn').mockReturnValue()
    const { path, body } = await service.webhookOf(mail, 'hard-bounce')
    for (const key of ['', 'whsec_', 'whsec_****', 'whsec_AAAAAAAAAAAAAAAAA', 'a password']) {
      const headers = await svixHeaders(secret, 'msg_1', now(), body)
      const odd = { ...service.bindings, NEWSLETTER_WEBHOOK_SECRET: key }
      const request = new Request(`https://shop.test${path}`, { method: 'POST', body, headers })
      expect((await shopWith(odd as never).answer(request)).status, key).toBe(400)
    }
    expect(await state()).toEqual([null, null])
  })

  test('about mails of another site of the owner changes nothing', async () => {
    const { service, mail, reader } = await sentBy('resend')
    const from = 'shop@other.example'
    await service.deliver(await service.webhookOf({ ...mail, from, about: {} }, 'complaint'))
    const found = await db
      .select()
      .from(suppressions)
      .where(eq(suppressions.emailDigest, await digestOf(reader.email)))
    expect(found).toEqual([])
  })

  test('about a test mail, which belongs to no subscriber, suppresses its address', async () => {
    const { service, mail, state } = await sentBy('resend')
    await service.deliver(await service.webhookOf({ ...mail, about: {} }, 'hard-bounce'))
    expect(await state()).toEqual([null, 'bounced'])
  })
})

describe('a webhook of Postmark', () => {
  test.each([
    ['', 401],
    ['Basic', 401],
    ['Basic !!!', 401],
    [`Basic ${btoa(':')}`, 401],
    [`Basic ${btoa(`postmark:${secret}x`)}`, 401],
    [`Basic ${btoa(secret)}`, 200],
    [`Bearer ${btoa(`postmark:${secret}`)}`, 401],
    [`basic ${btoa(`:${secret}`)}`, 200],
    [`Basic ${btoa(`other:user:${secret}`)}`, 401],
    [`Basic ${'A'.repeat(5000)}`, 401],
  ])('with "%s" is answered %i', async (Authorization, status) => {
    const { service, mail, state } = await sentBy('postmark')
    vi.spyOn(console, 'warn').mockReturnValue()
    const webhook = await service.webhookOf(mail, 'hard-bounce')
    const headers = { ...webhook.headers, Authorization }
    expect(await service.deliver({ ...webhook, headers })).toBe(status)
    expect(await state()).toEqual(status === 200 ? ['bounced', 'bounced'] : [null, null])
  })

  // postmarkapp.com/developer/api/bounce-api, "Bounce types".
  test.each([
    ['HardBounce', 'bounced'],
    ['BadEmailAddress', 'bounced'],
    ['ManuallyDeactivated', 'bounced'],
    ['SpamComplaint', 'complained'],
    ['Unsubscribe', 'left'],
    ['SoftBounce', 'soft'],
    ['DnsError', 'soft'],
    ['Undeliverable', 'soft'],
    ['Unknown', 'soft'],
    ['SpamNotification', 'failed'],
    ['VirusNotification', 'failed'],
    ['Blocked', 'failed'],
    ['DMARCPolicy', 'failed'],
    ['SMTPApiError', 'failed'],
    ['TemplateRenderingFailed', 'failed'],
    ['Transient', null],
    ['AutoResponder', null],
    ['AddressChange', null],
    ['ChallengeVerification', null],
    ['OpenRelayTest', null],
    ['Subscribe', null],
    ['Unconfirmed', null],
    ['InboundError', null],
  ])('of type %s notes "%s"', async (Type, reason) => {
    const { service, mail, state } = await sentBy('postmark')
    const { body, ...webhook } = await service.webhookOf(mail, 'soft-bounce')
    await service.deliver({ ...webhook, body: JSON.stringify({ ...JSON.parse(body), Type }) })
    expect((await state())[0]).toBe(reason)
  })

  test('about an address that Postmark has given up is a hard bounce, whatever it is called', async () => {
    const { service, mail, state } = await sentBy('postmark')
    const { body, ...webhook } = await service.webhookOf(mail, 'soft-bounce')
    const odd = JSON.stringify({ ...JSON.parse(body), Type: 'Novelty', Inactive: true })
    await service.deliver({ ...webhook, body: odd })
    expect(await state()).toEqual(['bounced', 'bounced'])
  })

  test.each([
    [{}, ['left', 'left']],
    [{ SuppressionReason: 'HardBounce' }, ['bounced', 'bounced']],
    [{ SuppressionReason: 'SpamComplaint' }, ['complained', 'complained']],
    [{ SuppressSending: false, SuppressionReason: null }, [null, null]],
    [{ MessageStream: 'outbound' }, [null, null]],
    [{ Metadata: {} }, [null, 'left']],
  ])('about the list of suppressions, with %j', async (change, expected) => {
    const { service, mail, state } = await sentBy('postmark')
    const { body, ...webhook } = await service.webhookOf(mail, 'unsubscribe')
    await service.deliver({ ...webhook, body: JSON.stringify({ ...JSON.parse(body), ...change }) })
    expect(await state()).toEqual(expected)
  })
})
