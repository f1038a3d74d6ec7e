import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Shop } from '../platform/config.ts'
import { Unbroken } from '../ui/unbroken.tsx'

/**
 * Renders the HTML of a mail: one column, readable without pictures and in dark mode, nothing
 * loaded from anywhere. Styles are inline, because many mail programs drop style sheets; colours
 * are left to the reader's theme where possible.
 *
 * @param props `campaign`: of a newsletter, whose text has headings of its own. `preheader` is shown
 *   beside the subject, `styles` is for programs that read style sheets, `footer` stands above the
 *   shop's address
 */
export const MailLayout = ({
  shop,
  title,
  campaign,
  children,
}: {
  shop: Shop
  title: string
  campaign?: { preheader: string; styles: string; footer: Child }
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
        <style>{raw(campaign ? `${campaign.styles}\n${darkMode}` : darkMode)}</style>
      </head>
      <body style="margin:0;padding:0">
        {campaign && <div style={unseen}>{campaign.preheader + filler}</div>}
        {raw(outlook.begin)}
        <div class="paper" style={`${font};max-width:560px;margin:0 auto;padding:40px 24px`}>
          <p
            style={`${serif};font-size:22px;line-height:1;letter-spacing:.24em;text-transform:uppercase;margin:0 0 40px`}
          >
            {shop.name}
          </p>
          {!campaign && (
            <h1 style={`${serif};font-size:30px;line-height:1.15;font-weight:400;margin:0 0 20px`}>
              <Unbroken text={title} inMail />
            </h1>
          )}
          {children}
          <div
            class="faint"
            style="font-size:13px;margin:48px 0 0;padding-top:20px;border-top:1px solid #e3ded7;color:#67625b"
          >
            {campaign?.footer}
            {shop.legal_name}, {shop.address}, <span style="white-space:nowrap">{shop.phone}</span>
          </div>
        </div>
        {raw(outlook.end)}
      </body>
    </html>
  </>
)

/** Renders a paragraph of a mail; lines that the text has are kept. */
export const MailText = ({ text }: { text: string }) => (
  <p style="white-space:pre-line">
    <Unbroken text={text} inMail />
  </p>
)

/** Renders the one thing a mail asks the reader to do. */
export const MailButton = ({ href, children }: { href: string; children?: Child }) => (
  <p style="margin:24px 0">
    <a
      class="button"
      href={href}
      style="display:inline-block;padding:14px 32px;background:#1b1917;color:#fdfcfa;text-decoration:none"
    >
      {children}
    </a>
  </p>
)

const unseen = 'display:none;max-height:0;overflow:hidden;opacity:0;mso-hide:all'

/** Otherwise programs go on with the first words of the mail, after the preheader. */
const filler = '\u034F\u200C\u00A0'.repeat(90)

/** Outlook knows no `max-width`, but tables (learn.microsoft.com, Word's HTML in Outlook 2007). */
const outlook = {
  begin: '<!--[if mso]><table role="presentation" align="center" width="560"><tr><td><![endif]-->',
  end: '<!--[if mso]></td></tr></table><![endif]-->',
}

/** The shop's own fonts would have to be loaded; these are everywhere, and as quiet. */
const serif = "font-family:Georgia,'Times New Roman',serif"
const font =
  "font-family:'Helvetica Neue',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.6;color:#1b1917"

const darkMode = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){.paper{color:#f1ece4!important}.faint{color:#aea69b!important}.paper td,.faint{border-color:#34302b!important}
.button{background:#f1ece4!important;color:#1b1917!important}}`
