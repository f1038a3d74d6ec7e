import type { ReturnReason, ReturnState } from '../../rules.ts'
import type { NotAsked, Standing } from '../rules.ts'
import { mails } from './en/mails.ts'

/** What shoppers read of giving pieces back, in English. */
export const en = {
  mails,
  title: 'Give something back',
  back: (number: string) => `Back to order ${number}`,
  /** `date`: the last day. */
  until: (date: string) =>
    `You can withdraw from your order until ${date}, without giving a reason. It’s enough to tell us by then.`,
  openStill:
    'You can withdraw from your order without giving a reason, until fourteen days after the last parcel has reached you.',
  late: (date: string) =>
    `The time to withdraw from this order ended on ${date}. If something is wrong with a piece, or you’d like to ask us all the same, tell us here and we’ll answer.`,
  policy: 'What can be returned',
  which: 'Which pieces?',
  howMany: (name: string) => `How many: ${name}`,
  /** Of several units of a line. */
  ofUnits: (count: number) => `of ${count}`,
  standings: {
    withdraw: '',
    late: '',
    'if-faulty': 'Made for you: it can come back only if something is wrong with it.',
    'not-sent': 'Not sent yet. To cancel it, please reply to one of our emails.',
    gone: 'It has come back, or was cancelled.',
    'in-return': 'You’ve told us already.',
  } satisfies Record<Standing, string>,
  reason: 'Why?',
  reasonHint: 'You needn’t give a reason. It helps us if something was wrong.',
  reasons: {
    'changed-mind': 'I’ve changed my mind, or would rather not say',
    'wrong-size': 'It doesn’t fit',
    'not-as-described': 'It’s not as described',
    damaged: 'It’s damaged or faulty',
    'wrong-piece': 'It’s not what I ordered',
    other: 'Another reason',
  } satisfies Record<ReturnReason, string>,
  note: 'Anything we should know?',
  tooLong: (most: number) => `Please keep it to ${most} characters.`,
  continue: 'Continue',
  noPieces: 'Please choose at least one piece.',
  nothing: 'There’s nothing of this order to give back at the moment.',

  confirm: {
    /** The law’s own label, and nothing else on it: Directive 2011/83/EU, article 11a. */
    withdraw: 'Confirm withdrawal',
    ask: 'Send my request',
    titleWithdraw: 'Withdraw from the contract',
    titleAsk: 'Ask to give it back',
    leadWithdraw: 'I hereby withdraw from the contract for these pieces:',
    leadAsk: 'I would like to give back these pieces:',
    name: 'Name',
    order: 'Order',
    receipt: 'The receipt goes to',
    pieces: 'Pieces',
    reason: 'Reason',
    note: 'In my words',
    next: {
      agreed: 'You’ll get a receipt by email at once, and a slip to put into the parcel.',
      asked: 'You’ll get a receipt by email at once. We’ll look into it and write to you.',
    },
    change: 'Change it',
  },
  refused: {
    'not-returnable': 'Something has changed meanwhile. Please choose again.',
    'only-if-faulty':
      'A piece that was made for you can come back only if something is wrong with it. Please leave it out, or tell us what’s wrong.',
    'too-many': 'You’ve asked many times for this order. Please reply to one of our emails.',
  } satisfies Record<NotAsked, string>,

  one: {
    title: 'Your return',
    states: {
      asked: 'We’ve got your message, and we’ll answer by email.',
      agreed: 'Please send it back to us, with this slip.',
      received: 'It has arrived. We’ll write to you about your money.',
      refused: 'We can’t take it back.',
      withdrawn: 'You’re keeping it after all.',
    } satisfies Record<ReturnState, string>,
    receivedAt: (date: string) => `We received your message on ${date}.`,
    answer: 'Our answer',
    keep: 'I’m keeping it after all',
    keepRest: 'I’m keeping the rest after all',
  },
  slip: {
    title: 'Return slip',
    to: 'Send it to',
    from: 'From',
    order: 'Order',
    inIt: 'In this parcel',
    scan: 'For us: opens this return',
    steps: 'What to do',
    /** `date`: the last day. */
    print: 'Print this page, or copy the order number onto a piece of paper.',
    pack: 'Pack the pieces as they came, unworn, with their box and any certificate, and put the slip in.',
    send: (date: string) =>
      `Send the parcel by ${date}, insured and with a tracking number. Until it’s with us, it’s in your care.`,
    cost: 'Please pay for sending it.',
    ourCost: 'Keep the receipt for the postage: we pay it back to you.',
    refund: 'We’ll email you when it’s here. Your money goes back the way it came.',
  },
}
