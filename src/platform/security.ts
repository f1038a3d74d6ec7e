import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './env.ts'

/**
 * Security headers for every response of the Worker, errors included. Static files get the same
 * from `static/_headers`; a test compares them.
 *
 * @param sheets the inline style sheets, the only styles browsers may use
 */
export function securityHeaders(sheets: string[]) {
  let hashes: string[] | undefined
  return createMiddleware<AppEnv>(async (c, next) => {
    await next()
    // Computed for the first response: Workers allow no cryptography at start-up.
    hashes ??= await Promise.all(sheets.map(cspHash))
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      `style-src ${hashes.join(' ')}`,
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      ...(c.var.framesOwnPages ? ["frame-src 'self'"] : []),
      // Chromium follows the redirect from our form to the payment page only if that origin is
      // listed here. Without a configuration, there is no form either.
      `form-action 'self' ${c.var.config?.PAYMENT_PAGE_ORIGINS.join(' ') ?? ''}`.trim(),
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]
    // `c.header()` would copy the response for each header.
    const secured = new Response(c.res.body, c.res)
    const headers = { 'Content-Security-Policy': policy.join('; '), ...fixedHeaders }
    // A route may set a stricter one, and the desk has sheets of its own.
    for (const [name, value] of Object.entries(headers))
      if (!secured.headers.has(name)) secured.headers.set(name, value)
    c.res = undefined
    c.res = secured
  })
}

/** Headers that pages and static files share. */
export const fixedHeaders = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** `'sha256-…'` source for a Content-Security-Policy. */
async function cspHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}
