import type { PauseReason } from '../../rules.ts'

/** What the shop says of a campaign that it sends: to the owner, and in the charts. */
export const en = {
  note: (subject: string) => `Newsletter sent: ${subject}`,
  paused: {
    subject: (subject: string) => `Paused: the newsletter “${subject}”`,
    title: 'Your newsletter is paused',
    open: 'Open the newsletter',
    why: {
      staff: 'Somebody at the desk has paused it.',
      products:
        'When it was to be sent, a product in it was sold out or no longer on sale. Nobody has got it yet. Resume it at the desk to send it all the same: it says what is sold out, and leaves out what is gone. Or cancel it and write another.',
      refused:
        'The mail service refuses to take more mails. Look at its dashboard, put right what it complains about, and resume the newsletter at the desk. Nobody is left out, and nobody gets it twice.',
      'not-written':
        'The shop cannot write its mails. Look at the preview and the log, put right what is wrong with a product or a picture in it, and resume the newsletter at the desk; or cancel it and begin another like it. Nobody gets it twice.',
      bounces:
        'More than 5 % of the mails came back because there is no such mailbox. Mail services close the accounts of shops that go on. Before you resume, find out where these addresses came from.',
      complaints:
        'More than 3 in 1,000 people marked it as spam. Mailbox providers refuse the mails of shops that go on. Before you resume, find out whether they knew what they had signed up for.',
    } satisfies Record<PauseReason, string>,
    fault: (fault: string) => `What the mail service said: ${fault}`,
    far: (sent: number, recipients: number) => `${sent} of ${recipients} mails have been sent.`,
  },
}
