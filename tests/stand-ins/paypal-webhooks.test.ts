import { X509Certificate } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { importX509 } from 'jose'
import { expect, test } from 'vitest'
import { openExample, webhookId } from './paypal/example.ts'

/** Whether a webhook is signed as PayPal signs: by the certificate that it names. */
async function isSigned(
  request: Request,
  read: (url: string) => Promise<Response>,
  id = webhookId,
): Promise<boolean> {
  const header = (name: string) => request.headers.get(`PAYPAL-${name}`) ?? ''
  expect(header('AUTH-ALGO')).toBe('SHA256withRSA')
  const certificate = await (await read(header('CERT-URL'))).text()
  const key = await importX509(first(certificate), 'RS256')
  const sum = crc32(new Uint8Array(await request.clone().arrayBuffer()))
  const said = `${header('TRANSMISSION-ID')}|${header('TRANSMISSION-TIME')}|${id}|${sum}`
  const signature = Uint8Array.from(atob(header('TRANSMISSION-SIG')), (c) => c.charCodeAt(0))
  return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, new TextEncoder().encode(said))
}

/** A stand-in whose webhooks are kept as they came. */
function openKept() {
  const requests: Request[] = []
  const example = openExample({
    deliver: async (request) => {
      requests.push(request)
      return new Response('ok')
    },
  })
  const read = (url: string) => example.paypal.fetch(new Request(url))
  return { ...example, requests, read }
}

test('a webhook is signed with the certificate that it names', async () => {
  const { approved, requests, read } = openKept()
  await approved()
  const [first] = requests as [Request]
  expect(first.url).toBe('https://shop.test/webhooks/paypal')
  expect(first.headers.get('PAYPAL-CERT-URL')).toMatch(
    'https://paypal.test/v1/notifications/certs/',
  )
  expect(await isSigned(first, read)).toBe(true)
  expect(await isSigned(first, read, 'another')).toBe(false)
})

test('the certificate is one', async () => {
  const { approved, requests, read, clock } = openKept()
  await approved()
  const url = requests[0]?.headers.get('PAYPAL-CERT-URL') ?? ''
  const certificate = new X509Certificate(await (await read(url)).text())
  expect(certificate.subject).toBe('CN=messageverificationcerts.paypal.com')
  expect(Date.parse(certificate.validFrom)).toBe(clock.now - 86_400_000)
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(clock.now)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect((await read(`${url}x`)).status).toBe(404)
})

test('a spoiled webhook is not signed', async () => {
  const { approved, paypal, read } = openKept()
  await approved()
  const [sent] = paypal.events
  if (!sent) throw new Error('nothing was told')
  const body = JSON.stringify({ ...sent.event, id: 'WH-0' })
  expect(await isSigned(await paypal.webhooks.signed(sent), read)).toBe(true)
  expect(await isSigned(await paypal.webhooks.signed(sent, { body }), read)).toBe(false)
  const other = await paypal.webhooks.signed(sent, { webhookId: 'other' })
  expect(await isSigned(other, read)).toBe(false)
  const foreign = await paypal.webhooks.signed(sent, { certUrl: 'https://evil.test/cert' })
  expect(foreign.headers.get('PAYPAL-CERT-URL')).toBe('https://evil.test/cert')
})

test('with a new key the certificate has a new address, and the old one stays', async () => {
  const { approved, paypal, requests, read } = openKept()
  await approved()
  await paypal.webhooks.changeKey()
  await approved()
  const [before, after] = requests as [Request, Request]
  expect(after.headers.get('PAYPAL-CERT-URL')).not.toBe(before.headers.get('PAYPAL-CERT-URL'))
  expect([await isSigned(before, read), await isSigned(after, read)]).toEqual([true, true])
})

test('an event that is tried again is the same transmission', async () => {
  const answers = [new Error('down'), new Response('', { status: 503 }), new Response('ok')]
  const ids: (string | null)[] = []
  const { approved, paypal } = openExample({
    retryDelays: [1, 1, 1],
    deliver: async (request) => {
      ids.push(request.headers.get('PAYPAL-TRANSMISSION-ID'))
      const answer = answers.shift()
      if (answer instanceof Response) return answer
      throw answer
    },
  })
  await approved()
  expect(paypal.events[0]?.deliveries).toEqual(['down', 503, 200])
  expect(new Set(ids).size).toBe(1)
})

test('held events arrive in the order the test wants', async () => {
  const { paypal, paid, received } = openExample()
  paypal.webhooks.hold()
  const { order } = await paid()
  await paypal.refund(order)
  await paypal.webhooks.release('reversed')
  expect(received.map(({ event_type: type }) => type)).toEqual([
    'PAYMENT.CAPTURE.REFUNDED',
    'PAYMENT.CAPTURE.COMPLETED',
    'CHECKOUT.ORDER.APPROVED',
  ])
})

test('events get lost or come twice on order, and are listed all the same', async () => {
  const { paypal, approved, received, get, clock } = openExample()
  paypal.webhooks.loseNext()
  const lost = await approved()
  expect(received).toEqual([])
  clock.now += 1000
  paypal.webhooks.duplicateNext()
  await approved()
  expect(received).toHaveLength(2)
  expect(received[0]?.id).toBe(received[1]?.id)
  const { body } = await get('/v1/notifications/webhooks-events?event_type=CHECKOUT.ORDER.APPROVED')
  expect(body.events).toHaveLength(2)
  expect(body.events[1].resource.id).toBe(lost)
  const { body: one } = await get(`/v1/notifications/webhooks-events/${body.events[1].id}`)
  expect(one).toEqual(body.events[1])
  await paypal.webhooks.resend(one.id)
  expect(received.at(-1)).toEqual(one)
})

/** The certificate itself: that of who has signed it comes after it. */
const first = (chain: string) =>
  `${chain.slice(0, chain.indexOf('-----END'))}-----END CERTIFICATE-----`
