/** Somebody with a browser that is only a program: keeps cookies, does not follow redirects. */
export type Shopper = ReturnType<typeof createShopper>

export type Answer = { status: number; location: string; page: string }

/**
 * The shop does not count programs as visits; whoever measures what a visit costs must look like a
 * person.
 */
export const browserHeaders = {
  'User-Agent':
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Mobile Safari/537.36',
}

let shoppers = 0
const nextAddress = () => `10.0.${++shoppers >> 8}.${shoppers & 255}`

/** @param address where they come from; each from an own one, if not told: limits count by it */
export function createShopper(origin: string, address = nextAddress()) {
  const cookies = new Map<string, string>()

  async function ask(
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers = new Headers({ ...browserHeaders, ...init.headers })
    headers.set('CF-Connecting-IP', address)
    headers.set('Cookie', cookieHeader())
    const { answer, page } = await askOnceMore(origin + path, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('Location') ?? ''
    return { status: answer.status, location, page }
  }

  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  return {
    get: ask,
    /** Its cookies, as the header that sends them. */
    cookies: cookieHeader,
    /** Posts the form of a page that goes to `path`: its hidden fields, and what is typed. */
    submit: (
      path: string,
      page: string,
      typed: Record<string, string>,
      headers: Record<string, string> = {},
    ) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, Origin: origin },
        body: new URLSearchParams({ ...hiddenFields(page, path), ...typed }),
      }),
  }
}

/**
 * Wrangler, which stands before the Worker here and nowhere else, drops a connection now and then.
 * Without a whole answer the request is sent once more, as people do: what a form asks for is done
 * once, however often it comes.
 */
async function askOnceMore(url: string, init: RequestInit) {
  const ask = async () => {
    const answer = await fetch(url, { ...init, redirect: 'manual' })
    return { answer, page: await answer.text() }
  }
  return ask().catch((error: unknown) => {
    if (error instanceof TypeError) return ask()
    throw error
  })
}

function hiddenFields(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  const inputs = form.split('</form>')[0]?.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(inputs.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]))
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? ''
