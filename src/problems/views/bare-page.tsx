import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { language } from '../../platform/language.ts'

/**
 * Renders a whole page when the settings cannot be read, not even the shop's name: only the message
 * and its style.
 */
export const BarePage = (props: { title: string; styles: string; content: Child }) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang={language()}>
      <head>
        <meta charset="utf-8" />
        <title>{props.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <style>{raw(props.styles)}</style>
      </head>
      <body>
        <main>{props.content}</main>
      </body>
    </html>
  </>
)
