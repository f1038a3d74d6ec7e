import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import type { AppEnv } from '../../src/platform/env.ts'
import { networksOf, visitorNetworks } from '../../src/platform/network.ts'
import { limited } from '../../src/platform/rate-limit.ts'

const ipv6 = (...names: string[]) =>
  ['ipv6/64', 'ipv6/56', 'ipv6/48'].map((width, at) => ({ width, name: names[at] }))
const example = ipv6('20010db80aff01cd/64', '20010db80aff01/56', '20010db80aff/48')

test.each([
  ['203.0.113.7', [{ width: 'ipv4', name: '203.0.113.7' }]],
  // Written as IPv6, it is one IPv4 address all the same.
  ['::ffff:203.0.113.7', [{ width: 'ipv4', name: '::ffff:203.0.113.7' }]],
  ['local', [{ width: 'ipv4', name: 'local' }]],
  ['2001:db8:aff:1cd:1:2:3:4', example],
  ['2001:0db8:0aff:01cd:0000:0000:0000:0001', example],
  ['2001:db8:aff:1cd::1', example],
  ['2001:db8:aff:1cd::', example],
  ['2001:db8:aff:1cd::2:3:4:5', example],
  ['2001:db8:aff:1cd:1::', example],
  ['2001:db8::1', ipv6('20010db800000000/64', '20010db8000000/56', '20010db80000/48')],
  ['::1', ipv6('0000000000000000/64', '00000000000000/56', '000000000000/48')],
  ['1::3:4:5:6:7:8', ipv6('0001000000030004/64', '00010000000300/56', '000100000003/48')],
  ['::5:6:7:8:9', ipv6('0000000000000005/64', '00000000000000/56', '000000000000/48')],
  // More groups than there are: still some network, and no fault.
  ['1:2:3:4:5:6:7:8::9', ipv6('0001000200030004/64', '00010002000300/56', '000100020003/48')],
])('%s is in these networks, the narrowest first', (address, networks) => {
  expect(networksOf(address)).toEqual(networks)
})

/** A shop with one form, and limiters that refuse the names of networks in `full`. */
function openForm(full: string[] = []) {
  const asked: string[] = []
  const limiter = (name: string) => ({
    limit: async ({ key }: { key: string }) => {
      asked.push(`${name} ${key}`)
      return { success: !full.includes(name) }
    },
  })
  const names = ['FORM_LIMIT', 'MAIL_LIMIT', 'PAGE_LIMIT'].flatMap((limit) => [
    ...[limit, `${limit}_56`, `${limit}_48`],
  ])
  const env = Object.fromEntries(names.map((name) => [name, limiter(name)]))
  const app = new Hono<AppEnv>()
  app.get('/:limit', async (c) =>
    c.json([await limited(c, c.req.param('limit') as 'FORM_LIMIT', 'checkout')]),
  )
  app.get('/', (c) => c.json(visitorNetworks(c)))
  const from = (address: string, path = '/FORM_LIMIT') =>
    app.request(path, { headers: address ? { 'CF-Connecting-IP': address } : {} }, env)
  return { asked, from }
}

test('a visitor’s network is the one that Cloudflare names; on a computer of one’s own, none', async () => {
  const { from } = openForm()
  expect(await (await from('203.0.113.7', '/')).json()).toEqual(networksOf('203.0.113.7'))
  expect(await (await from('', '/')).json()).toEqual([{ width: 'ipv4', name: 'local' }])
})

test('each form is counted by itself, for each network by the limit of its width', async () => {
  const { asked, from } = openForm()
  const answer = await from('203.0.113.7')
  expect(await answer.json()).toEqual([false])
  expect(answer.headers.get('Retry-After')).toBeNull()
  expect(asked.splice(0)).toEqual(['FORM_LIMIT checkout:203.0.113.7'])
  for (const limit of ['FORM_LIMIT', 'MAIL_LIMIT', 'PAGE_LIMIT']) {
    await from('2001:db8:aff:1cd::1', `/${limit}`)
    expect(asked.splice(0)).toEqual([
      `${limit} checkout:20010db80aff01cd/64`,
      `${limit}_56 checkout:20010db80aff01/56`,
      `${limit}_48 checkout:20010db80aff/48`,
    ])
  }
})

test('who used a form too often is told when to come back, and does not count for the neighbours', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { asked, from } = openForm(['FORM_LIMIT_56'])
  const answer = await from('2001:db8:aff:1cd::1')
  expect(await answer.json()).toEqual([true])
  expect(answer.headers.get('Retry-After')).toBe('60')
  expect(asked).toHaveLength(2)
  expect(warn.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
    { event: 'form used too often', form: 'checkout', network: 'ipv6/56' },
  ])
  // Somebody of IPv4 is not among them.
  expect(await (await from('203.0.113.7')).json()).toEqual([false])
  warn.mockRestore()
})
