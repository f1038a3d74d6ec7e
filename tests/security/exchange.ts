import { expect } from 'vitest'
import { shopWith } from '../support/shop-with.ts'
import type { Sent } from './any-request.ts'
import { leaked } from './canary.ts'
import { openCart, other } from './eve.ts'
import { foreignMarkupIn } from './foreign-markup.ts'
import { expectSafeHeaders } from './safe-headers.ts'

const shop = shopWith({ PAGE_CACHE: 'on' })

/**
 * Sends a request to the shop, with a new cart where it names one, and looks at the answer: no
 * fault of ours, all headers, nothing that runs, nothing of anybody else, and no way out of the
 * shop but to the payment page.
 */
export async function exchange(sent: Sent) {
  const cart = await openCart()
  const fill = (text: string) =>
    text
      .replaceAll('@cart', cart.token)
      .replace(/(@|%40)key/g, cart.token)
      .replace(/(@|%40)line/g, cart.line)
  const { method, body } = sent
  const headers = new Headers({ 'CF-Connecting-IP': cart.token })
  for (const [name, value] of sent.headers) if (value) headers.set(name, fill(value))
  const asked = `https://shop.test${fill(sent.path)}`
  const request = { method, headers, ...(body !== undefined && { body: fill(body) }) }
  const answer = await shop.answer(new Request(asked, { ...request, redirect: 'manual' }))
  await look(answer.clone(), `${method} ${sent.path}`)
  return {
    status: answer.status,
    location: answer.headers.get('Location') ?? '',
    // The browser's next cookies: what was set just now wins.
    cookie: [
      ...answer.headers.getSetCookie().map((each) => each.split(';')[0]),
      headers.get('Cookie'),
    ].join('; '),
  }
}

const looked = new Set<string>()

async function look(answer: Response, of: string): Promise<void> {
  const page = await answer.text()
  const head = JSON.stringify([...answer.headers])
  expect(answer.status, of).toBeLessThan(500)
  expectSafeHeaders(answer, of)
  expect(leaked(page + head, other.secrets), of).toEqual([])
  expect(answer.headers.get('Location') ?? '/', of).toMatch(
    /^(\/(?![/\\])|http:\/\/payments\.test\/pay\/)/,
  )
  const same = page.replace(/name="(key|sent)" value="[\w.-]+"/g, '')
  if (!looked.has(same) && answer.headers.get('Content-Type')?.startsWith('text/html'))
    expect(await foreignMarkupIn(page), of).toEqual([])
  looked.add(same)
}
