import { expect } from 'vitest'
import { fixedHeaders } from '../../src/platform/security.ts'
import type { Answer } from '../support/shop.ts'

/**
 * What every answer of the shop must carry, whatever it answers. `of` says in a failure which one
 * it was.
 */
export function expectSafeHeaders(
  { status, headers }: Pick<Answer, 'status' | 'headers'>,
  of: string,
): void {
  const { 'Referrer-Policy': _, ...fixed } = fixedHeaders
  for (const [name, value] of Object.entries(fixed)) expect(headers.get(name), of).toBe(value)
  expect(headers.get('Referrer-Policy'), of).toMatch(
    /^(no-referrer|same-origin|strict-origin-when-cross-origin)$/,
  )
  expect(headers.get('Content-Security-Policy'), of).toContain("default-src 'none'")
  expect(headers.get('Cache-Control'), of).toMatch(
    /^(no-store|private, no-cache|public, max-age=\d+)/,
  )
  expect([...headers.keys()].join(), of).not.toContain('access-control-')
  if (status < 300 || status >= 400)
    expect(headers.get('Content-Type'), of).toMatch(
      /^((text\/html|text\/plain|text\/markdown|text\/csv|application\/(rss\+)?xml); charset=utf-8|application\/json)$/i,
    )
  for (const cookie of headers.getSetCookie())
    expect(cookie, of).toMatch(
      /^__Host-[a-z]+=[\w.-]*; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
}

/** Whether a cookie is taken out of the browser. */
export const isEnd = (cookie: string): boolean => cookie.includes('Max-Age=0')

/** The part of an answer's headers that routes decide, as one line. */
export function cachingOf({ status, headers }: Pick<Answer, 'status' | 'headers'>): string {
  const policy = headers.get('Referrer-Policy') ?? ''
  const quiet = policy === fixedHeaders['Referrer-Policy'] ? [] : [policy]
  const robots = headers.get('X-Robots-Tag') ?? []
  const again = headers.has('Retry-After') ? ['Retry-After'] : []
  const cookies = headers
    .getSetCookie()
    .map((each) => `${isEnd(each) ? 'ends' : 'sets'} ${each.split('=')[0]}`)
  return [status, headers.get('Cache-Control'), quiet, robots, again, cookies].flat().join('  ')
}
