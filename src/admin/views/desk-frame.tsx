import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { StaffMember } from '../env.ts'
import { screensOf } from '../screens.ts'
import { adminWords } from '../words.ts'
import { Dialogs } from './dialogs.tsx'

/** Renders a page of the desk: head, navigation by what the person may do, content. */
export const DeskFrame = (props: {
  shop: Shop
  title: string
  styles: string[]
  staff: StaffMember
  /** Path of the page, whose entry in the navigation is marked. */
  path: string
  /** A page to be printed: the content alone. */
  print?: boolean | undefined
  children?: Child
}) => {
  const { shop, title, styles, staff, path, children } = props
  const words = adminWords()
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={shop.locale}>
        <head>
          <meta charset="utf-8" />
          <title>{`${title} · ${shop.name}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          {styles.map((sheet) => (
            <style>{raw(sheet)}</style>
          ))}
          <script src="/desk.js" defer></script>
        </head>
        <body class={props.print ? 'desk desk-print' : 'desk'}>
          {props.print ? (
            <p class="print-bar" hidden data-print-bar>
              <button class="button" type="button">
                {words.print}
              </button>
            </p>
          ) : (
            <>
              <a class="skip-link" href="#main">
                {words.skip}
              </a>
              <header class="desk-header">
                <a class="wordmark" href={paths.desk()}>
                  {shop.name}
                </a>
                <nav aria-label={words.nav.label}>
                  {screensOf(staff.role).map((screen) => (
                    <a
                      href={screen.path}
                      aria-current={isWithin(path, screen.path) ? 'page' : undefined}
                    >
                      {screen.title}
                    </a>
                  ))}
                </nav>
                <p class="person quiet">
                  <span>{words.signedInAs(staff.name, words.roles[staff.role])}</span>
                  <button type="button" hidden data-keys>
                    {words.keys.title}
                  </button>
                  <a href={paths.home()}>{words.nav.shop}</a>
                  <a href={paths.deskSignOut()}>{words.signOut}</a>
                </p>
              </header>
            </>
          )}
          <main id="main" tabindex={-1}>
            {children}
          </main>
          {!props.print && <Dialogs />}
        </body>
      </html>
    </>
  )
}

const isWithin = (path: string, screen: string) =>
  path === screen ||
  (screen !== paths.desk() && path.startsWith(`${screen}/`)) ||
  // The codes on bags and sheets open a piece at an address of its own.
  (screen === paths.deskBench() && path.startsWith(paths.deskPiece('')))
