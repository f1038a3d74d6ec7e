import type { ServiceKind, ServiceState } from '../../rules.ts'
import type { ServiceList } from '../rules.ts'

/** Requests for a resize or repair at the desk, in English. */
export const en = {
  title: 'Service',
  lists: {
    open: 'To answer',
    answered: 'Answered',
    done: 'Done',
    all: 'All',
  } satisfies Record<ServiceList, string>,
  empty: {
    open: 'Nobody waits for an answer.',
    answered: 'Nothing that was answered is still to be done.',
    done: 'Nothing is done yet.',
    all: 'Nobody has asked for a resize or repair yet.',
  } satisfies Record<ServiceList, string>,
  columns: {
    order: 'Order',
    whom: 'Customer',
    piece: 'Piece',
    what: 'What',
    asked: 'Since',
    stands: 'Status',
  },
  lostName: 'Name can’t be read',
  kinds: {
    resize: 'Resize',
    repair: 'Repair',
    cleaning: 'Clean and polish',
    other: 'Something else',
  } satisfies Record<ServiceKind, string>,
  states: {
    open: 'To answer',
    answered: 'Answered',
    done: 'Done',
  } satisfies Record<ServiceState, string>,
  one: {
    title: (number: string) => `Service for ${number}`,
    request: 'What is asked for',
    order: 'Order',
    customer: 'Customer',
    email: 'Email',
    none: 'none',
    piece: 'Piece',
    what: 'What',
    size: 'New size',
    said: 'In their words',
    asked: 'Asked',
    answer: 'Our answer',
    done: 'Done',
    unreadable: 'What was written can’t be read: its key is gone.',
  },
  answer: {
    title: 'Answer',
    lead: 'The customer gets your answer by email, and sees it on the page of the order.',
    noEmail: 'There is no email address: the customer sees it on the page of the order.',
    words: 'Words to the customer',
    send: 'Send the answer',
    empty: 'Please write an answer.',
    tooLong: (most: number) => `Please keep it to ${most} characters.`,
  },
  close: {
    title: 'Done?',
    lead: 'Nothing is sent. The customer sees on the page of the order that it is done.',
    button: 'Mark as done',
  },
  said: { answered: 'The answer is on its way.', done: 'Marked as done.' },
  conflict: 'Somebody else was quicker, so nothing was changed. This is how it stands now.',
  card: { title: 'Service', open: 'Open the request' },
  log: {
    acts: {
      'service-answered': 'Service request answered',
      'service-done': 'Service request done',
    },
    subjects: {},
    fields: { service: 'Service request' },
  },
}
