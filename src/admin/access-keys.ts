import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JSONWebKeySet,
} from 'jose'

/** Milliseconds before keys that could not be had are asked for again. */
const PAUSE = 5_000

/** The keys of a team could not be had: nobody can be let in, and nobody is at fault. */
export class KeysUnreachable extends Error {
  override name = 'KeysUnreachable'
}

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/**
 * The public keys of a team at Cloudflare Access, kept by the isolate. Cloudflare changes them every
 * six weeks, so they are asked for anew after ten minutes, and when a token names one that is not
 * among them; then not again for half a minute, so that invented names cause no requests.
 *
 * @param team its origin, `https://jegem.cloudflareaccess.com`
 * @returns for `jwtVerify`, which it makes throw `KeysUnreachable`
 */
export function accessKeys(team: string): ReturnType<typeof createRemoteJWKSet> {
  const known = keySets.get(team)
  if (known) return known
  const made = createRemoteJWKSet(new URL('/cdn-cgi/access/certs', team), {
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    timeoutDuration: 5_000,
    [customFetch]: askWithPauses(),
  })
  keySets.set(team, made)
  return made
}

function askWithPauses(): FetchImplementation {
  let notBefore = 0
  return async (url, options) => {
    if (Date.now() < notBefore) throw new KeysUnreachable('asked a moment ago')
    try {
      const answer = await fetch(url, options)
      if (answer.status !== 200) throw new Error(`answered with ${answer.status}`)
      const keys = await answer.json<JSONWebKeySet>()
      // Throws where it is something else.
      createLocalJWKSet(keys)
      return Response.json(keys)
    } catch (cause) {
      notBefore = Date.now() + PAUSE
      throw new KeysUnreachable('the keys of Cloudflare Access could not be had', { cause })
    }
  }
}
