import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Shop } from '../platform/config.ts'
import { Announcement } from './announcement.tsx'
import { CartLink } from './cart-link.tsx'
import { KeptLink } from './kept-link.tsx'
import { PhoneLink } from './phone-link.tsx'
import { SHARED } from './picture-widths.ts'
import { uiWords } from './words.ts'

/** What goes into the head of a page. */
export type PageHead = {
  title: string
  description?: string | undefined
  /** Path of the page's canonical address. Absent: search engines must not index it. */
  canonical?: string
  /** Not to be indexed although it has a canonical address: a filtered view of that page. */
  unlisted?: boolean
  /** Type as in ogp.me; default: a website. */
  type?: 'product'
  /** The picture for link previews, in the size made for them. */
  image?: { path: string; alt: string } | null | undefined
  /** Path of the same page in Markdown, for AI assistants and other programs. */
  plain?: string
  /** A feed that its reader can follow. */
  feed?: { path: string; title: string }
  /** Its style sheet, where another page may have the same path. */
  sheet?: 'plain' | 'product' | 'engravable' | 'engraved' | 'newsletter' | 'ringSizes'
  /** At the desk: a page to be printed, its content alone. */
  print?: boolean
  /** schema.org data, escaped here. */
  jsonLd?: object
}

/** A footer link to help before and after buying. */
export type ServiceLink = { path: string; title: string }

/** Renders a whole page: head, header with navigation, content, footer. */
export const Layout = ({
  shop,
  head,
  styles,
  announced,
  service,
  newsletter,
  children,
}: {
  shop: Shop
  head: PageHead
  /** The page's style sheets. */
  styles: string[]
  /** What is said above the header. */
  announced: Parameters<typeof Announcement>[0] | null
  /** Links in the footer. */
  service: ServiceLink[]
  /** Whether the footer asks who wants newsletters. */
  newsletter: boolean
  children?: Child
}) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang={shop.locale}>
      <Head shop={shop} head={head}>
        {styles.map((sheet) => (
          <style>{raw(sheet)}</style>
        ))}
      </Head>
      <body>
        <a class="skip-link" href="#main">
          {uiWords().site.skip}
        </a>
        {announced && <Announcement {...announced} />}
        <Header shop={shop} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Footer shop={shop} service={service} newsletter={newsletter} />
        {/* For programs, and so behind all that people see. */}
        {head.jsonLd && (
          <script type="application/ld+json">
            {raw(JSON.stringify(head.jsonLd).replaceAll('<', '\\u003c'))}
          </script>
        )}
      </body>
    </html>
  </>
)

const Head = ({ shop, head, children }: { shop: Shop; head: PageHead; children: Child }) => (
  <head>
    <meta charset="utf-8" />
    <title>{head.title === shop.name ? homeTitle(shop) : `${head.title} · ${shop.name}`}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    {head.description && <meta name="description" content={head.description} />}
    {head.canonical && <link rel="canonical" href={shop.origin + head.canonical} />}
    {(head.unlisted || !head.canonical) && <meta name="robots" content="noindex" />}
    {head.plain && <link rel="alternate" type="text/markdown" href={head.plain} />}
    {head.feed && (
      <link
        rel="alternate"
        type="application/rss+xml"
        title={head.feed.title}
        href={head.feed.path}
      />
    )}
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
    {head.canonical && <OpenGraph shop={shop} head={head} />}
    {children}
    <script src="/shop.js" defer></script>
  </head>
)

const homeTitle = (shop: Shop) =>
  `${shop.name}: ${shop.menu.map((entry) => entry.title.toLowerCase()).join(', ')}`

const OpenGraph = ({ shop, head }: { shop: Shop; head: PageHead }) => (
  <>
    <meta property="og:site_name" content={shop.name} />
    <meta property="og:title" content={head.title} />
    <meta property="og:type" content={head.type ?? 'website'} />
    <meta property="og:url" content={shop.origin + head.canonical} />
    {head.description && <meta property="og:description" content={head.description} />}
    {head.image && (
      <>
        <meta property="og:image" content={shop.origin + head.image.path} />
        <meta property="og:image:type" content="image/jpeg" />
        <meta property="og:image:width" content={String(SHARED.width)} />
        <meta property="og:image:height" content={String(SHARED.height)} />
        <meta property="og:image:alt" content={head.image.alt} />
      </>
    )}
    <meta name="twitter:card" content={head.image ? 'summary_large_image' : 'summary'} />
  </>
)

const Header = ({ shop }: { shop: Shop }) => (
  <header class="site-header">
    <a class="wordmark" href={paths.home()}>
      {shop.name}
    </a>
    <nav class="site-nav" aria-label={uiWords().site.shop}>
      {shop.menu.map((entry) => (
        <a href={paths.collection(entry.collection)}>{entry.title}</a>
      ))}
    </nav>
    <div class="site-tools">
      <search>
        <form class="site-search" action={paths.search()}>
          <label class="visually-hidden" for="site-search">
            {uiWords().site.search}
          </label>
          <input
            id="site-search"
            type="search"
            name="q"
            placeholder={uiWords().site.search}
            data-suggestions={uiWords().site.suggestions}
          />
          <button type="submit" aria-label={uiWords().site.search}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
              <path d="M13 13l5 5M14.5 8.5a6 6 0 1 0-12 0a6 6 0 1 0 12 0" />
            </svg>
          </button>
        </form>
      </search>
      <a class="search-link" href={paths.search()}>
        {uiWords().site.search}
      </a>
      <div class="own-links">
        <KeptLink />
        <CartLink />
      </div>
    </div>
  </header>
)

const Footer = (props: { shop: Shop; service: ServiceLink[]; newsletter: boolean }) => (
  <footer class="site-footer">
    <p class="wordmark">{props.shop.name}</p>
    {props.newsletter && <NewsletterForm />}
    <nav aria-label={uiWords().site.service}>
      {props.service.map(({ path, title }) => (
        <a href={path}>{title}</a>
      ))}
    </nav>
    <address>
      {props.shop.legal_name}, {props.shop.address}, <PhoneLink phone={props.shop.phone} />
    </address>
  </footer>
)

/**
 * Takes the address to the page that says what is sent. Nothing is required: an empty one leads there
 * as well.
 */
const NewsletterForm = () => (
  <form class="sign-up" method="post" action={paths.newsletterStart()}>
    <label for="footer-email">{uiWords().site.newsletter}</label>
    <input
      id="footer-email"
      type="email"
      name="email"
      autocomplete="email"
      placeholder={uiWords().site.yourEmail}
    />
    <button class="button-quiet" type="submit">
      {uiWords().site.chooseTopics}
    </button>
  </form>
)
