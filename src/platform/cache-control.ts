/**
 * What caches may keep, and for how long. Every route names one, or says `no-store` itself. A page
 * that is filled in for its visitor on the way out reaches the browser as `private, no-cache`.
 */
export const cacheControl = {
  /** A page that is the same for everyone: a changed price shows within a minute. */
  page: 'public, max-age=60, stale-while-revalidate=600',
  /** Lists that only machines read. */
  crawler: 'public, max-age=3600, stale-while-revalidate=86400',
} as const
