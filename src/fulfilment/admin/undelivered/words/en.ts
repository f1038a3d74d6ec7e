/** Mails that could not be delivered, or of which nobody knows, in English. */
export const en = {
  log: {
    acts: {
      'mail-settled': 'Mail that did not go out seen to',
      'mail-reopened': 'Mail that did not go out put back on the list',
    },
    subjects: { mail: 'Mail' },
    fields: { mail: 'Mail' },
  },
  title: 'Mails that did not go out',
  lead: 'Nothing here is sent again by itself. Send it again, or reach the customer in another way and mark it as seen to.',
  toDo: 'To do',
  saved: { open: 'To see to', settled: 'Seen to' },
  empty: { open: 'Every mail has gone out.', settled: 'Nothing has been seen to so far.' },
  done: {
    settled: 'Seen to. It is off the list.',
    reopened: 'It is back on the list.',
  },
  undo: 'Undo',
  columns: { mail: 'Mail', order: 'Order', since: 'Since', why: 'Why', acts: 'What to do' },
  others: {
    'reminder-anniversary': 'an anniversary, to whoever asked',
    'reminder-replating': 'new plating, to whoever asked',
    'stock-alert': 'back in stock or cheaper, to whoever asked',
    'alert-confirm': 'whether somebody wants an alert about a piece',
    'weekly-statistics': 'statistics of a week, to the owner',
    'campaign-test': 'a newsletter as a test, to staff',
  } as Record<string, string>,
  noOrder: 'none',
  dead: 'Not sent',
  unclear: 'May not have arrived',
  why: (state: string, fault: string) => `${state}: ${fault}`,
  /** By the codes of the mail service and our own; whatever is not here is `refused`. */
  faults: {
    'no-answer': 'the mail service gave no answer.',
    'no-code': 'the connection to the mail service broke off.',
    E_INTERNAL_SERVER_ERROR: 'the mail service had a fault of its own.',
    E_RECIPIENT_SUPPRESSED:
      'the address has sent mail back before, or called one spam, so nothing is delivered to it.',
    E_RECIPIENT_NOT_ALLOWED: 'the mail service may not send to this address.',
    E_VALIDATION_ERROR: 'the mail service calls the address or the text invalid.',
    E_FIELD_MISSING: 'something that every mail needs was missing in it.',
    E_CONTENT_TOO_LARGE: 'it is too large.',
    'subject-gone': 'nobody waits for it any more: it was stopped, or what it was about is gone.',
    'not-written': 'it could not be written. The log of the shop says why.',
  } as Record<string, string>,
  refused: (code: string) => `the mail service refused it (${code}).`,
  noFault: 'nobody noted why.',
  address: 'Address and telephone',
  again: 'Send again',
  settle: 'Seen to',
  reopen: 'Put back on the list',
  /** `act` is what a button does: two buttons of one name would sound alike. */
  about: (act: string, mail: string, order: string) => `${act}: ${mail}, ${order}`,
}
