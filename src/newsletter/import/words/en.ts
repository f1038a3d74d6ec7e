/** What somebody is asked whom the owner would like to write to, in English. */
export const en = {
  subject: (shop: string) => `May we email you? ${shop}`,
  title: 'May we write to you?',
  greeting: (name: string) => `Dear ${name},`,
  text: (shop: string) =>
    `You’re on the list of those who wanted to hear from ${shop}, but we can’t show that you asked for emails. So we’d like to ask, once: may we write to you about this?`,
  send: 'Yes, please',
  ifNot:
    'The link works for seven days. If you’d rather not, do nothing: you’ll get no newsletter, and we delete your address after 30 days.',
}
