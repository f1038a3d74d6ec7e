import { expect, test, vi } from 'vitest'
import { mayDo, type Right, type Role, roles } from '../../src/admin/rules.ts'
import { paths, patterns } from '../../src/paths.ts'
import { pathOf } from '../security/routes.ts'
import { accessToken, atTheDesk } from '../support/desk.ts'
import { deskRoutes } from '../support/desk-routes.ts'
import { get } from '../support/get.ts'
import { config } from '../support/shop.ts'
import { badTokens } from './bad-tokens.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

/** What each part of the desk asks for, said a second time on purpose; the first that fits. */
const rightsOf: [RegExp, Right[]][] = [
  [/^\w+ \/admin\/staff(\/|$)/, ['staff']],
  [/^\w+ \/admin\/log(\/|$)/, ['log']],
  [/^\w+ \/admin\/orders\/[^/]+\/(refund|decide)$/, ['refund']],
  [/^POST \/admin\/refunds\//, ['refund']],
  [/^GET \/admin\/refunds\//, ['orders']],
  // A search is posted, so that no name is in an address.
  [/^POST \/admin\/orders$/, ['orders']],
  [/^GET \/admin\/orders\/[^/]+\/(address|date|return|restock|change\/[^/]+)$/, ['change-orders']],
  [/^GET \/admin\/orders(\/|$)/, ['orders']],
  [/^POST \/admin\/orders\//, ['change-orders']],
  [/^\w+ \/admin\/new-order(\/|$)/, ['change-orders']],
  [/^\w+ \/admin\/mails(\/|$)/, ['change-orders']],
  [/^\w+ \/admin\/(bench|pieces)(\/|$)/, ['pieces']],
  [/^\w+ \/admin\/parcels(\/|$)/, ['parcels']],
  [/^\w+ \/admin\/returns(\/|$)/, ['change-orders']],
  [/^\w+ \/admin\/services(\/|$)/, ['change-orders']],
  [/^\w+ \/admin\/journal(\.csv|\/|$)/, ['journal']],
  [/^\w+ \/admin\/statistics(\/|$)/, ['statistics']],
  [/^\w+ \/admin\/newsletter\/subscribers(\/|$)/, ['subscribers']],
  [/^\w+ \/admin\/newsletter(\/|$)/, ['newsletter']],
]

vi.setConfig({ testTimeout: 120_000 })

/** Routes for everybody who is staff. */
const forAll = [`GET ${patterns.deskAlive}`, `GET ${patterns.desk}`]
const guarded = deskRoutes.filter((route) => !forAll.includes(route))

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const
const methodOf = (route: string) => route.split(' ')[0] ?? ''
/** Its path, filled in with an id that nothing has. */
const addressOf = (route: string) => pathOf(route, () => '00000000-0000-4000-8000-000000000000')
const rightsFor = (route: string) => rightsOf.find(([part]) => part.test(route))?.[1] ?? []
const mayCome = (role: Role, route: string) =>
  forAll.includes(route) || rightsFor(route).some((right) => mayDo(role, right))

/** Other ways to write a path, of which some mean another one, and some the same. */
const tricks: Record<string, (path: string) => string> = {
  'as it is': (path) => path,
  'two slashes': (path) => `/${path}`,
  'two slashes within': (path) => path.replace(/(?<=.)\//g, '//'),
  'a slash at the end': (path) => `${path}/`,
  'an encoded letter': (path) => path.replace('/a', '/%61'),
  'a letter encoded twice': (path) => path.replace('/a', '/%2561'),
  'capital letters': (path) => path.toUpperCase(),
  'one capital letter': (path) => path.replace('/admin', '/Admin'),
  'dots that lead back': (path) => `/admin/..${path}`,
  'encoded dots that lead back': (path) => `/admin/%2e%2e${path}`,
  'a dot at the end': (path) => `${path}/.`,
  'encoded slashes': (path) => `/${path.slice(1).replaceAll('/', '%2f')}`,
  'an encoded slash before': (path) => `/%2f${path.slice(1)}`,
  'a backslash': (path) => `/\\${path.slice(1)}`,
  'an encoded backslash': (path) => path.replace('/admin/', '/admin%5c'),
  'a parameter in the path': (path) => path.replace('/admin', '/admin;x=1'),
  'an end that is cut off': (path) => `${path}%00`,
  'a broken escape': (path) => `${path}%`,
  'a public page before': (path) => `/collections/..%2f..${path}`,
  'a query with another path': (path) => `/?path=${path}`,
}

const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  get(path, {
    method,
    redirect: 'manual',
    headers: {
      Origin: 'https://shop.test',
      'CF-Connecting-IP': crypto.randomUUID(),
      ...(method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
  })

/** Goes where an answer leads, within the shop. */
async function follow(method: string, path: string, headers: Record<string, string> = {}) {
  let answer = await ask(method, path, headers)
  for (let steps = 0; answer.status >= 300 && answer.status < 400; steps++) {
    expect(steps, path).toBeLessThan(4)
    const to = new URL(answer.headers.get('Location') ?? '', `https://shop.test${path}`)
    expect(to.host, path).toBe('shop.test')
    answer = await ask('GET', to.pathname + to.search, headers)
  }
  return answer
}

const isOfTheDesk = (page: string) => /class="desk\b|desk\.js/.test(page)

test('the tricks are those of the routes that there are', () => {
  expect(deskRoutes).toContain(`POST ${patterns.deskStaffRemove}`)
  expect(guarded.length).toBeGreaterThan(5)
})

test('without a token every address of the desk is refused, however it is written and asked for', async () => {
  for (const address of new Set(deskRoutes.map(addressOf)))
    for (const [trick, write] of Object.entries(tricks))
      for (const method of methods) {
        const of = `${method} ${address}: ${trick}`
        const { status, page } = await follow(method, write(address))
        if (trick === 'as it is') expect(status, of).toBe(403)
        else expect([200, 403, 404, 405, 414], of).toContain(status)
        expect(isOfTheDesk(page), of).toBe(false)
      }
})

test('with a bad token, in the header or elsewhere, every route is refused', async () => {
  const good = await accessToken(config.OWNER_MAIL)
  const elsewhere: Record<string, Record<string, string>> = {
    cookie: { Cookie: `CF_Authorization=${good}` },
    bearer: { Authorization: `Bearer ${good}` },
    'header of another name': { 'Cf-Access-Token': good },
    'twice in the header': { 'Cf-Access-Jwt-Assertion': `${good}, ${good}` },
    'address alone': { 'Cf-Access-Authenticated-User-Email': config.OWNER_MAIL },
  }
  for (const [name, make] of Object.entries(badTokens))
    elsewhere[name] = { 'Cf-Access-Jwt-Assertion': await make() }
  for (const route of deskRoutes)
    for (const [name, headers] of Object.entries(elsewhere)) {
      const { status, page } = await ask(methodOf(route), addressOf(route), headers)
      expect(status, `${route}: ${name}`).toBe(403)
      expect(isOfTheDesk(page)).toBe(false)
    }
})

const rolesWith = (right: Right) => roles.filter((role) => mayDo(role, right))

test('every route asks for a right, and lets in exactly the roles that have it', async () => {
  for (const route of guarded) {
    const let_in: Role[] = []
    for (const role of roles) {
      const { headers } = await atTheDesk(role)
      const { status } = await ask(methodOf(route), addressOf(route), headers)
      expect(status, `${route}, ${role}`).toBeLessThan(500)
      if (status !== 403) let_in.push(role)
    }
    expect(rightsFor(route).map(rolesWith), `${route}: which right?`).toContainEqual(let_in)
  }
})

test('no way of writing an address, and no other method, leads a role past its rights', async () => {
  for (const role of roles) {
    const { headers } = await atTheDesk(role)
    const closed = guarded.filter((route) => {
      return !mayCome(role, route)
    })
    for (const route of closed)
      for (const [trick, write] of Object.entries(tricks)) {
        if (trick === 'a query with another path') continue
        for (const method of trick === 'as it is' ? methods : [methodOf(route)]) {
          // Another route of the same address may be open.
          const same = `${method === 'HEAD' ? 'GET' : method} ${route.split(' ')[1]}`
          if (guarded.includes(same) && mayCome(role, same)) continue
          const { status } = await follow(method, write(addressOf(route)), headers)
          expect([403, 404, 405], `${role}: ${method} ${route}: ${trick}`).toContain(status)
        }
      }
  }
})

test('methods that a route does not know are refused to staff as well', async () => {
  const { headers } = await atTheDesk('owner')
  for (const route of guarded)
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await ask(method, addressOf(route), headers)).status, route).toBe(405)
})

test('who is led to sign in amid an act comes to the page that it was on', async () => {
  const { headers } = await atTheDesk('owner')
  const { status, headers: answer } = await ask('GET', paths.deskStaffRemove('x'), headers)
  expect([status, answer.get('Location')]).toEqual([303, paths.deskStaffMember('x')])
})
