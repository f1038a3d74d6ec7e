import { pluralOf } from '../../../../platform/plural.ts'
import type { ReturnReason, ReturnState } from '../../../rules.ts'
import type { ReturnList } from '../rules.ts'

const plural = pluralOf('en')

/** Returns at the desk, in English. */
export const en = {
  title: 'Returns',
  lists: {
    open: 'To do',
    asked: 'To answer',
    'under-way': 'Under way',
    'to-refund': 'Came, not refunded',
    all: 'All',
  } satisfies Record<ReturnList, string>,
  empty: {
    open: 'Nothing comes back at the moment.',
    asked: 'No return waits for an answer.',
    'under-way': 'No return is under way.',
    'to-refund': 'Everything that came back has been refunded.',
    all: 'Nothing was ever returned.',
  } satisfies Record<ReturnList, string>,
  columns: {
    order: 'Order',
    whom: 'Customer',
    what: 'What',
    why: 'Why',
    asked: 'Since',
    stands: 'Status',
  },
  lostName: 'Name can’t be read',
  states: {
    asked: 'Waits for an answer',
    agreed: 'To be sent by the customer',
    received: 'Received',
    refused: 'Refused',
    withdrawn: 'Kept after all',
  } satisfies Record<ReturnState, string>,
  refunded: 'Refunded',
  reasons: {
    'changed-mind': 'Changed their mind',
    'wrong-size': 'Doesn’t fit',
    'not-as-described': 'Not as described',
    damaged: 'Damaged or faulty',
    'wrong-piece': 'Not what was ordered',
    other: 'Another reason',
  } satisfies Record<ReturnReason, string>,
  conditions: { 'as-sent': 'As sent', damaged: 'Damaged' },
  units: (count: number, title: string) => (count > 1 ? `${count} × ${title}` : title),
  pieces: (count: number) => plural(count, { one: '# piece', other: '# pieces' }),

  one: {
    title: (number: string) => `Return of ${number}`,
    facts: 'About this return',
    order: 'Order',
    customer: 'Customer',
    reason: 'Reason',
    said: 'In their words',
    asked: 'Asked',
    bySomebody: (who: string) => `entered by ${who}`,
    byCustomer: 'by the customer',
    agreed: 'Agreed',
    closed: 'Closed',
    answer: 'Our answer',
    refund: 'Refund',
    pieces: 'Pieces',
    piece: (title: string, unit: number, of: number) =>
      of > 1 ? `${title}, piece ${unit} of ${of}` : title,
    engraved: 'Engraved: by law it comes back only for a fault.',
    waiting: 'Not here yet',
    notComing: 'Kept by the customer',
    restocked: 'Back in stock',
  },
  answerForm: {
    title: 'Answer',
    lead: 'The customer gets your answer by email: with the return slip if you agree.',
    words: 'Words to the customer',
    agree: 'Agree',
    refuse: 'Refuse',
    whyNot: 'Please say why, so that the customer can understand it.',
    tooLong: (most: number) => `Please keep it to ${most} characters.`,
  },
  receive: {
    title: 'It has come',
    which: 'Which pieces?',
    addNote: 'Add a note',
    note: 'Note for us',
    noteHint: 'Kept with the notes of the order.',
    tell: 'Send the customer a mail that it has arrived',
    'as-sent': 'As sent',
    damaged: 'Damaged',
    none: 'Please choose what has come.',
    end: 'The rest isn’t coming',
    endAll: 'The customer keeps it',
    endHint: 'Ends this return. The customer can ask again.',
  },
  next: {
    title: 'What comes next',
    refund: 'Refund it',
    restock: 'Put it back into stock',
    noRight: 'Somebody who may refund sends the money back.',
  },
  slip: 'Print the return slip',
  done: {
    entered: 'The return is entered.',
    agreed: 'Agreed. The customer gets the slip by email.',
    refused: 'Refused. The customer gets your answer by email.',
    received: 'Received.',
    ended: 'The return has ended.',
  },
  conflict:
    'Somebody else was quicker, or the customer keeps it after all, so nothing was changed. This is how it stands now.',

  enter: {
    title: (number: string) => `Enter a return for ${number}`,
    lead: 'For a customer who has called, written or come in. It counts as agreed.',
    which: 'Which pieces?',
    nothing:
      'Nothing of this order can come back: it isn’t with the customer, or is in a return already.',
    tell: 'Send the customer the return slip by email',
    save: 'Enter the return',
    failed: 'Something has changed meanwhile. Please choose again.',
  },
  card: {
    title: 'Returns',
    none: 'Nothing has come back.',
    enter: 'Enter a return',
    open: 'Open the return',
    all: 'Show all returns',
  },
}
