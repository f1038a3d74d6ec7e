import { MailLayout } from '../../../mail/mail-layout.tsx'
import type { Body } from '../body.ts'
import { slot } from '../rules/slots.ts'
import { BodyView } from './body.tsx'
import type { Setting } from './setting.ts'

/** Renders a campaign as a mail, with a slot for its footer. */
export const Letter = (props: {
  subject: string
  preheader: string
  body: Body
  setting: Setting
}) => (
  <MailLayout
    shop={props.setting.shop}
    title={props.subject}
    campaign={{ preheader: props.preheader, styles: narrow, footer: slot('footer') }}
  >
    <BodyView body={props.body} {...props.setting} />
  </MailLayout>
)

/** On a phone, products stand below each other. */
const narrow =
  '@media (max-width:480px){.half{display:block!important;width:auto!important;padding-left:0!important;padding-right:0!important}}'

/** Renders why somebody gets a campaign and how they end that, with slots for what is theirs. */
export const Footer = (props: {
  words: { preferences: string; unsubscribe: string; online: string }
  online: string | null
}) => (
  <p style="margin:0 0 14px">
    {slot('reason')}
    <br />
    <FooterLink href={slot('preferences')}>{props.words.preferences}</FooterLink>
    {' · '}
    <FooterLink href={slot('unsubscribe')}>{props.words.unsubscribe}</FooterLink>
    {props.online && (
      <>
        {' · '}
        <FooterLink href={props.online}>{props.words.online}</FooterLink>
      </>
    )}
  </p>
)

const FooterLink = ({ href, children }: { href: string; children: string }) => (
  <a href={href} style="color:inherit;text-decoration:underline">
    {children}
  </a>
)

export const footerHtml = (props: Parameters<typeof Footer>[0]): string =>
  String(<Footer {...props} />)
