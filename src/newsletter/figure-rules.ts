import type { CampaignTotals, RecipientState } from './rules.ts'

/** Letters of a campaign's name that statistics keep. */
const LABEL_LETTERS = 64

/** A campaign as statistics and orders name it: what they read of `utm_campaign`. */
export const campaignLabel = (slug: string): string =>
  Array.from(slug).slice(0, LABEL_LETTERS).join('')

/** What became of a campaign's mails. */
export type MailCounts = {
  recipients: number
  sent: number
  skipped: number
  failed: number
  unclear: number
  /** Of those sent: there is no such mailbox. */
  bounced: number
  /** Of those sent: marked as spam. */
  complained: number
  /** Of those sent: left by a link in this mail. */
  left: number
}

/** Adds up what became of mails. Someone who was skipped had left before: that is not this mail's. */
export function countMails(totals: CampaignTotals): MailCounts {
  const sum = (of: CampaignTotals) => of.reduce((all, { mails }) => all + mails, 0)
  const inState = (state: RecipientState) => totals.filter((each) => each.state === state)
  const wentOut = [...inState('sent'), ...inState('unclear')]
  const because = (reason: string) => sum(wentOut.filter((each) => each.reason === reason))
  return {
    recipients: sum(totals),
    sent: sum(inState('sent')),
    skipped: sum(inState('skipped')),
    failed: sum(inState('failed')),
    unclear: sum(inState('unclear')),
    bounced: because('bounced'),
    complained: because('complained'),
    left: because('left'),
  }
}
