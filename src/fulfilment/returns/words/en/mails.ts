/** What mails say of returns. `order`: its number. */
export const mails = {
  /** `at`: date and time, with the time zone. */
  asked: {
    subject: (order: string) => `Order ${order}: we’ve received your message`,
    title: 'We’ve received your message',
    withdrawn: (order: string, at: string) =>
      `On ${at} we received your notice that you withdraw from the contract for these pieces of order ${order}:`,
    wished: (order: string, at: string) =>
      `On ${at} we received your wish to give back these pieces of order ${order}:`,
    name: (name: string) => `Name: ${name}`,
    reason: (reason: string) => `Reason: ${reason}`,
    said: (words: string) => `You wrote: ${words}`,
    next: 'We’ll look into it, and answer by email.',
  },
  agreed: {
    subject: (order: string) => `Order ${order}: how to send it back`,
    title: 'You can send it back',
    opening: (order: string) => `Please send us these pieces of order ${order}:`,
  },
  refused: {
    subject: (order: string) => `Order ${order}: your return`,
    title: 'We can’t take it back',
    opening: (order: string) => `You asked to give back these pieces of order ${order}:`,
    close: 'If you see it differently, please reply to this email.',
  },
  received: {
    subject: (order: string) => `Order ${order}: your return has arrived`,
    title: 'It has arrived',
    opening: (order: string) => `These pieces of order ${order} are back with us:`,
    toCome: 'We’re still waiting for:',
    next: 'Next, we’ll look at everything with care and write to you about your money.',
  },
  slip: 'Print the return slip',
  slipAt: (link: string) => `Print the return slip: ${link}`,
  see: 'See your return',
  seeAt: (link: string) => `See your return: ${link}`,

  /** To the owner. */
  owner: {
    subject: (order: string) => `Return for order ${order}`,
    opening: (name: string, order: string) => `${name} wants to give back, of order ${order}:`,
    agreed: 'It’s a withdrawal in time: the customer has the return slip already.',
    asked: 'It waits for your answer.',
    said: (words: string) => `In their words: ${words}`,
    open: 'Open the return',
    openAt: (link: string) => `Open the return: ${link}`,
  },
}
