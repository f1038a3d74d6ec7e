import type { NotAsked } from '../services/ask-service.ts'
import type { ServiceKind, ServiceState } from '../services/rules.ts'
import { care } from './en/care.ts'

/** Of many pieces, how many: "2 × Ring", and "Ring" of one. */
const units = (quantity: number, name: string) => (quantity === 1 ? name : `${quantity} × ${name}`)

/** What is said to whom the pieces belong by now, in English. */
export const en = {
  care,
  title: 'Your pieces from now on',
  back: (number: string) => `Back to order ${number}`,
  again: {
    button: 'Order again',
    nothing: 'None of this can be ordered again as it was.',
    missing: (pieces: string) => `Cannot be had now: ${pieces}.`,
    engraved: 'Engraving is not copied. Choose it anew on the product’s page.',
    units,
  },
  certificate: {
    title: 'Certificate',
    link: (piece: string) => `Certificate: ${piece}`,
    units: 'Pieces',
    sku: 'Article number',
    maker: 'Made by',
    order: 'Order',
    date: 'Date of purchase',
    soldBy: 'Sold by',
    noFacts: 'We have kept no more about this piece. Please ask us.',
    statement: (shop: string) =>
      `${shop} states that this piece was sold as described here. The description is from our own records of the day it was paid for.`,
    noReport: 'It is the statement of a shop: neither the report of a laboratory nor an appraisal.',
    report:
      'Where a laboratory has examined a stone, the number of its report is given, and the laboratory says what that report contains.',
    print: 'Print this page to keep it with the piece.',
  },
  service: {
    title: 'Resize or repair',
    ask: 'Ask for a resize or repair',
    lead: 'Tell us what you’d like. We’ll write to you what can be done, what it costs and how the piece gets to us. Please don’t send it before that.',
    nothing: 'There’s nothing left of this order.',
    piece: 'Which piece?',
    kind: 'What would you like?',
    choose: 'Please choose',
    kinds: {
      resize: 'Another ring size',
      repair: 'A repair',
      cleaning: 'Cleaning and polishing',
      other: 'Something else',
    } satisfies Record<ServiceKind, string>,
    size: 'New ring size',
    sizeHint: 'For another ring size: in any system, such as 54, US 7 or N.',
    sizeHelp: 'How to measure a ring size',
    message: 'Your message',
    answerTo: (email: string) => `We’ll answer to ${email}.`,
    noEmail: 'This order has no email address: our answer will be on the page of the order.',
    send: 'Send',
    choosePiece: 'Please choose the piece.',
    chooseKind: 'Please choose what you’d like.',
    whichSize: 'Please tell us the size, or write how it fits.',
    sayWhat: 'Please tell us what it is about.',
    tooLong: (most: number) => `Please keep it to ${most} characters.`,
    refused: {
      'too-many-open':
        'You’ve asked us five things about this order that we haven’t answered yet. Please give us a little time.',
      'too-many': 'You’ve asked many times for this order. Please reply to one of our emails.',
      'sent-before':
        'You’ve sent this form already. To ask for something else, please send it once more.',
    } satisfies Record<NotAsked, string>,
    states: {
      open: 'We’ve got your message, and we’ll answer.',
      answered: 'We’ve answered.',
      done: 'Done.',
    } satisfies Record<ServiceState, string>,
    /** What was asked for, and the piece. */
    asked: (what: string, piece: string) => (piece ? `${what}: ${piece}` : what),
    unreadable: 'What was written can’t be read any more.',
    mails: {
      size: (size: string) => `New ring size: ${size}`,
      answer: {
        subject: (order: string) => `About your piece, order ${order}`,
        title: 'Our answer',
        /** `wish`: what was asked for, and the piece. */
        opening: (wish: string) => `You asked us for this:\n${wish}`,
        close: 'If you have another question, just reply to this email.',
        see: 'See your order',
        seeAt: (link: string) => `Your order: ${link}`,
      },
      owner: {
        subject: (order: string) => `Resize or repair: order ${order}`,
        opening: (name: string, order: string) => `${name} asks about a piece of order ${order}.`,
        open: 'Answer it',
        openAt: (link: string) => `Answer it: ${link}`,
      },
    },
  },
}
