import { PurposeTable } from './purpose-table.tsx'

/** Renders what the newsletter keeps, what for, and how long. */
export const Newsletter = () => (
  <>
    <h2>When you sign up for our newsletter</h2>
    <PurposeTable rows={kept} />
    <p>
      We send it because you have agreed to it (GDPR, article 6(1)(a)): on the page for it or by a
      box at the checkout that is never ticked ahead. Nothing is sent until you have confirmed, by
      the link of an email, that the address is yours; a sign-up that nobody confirms is deleted
      after 30 days. You can withdraw your consent at any time by the link in every newsletter; what
      we sent until then stays lawful. If a service that we used before had your address, but no
      proof that you agreed, we may ask you by email; without an answer it is deleted after 30 days.
    </p>
    <p>
      Name and address are encrypted like those of an order. We see how many emails came back, how
      many were called spam and how many people left, and whether a visit came by a link of a
      newsletter: not who opened one or who followed a link, which we don’t record.
    </p>
    <p>
      A link in our emails opens the page where you change what you get, take a break, download what
      we know about you, or have it erased. It sets a cookie for an hour, so that the page’s address
      need not contain a secret.
    </p>
  </>
)

const kept = [
  {
    what: 'Email address, name if you give it, topics',
    why: 'To send you what you asked for. Deleted 30 days after you leave, at once if you ask on the page: until then you can come back',
  },
  {
    what: 'What you agreed to: the words, where and when',
    why: 'To show that our emails were wanted (GDPR, articles 7(1) and 17(3)(e)). Three years after you leave, under a keyed digest of your address and without your name',
  },
  {
    what: 'Which newsletters you were sent, and whether one came back',
    why: 'To send each once, and none where there is no mailbox. 90 days after each',
  },
  {
    what: 'A keyed digest of your address once you have left, or a mail came back or was called spam',
    why: 'To leave your address out if it is brought to us again. For good, or until you sign up again',
  },
  {
    what: 'A number made from your network address, which changes daily',
    why: 'To slow down whoever signs others up. One day',
  },
]
