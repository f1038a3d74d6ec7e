import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { readAftercare } from './aftercare/read-aftercare.ts'
import { endReminderRoutes, reminderRoutes } from './aftercare/reminders/routes.tsx'
import { aftercareRoutes } from './aftercare/routes.tsx'
import { AftercareSection } from './aftercare/views/aftercare-section.tsx'
import { recordVisit } from './analytics/record-visit.ts'
import { guestAfter, readGuest } from './cart/cookie.ts'
import { cartRoutes } from './cart/routes.tsx'
import { findRing } from './catalog/find-ring.ts'
import {
  filterParameters,
  listParameters,
  productParameters,
  searchParameters,
  suggestParameters,
} from './catalog/listing/rules/parameters.ts'
import { mySize } from './catalog/my-size.tsx'
import { catalogRoutes } from './catalog/routes.tsx'
import { WITHDRAWAL_DAYS } from './catalog/rules/returns.ts'
import { checkoutRoutes } from './checkout/routes.tsx'
import { PayNow } from './checkout/views/pay-now.tsx'
import { createDesk } from './desk.tsx'
import { feedRoutes } from './feeds/routes.ts'
import { noteArrived } from './fulfilment/mark-delivered.ts'
import { readProgress } from './fulfilment/read-progress.ts'
import { returnRoutes } from './fulfilment/returns/routes.tsx'
import { keptListRoutes } from './kept/list/routes.tsx'
import { keptRoutes } from './kept/routes.tsx'
import { sharedRoutes } from './kept/share/routes.tsx'
import { findKeyFault } from './key-rotation/check-keys.ts'
import { archiveParameters, archiveRoutes } from './newsletter/archive/routes.tsx'
import { preferencesLinkRoutes } from './newsletter/preferences/link-routes.tsx'
import { preferencesRoutes } from './newsletter/preferences/routes.tsx'
import { unsubscribeRoutes } from './newsletter/preferences/unsubscribe.tsx'
import { mailWebhookRoutes } from './newsletter/providers/routes.ts'
import { confirmRoutes } from './newsletter/sign-up/confirm-routes.tsx'
import { newsletterPages, signUpRoutes } from './newsletter/sign-up/routes.tsx'
import { hasOrderOf } from './orders/has-order-of.ts'
import { orderRoutes } from './orders/routes.tsx'
import { areas, paths, patterns } from './paths.ts'
import { providersOn } from './payments/providers.ts'
import { webhookRoutes } from './payments/routes.ts'
import { now } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { randomToken } from './platform/digest.ts'
import type { AppEnv } from './platform/env.ts'
import { onlyHttps } from './platform/https.ts'
import { inLanguage, languageFor } from './platform/language.ts'
import { onlyOwnForms } from './platform/own-forms.ts'
import { type PageParameters, servePages } from './platform/page-cache.ts'
import { refusePrefetch, speculationRules } from './platform/prefetch.ts'
import { limited } from './platform/rate-limit.ts'
import { securityHeaders } from './platform/security.ts'
import { fillVisitorParts, type PartOfVisitor } from './platform/visitor-parts.ts'
import { countingRoutes } from './policies/counting/routes.tsx'
import { countingWords } from './policies/counting/words.ts'
import { policyPages } from './policies/pages.ts'
import { policiesRoutes } from './policies/routes.tsx'
import { privacyRoutes } from './privacy/routes.tsx'
import { privacyWords } from './privacy/words.ts'
import { respondNotFound, respondToError } from './problems/answers.tsx'
import { health } from './problems/health.ts'
import { isAnswered, respondToOtherMethod } from './problems/other-methods.tsx'
import { forYou, pickAlongside } from './recommendations/for-you.tsx'
import { recommendationRoutes } from './recommendations/routes.ts'
import { leadOn, leadsOn } from './redirects/lead-on.ts'
import { outRoutes } from './redirects/routes.ts'
import { ringSizeParameters, ringSizeRoutes } from './ring-sizes/routes.tsx'
import { toldPart } from './ring-sizes/told-part.tsx'
import { sizesInAddress, visitorSystem } from './ring-sizes/visitor-sizes.ts'
import { ringSizeWords } from './ring-sizes/words.ts'
import { isCheckout, sheetOf, sheets } from './sheets.ts'
import { alertMailRoutes } from './stock-alerts/mail-routes.tsx'
import { stockAlertRoutes } from './stock-alerts/routes.tsx'
import { announcedAt } from './ui/announcement.tsx'
import { Layout, type PageHead, type ServiceLink } from './ui/layout.tsx'
import { tooOften } from './ui/too-often.tsx'
import { uiWords } from './ui/words.ts'

declare module 'hono' {
  interface ContextRenderer {
    (
      content: Parameters<typeof Layout>[0]['children'],
      head: PageHead,
    ): Response | Promise<Response>
  }
}

/**
 * The shop as one Hono app: middleware in order, slices mounted, handling of missing pages and
 * errors.
 */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get(patterns.health, (c) => health(c, findKeyFault))

  app.use(securityHeaders(Object.values(sheets)))
  app.use(equip)
  app.use(shortAddress)
  app.use(recordVisit())
  app.use(onlyHttps)
  app.use(fillVisitorParts(partsOfVisitor))
  // Webhooks and links that end mails with one click are signed instead, and set their own limit.
  const signed = [
    ...[areas.webhooks, patterns.unsubscribe],
    ...[patterns.endReminder, patterns.stopAlerts],
  ]
  app.use(except(signed, onlyOwnForms))
  // Files of subscribers are uploaded; behind its door the desk sets their limit.
  const uploads = patterns.deskSubscriberImports
  app.use(except([...signed, uploads], onlyForms))
  const longer = [...signed, uploads, areas.deskCampaigns]
  app.use(except(longer, bodyLimit({ maxSize: 64 * 1024 })))
  // 20,000 letters, of which one takes up to nine bytes of a form.
  app.use(areas.deskCampaigns, bodyLimit({ maxSize: 192 * 1024 }))

  const pages = createPages()
  const servePage = servePages(pages)
  for (const { method, path } of pages.routes)
    if (method === 'GET')
      app.get(
        path,
        speculationRules,
        servePage({
          parameters: pageParameters[path],
          added: withRingSizes.has(path) ? sizesInAddress : undefined,
          // Of the others there is one each; what has no page is braked before it is looked for.
          refuse: many.has(path) ? refuseCrawl : undefined,
        }),
      )
  // Only what is the same for everyone may be fetched before somebody wants it.
  app.use(refusePrefetch)
  app.route('/', stockAlertRoutes({ hasOrderOf }))
  app.route('/', alertMailRoutes)
  app.route('/', signUpRoutes)
  app.route('/', confirmRoutes)
  app.get(patterns.cart, pickAlongside)
  app.get(patterns.kept, pickAlongside)
  app.route('/', cartRoutes)
  app.route('/', keptRoutes)
  app.route('/', keptListRoutes)
  app.route('/', sharedRoutes)
  app.route('/', recommendationRoutes)
  app.route('/', checkoutRoutes)
  app.route(
    '/',
    orderRoutes({
      readProgress,
      noteArrived,
      readAftercare,
      AftercareSection,
      providersOn,
      PayNow,
    }),
  )
  app.route('/', returnRoutes)
  app.route('/', aftercareRoutes)
  app.route('/', endReminderRoutes)
  app.route('/', reminderRoutes)
  app.route('/', preferencesRoutes)
  app.route('/', preferencesLinkRoutes)
  app.route('/', unsubscribeRoutes)
  app.route('/', outRoutes)
  app.route('/', countingRoutes)
  app.route('/', privacyRoutes)
  app.route('/', webhookRoutes)
  app.route('/', mailWebhookRoutes)

  const isPage = async (c: Context<AppEnv>, path: string) =>
    (await pages.fetch(new Request(c.var.config.shop.origin + path), c.env, c.executionCtx))
      .status < 400
  /** Whether there is a page, a file or anything else at a path, without a visit to it. */
  const isThere = async (c: Context<AppEnv>, path: string) => {
    const { pathname } = new URL(path, c.var.config.shop.origin)
    if (isAnswered(pages, pathname)) return isPage(c, path)
    if (isAnswered(app, pathname) || (await leadsOn(c.var.catalogDb, pathname))) return true
    const file = await c.env.ASSETS.fetch(`https://assets${pathname}`)
    await file.body?.cancel()
    return file.ok
  }

  let desk: ReturnType<typeof createDesk> | undefined
  /** Shoppers pay nothing for the desk: it is made when somebody first comes to it. */
  const enterDesk = async (c: Context<AppEnv>) => {
    desk ??= createDesk(equip, isThere)
    return desk.fetch(c.req.raw, c.env, c.executionCtx)
  }
  app.use(patterns.desk, enterDesk)
  app.use(areas.desk, enterDesk)

  app.notFound(
    async (c) =>
      respondToOtherMethod(app, c) ??
      (await leadOn(c, { isPage: (path) => isPage(c, path) })) ??
      respondNotFound(c),
  )
  app.onError(respondToError(sheets.plain))
  return app
}

/**
 * What differs between visitors in pages that are the same for everyone. From the cookie alone, but
 * for what is picked for a guest, which a few pages show.
 */
function partsOfVisitor(c: Context<AppEnv>): PartOfVisitor {
  const guest = guestAfter(c)
  const told = guest?.ringSize ? { size: guest.ringSize, system: visitorSystem(c) } : null
  const parts: Record<string, (of: string) => string | Promise<string>> = {
    'for-you': (of) => forYou(c, of),
    'cart-count': () => counted(guest?.units ?? 0),
    'kept-count': () => counted(guest?.kept.length ?? 0),
    // A button's name, and what it says beside it: one slot for both.
    heart: (code) =>
      guest?.kept.includes(code) ? 'let-go" aria-pressed="true' : 'keep" aria-pressed="false',
    'told-size': () => (told ? toldPart(told) : ''),
    'my-size': (of) => mySize(told, of),
  }
  return (name, of) => parts[name]?.(of) ?? ''
}

/** ` (2)`; nothing of nothing. */
const counted = (number: number) => (number > 0 ? `(${number})` : '')

/** Pages that show ring sizes in the visitor's own system. */
const withRingSizes = new Set<string>([patterns.product, patterns.ringSizes])

/** The query parameters of each public page; no other one changes it. */
const pageParameters: Record<string, PageParameters> = {
  [patterns.collection]: listParameters,
  [patterns.search]: searchParameters,
  [patterns.searchSuggest]: suggestParameters,
  [patterns.product]: productParameters,
  [patterns.ringSizes]: ringSizeParameters,
  [patterns.newsletterArchive]: archiveParameters,
}

/** Pages of which there are as many as products, lists and searches. */
const many = new Set<string>([
  ...Object.keys(pageParameters),
  ...[patterns.productText, patterns.archivedNewsletter],
])

/**
 * Brakes a network that has page after page rendered. Searches and filtered lists, which cost the
 * database most, sooner: robots are asked to leave them alone (`robots.txt`).
 */
async function refuseCrawl(c: Context<AppEnv>): Promise<Response | null> {
  const filtered = filterParameters.some((name) => c.req.query(name) !== undefined)
  const isCrawl =
    filtered || c.req.path === patterns.search
      ? await limited(c, 'FORM_LIMIT', 'search')
      : await limited(c, 'PAGE_LIMIT', 'pages')
  return isCrawl ? tooOften(c) : null
}

/**
 * Pages that are the same for everyone: an app of its own behind the page cache, which passes on
 * nothing but the address.
 */
function createPages(): Hono<AppEnv> {
  const pages = new Hono<AppEnv>()
  pages.use(equip)
  pages.route('/', feedRoutes)
  pages.route('/', ringSizeRoutes({ findRing, returnDays: WITHDRAWAL_DAYS }))
  pages.route('/', catalogRoutes)
  pages.route('/', policiesRoutes)
  pages.route('/', archiveRoutes)
  pages.route('/', newsletterPages)
  // The page that says so is rendered by the app, which knows where else to look.
  pages.notFound((c) => c.body(null, 404))
  pages.onError(respondToError(sheets.plain))
  return pages
}

/** Sets what every handler works with. */
const equip = createMiddleware<AppEnv>(async (c, next) => {
  c.set('reference', randomToken(6))
  c.set('config', await readConfig(c.env))
  c.set('toldSystem', readGuest(c.req.raw)?.system ?? undefined)
  const language = languageFor(c.var.config.shop.locale)
  c.setRenderer((content, head) => {
    const { shop } = c.var.config
    const { path } = c.req
    const styles = head.sheet ? sheets[head.sheet] : sheetOf(path)
    const announced = isCheckout(path) ? null : announcedAt(shop, now())
    return c.html(
      <Layout
        shop={shop}
        head={head}
        styles={announced ? [styles, sheets.announcement] : [styles]}
        announced={announced}
        service={serviceLinks()}
        newsletter={!isCheckout(path) && !path.startsWith(paths.newsletter())}
      >
        {content}
      </Layout>,
    )
  })
  // After the renderer, so that there is a page to show if this fails.
  c.set('db', openDb(c.env.DB, 'primary'))
  c.set('catalogDb', openDb(c.env.DB, 'anywhere'))
  await inLanguage(language, next)
})

const serviceLinks = (): ServiceLink[] => [
  { path: paths.orderLookUp(), title: uiWords().site.yourOrder },
  { path: paths.ringSizes(), title: ringSizeWords().title },
  ...policyPages().map(({ name, title }) => ({ path: paths.policy(name), title })),
  { path: paths.counting(), title: countingWords().title },
  { path: paths.yourData(), title: privacyWords().title },
]

/**
 * UTF-16 code units of an address: the longest that the shop makes, a link to a full cart, has less
 * than 3,000.
 */
const MAX_ADDRESS = 4096

/** Whatever reads addresses and their parameters then reads little. */
const shortAddress = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.url.length > MAX_ADDRESS) throw new HTTPException(414)
  await next()
})

/** Only forms may be posted: nothing that an HTML form cannot send. Only UTF-8 can be read. */
const onlyForms = createMiddleware<AppEnv>(async (c, next) => {
  const type = c.req.header('Content-Type') ?? ''
  const isForm = /^application\/x-www-form-urlencoded(; ?charset=utf-8)?$/i.test(type)
  if (c.req.method === 'POST' && !isForm) throw new HTTPException(415)
  await next()
})
