import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

/**
 * Whether this visitor used a form too often. Counts by address and form, at the visitor's Cloudflare location, and keeps
 * neither. It is a brake, not a lock: what must not happen more often is limited in the database.
 */
export async function limited(
  c: Context<AppEnv>,
  limit: RateLimit,
  form: string,
): Promise<boolean> {
  const address = c.req.header('CF-Connecting-IP') ?? 'local'
  const { success } = await limit.limit({ key: `${form}:${address}` })
  return !success
}
