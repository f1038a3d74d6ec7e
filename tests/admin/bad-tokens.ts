import { CompactSign, exportSPKI, importJWK, type JWTPayload, UnsecuredJWT } from 'jose'
import { now } from '../../src/platform/clock.ts'
import { access, accessKey, accessToken, claimsOf, sign } from '../support/desk.ts'
import { testSecrets } from '../support/secrets.ts'
import { config } from '../support/shop.ts'

const owner = config.OWNER_MAIL

const forged = async (claims: JWTPayload, header: object, secret: Uint8Array) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'HS256', kid: 'access-1', ...header })
    .sign(secret)

const without = (...names: string[]): JWTPayload =>
  Object.fromEntries(Object.entries(claimsOf(owner)).filter(([name]) => !names.includes(name)))

/** Tokens that Access did not make for a person at this desk, at this time, each made when asked. */
export const badTokens: Record<string, () => Promise<string>> = {
  'no token at all': async () => 'none',
  'alg=none': async () => new UnsecuredJWT(claimsOf(owner)).encode(),
  'alg=none, with the name of a key': async () =>
    `${btoa(JSON.stringify({ alg: 'none', kid: 'access-1' }))}.${btoa(JSON.stringify(claimsOf(owner)))}.`,
  'HS256, signed with the public key': async () => {
    const key = (await importJWK(access.keys[0] ?? {}, 'RS256', { extractable: true })) as CryptoKey
    return forged(claimsOf(owner), {}, new TextEncoder().encode(await exportSPKI(key)))
  },
  'HS256, signed with the public modulus': async () => {
    const { n = '' } = access.keys[0] as { n?: string }
    return forged(claimsOf(owner), {}, new TextEncoder().encode(n))
  },
  'another issuer': () => accessToken(owner, { iss: 'https://evil.cloudflareaccess.com' }),
  'an issuer that begins like ours': () =>
    accessToken(owner, { iss: `${testSecrets.ACCESS_TEAM}.x` }),
  'no issuer': () => sign(without('iss')),
  'the audience of another application': () => accessToken(owner, { aud: ['another'] }),
  'no audience': () => sign(without('aud')),
  'another key of that name': async () => sign(claimsOf(owner), await accessKey('access-1')),
  'a key that nobody published': async () => sign(claimsOf(owner), await accessKey('unheard-of')),
  'an end that is past': () => accessToken(owner, { exp: now() - 300 }),
  'no end': () => sign(without('exp')),
  'a beginning that is not yet': () => accessToken(owner, { nbf: now() + 300 }),
  'no subject': () => sign(without('sub')),
  'an empty subject': () => accessToken(owner, { sub: '' }),
  'no address': () => sign(without('email')),
  'addresses in a list': () => accessToken(owner, { email: [owner] }),
  'an empty address': () => accessToken('', {}),
  'a service, as Access makes its token': () =>
    sign({ ...without('email'), sub: '', common_name: 'robot.access' }),
  'a service that also has the owner’s address': () =>
    accessToken(owner, { common_name: 'robot.access' }),
  'changed claims': async () => {
    const [header, , signature] = (await accessToken('workshop@shop.test')).split('.')
    return [header, btoa(JSON.stringify(claimsOf(owner))), signature].join('.')
  },
  'a signature that is cut off': async () => (await accessToken(owner)).replace(/[^.]*$/, ''),
}
