import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Shop } from '../platform/config.ts'

/**
 * Renders the HTML of a mail: one column, readable without pictures and in dark mode, nothing loaded from anywhere.
 * Styles are inline, because many mail programs drop style sheets; colours are left to the reader's theme where possible.
 */
export const MailLayout = ({
  shop,
  title,
  children,
}: {
  shop: Shop
  title: string
  children?: Child
}) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang={shop.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{raw(darkMode)}</style>
      </head>
      <body style="margin:0;padding:0">
        <div class="paper" style={`${font};max-width:560px;margin:0 auto;padding:32px 24px`}>
          <p style="font-size:20px;letter-spacing:.12em;margin:0 0 32px">{shop.name}</p>
          <h1 style="font-size:24px;font-weight:400;margin:0 0 16px">{title}</h1>
          {children}
          <p class="faint" style="font-size:13px;margin:40px 0 0;color:#6b645a">
            {shop.legal_name}, {shop.address}, {shop.phone}
          </p>
        </div>
      </body>
    </html>
  </>
)

/** Renders the one thing a mail asks the reader to do. */
export const MailButton = ({ href, children }: { href: string; children?: Child }) => (
  <p style="margin:24px 0">
    <a
      class="button"
      href={href}
      style="display:inline-block;padding:12px 24px;background:#1d1a16;color:#ffffff;text-decoration:none"
    >
      {children}
    </a>
  </p>
)

const font =
  "font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.6;color:#1d1a16"

const darkMode = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){.paper{color:#f1ece4!important}.faint{color:#b5ab9d!important}
.button{background:#f1ece4!important;color:#1d1a16!important}}`
