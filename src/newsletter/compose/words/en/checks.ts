/** What checks of a campaign found, and what to do about it. `places`: where, one after another. */
export const checks = {
  'subject-missing': {
    text: () => 'It has no subject.',
    remedy: 'Write one: it decides whether the mail is opened.',
  },
  'subject-too-long': {
    text: () => 'The subject is longer than 120 letters: it would be cut off.',
    remedy: 'Shorten it.',
  },
  'subject-long': {
    text: () => 'The subject is longer than 60 letters: phones cut it off.',
    remedy: 'Put what matters first, or shorten it.',
  },
  'subject-capitals': {
    text: () => 'The subject is all capitals: that reads as shouting, and spam filters notice.',
    remedy: 'Write it like a sentence.',
  },
  'preheader-missing': {
    text: () =>
      'It has no preview line: beside the subject, mail programs show how the mail begins.',
    remedy: 'Write a line that carries on from the subject.',
  },
  'body-missing': { text: () => 'It has no text yet.', remedy: 'Write the text.' },
  'name-alone': {
    text: () => '{name} has nothing to show for readers whose name isn’t known.',
    remedy: 'Write, for example, {name|friend of the house}.',
  },
  'placeholder-left': {
    text: (places: string) => `This would be sent as it stands: ${places}.`,
    remedy: 'The shop fills in {name} and {name|friend} only. Correct it or take it out.',
  },
  'note-left': {
    text: (places: string) => `This looks like a note to yourself: ${places}.`,
    remedy: 'Finish the sentence or take it out.',
  },
  'html-left': {
    text: (places: string) => `HTML would be shown as text: ${places}.`,
    remedy: 'Write it in Markdown: “How to write” says how.',
  },
  'product-line': {
    text: (places: string) => `This doesn’t become a product or a button here: ${places}.`,
    remedy:
      'Put [product: handle] or [button: text](address) on a line of its own, with nothing before it.',
  },
  'product-missing': {
    text: (places: string) => `Not on sale: ${places}. Nothing would be shown in its place.`,
    remedy: 'Copy the end of the address of the product’s page, or take the line out.',
  },
  'product-sold-out': {
    text: (places: string) => `Sold out: ${places}.`,
    remedy: 'Put another product there, or take the line out.',
  },
  'product-on-request': {
    text: (places: string) => `Without a price, so nobody can buy it: ${places}.`,
    remedy: 'Leave it if people are meant to ask, or give it a price.',
  },
  'product-repriced': {
    text: (places: string) => `The price has changed since you saved: ${places}.`,
    remedy: 'Look at the preview and at what your text says about the price, then save again.',
  },
  'price-by-hand': {
    text: (places: string) =>
      `A price in the text that no product in this newsletter has: ${places}.`,
    remedy: 'Compare it with the shop. Prices in product lines are always those of the shop.',
  },
  'link-refused': {
    text: (places: string) => `This link can’t be used in a mail: ${places}.`,
    remedy: 'Begin it with https://, mailto: or tel:, or with / for a page of the shop.',
  },
  'link-dead': {
    text: (places: string) => `The shop has no page there: ${places}.`,
    remedy:
      'Open the page in the shop and copy its address. Links to other sites begin with https://.',
  },
  'link-shortened': {
    text: (places: string) =>
      `A shortened link: ${places}. Spam filters distrust links that hide where they lead.`,
    remedy: 'Write the address of the page itself.',
  },
  'link-elsewhere': {
    text: (places: string) => `Leads to another site, which the shop can’t check: ${places}.`,
    remedy: 'Follow it yourself, from the preview.',
  },
  'alt-missing': {
    text: (places: string) =>
      `A picture without a description: ${places}. Many people read mails without pictures, or have them read aloud.`,
    remedy: 'Say between [ and ] what it shows.',
  },
  'picture-missing': {
    text: (places: string) => `There is no such picture in the shop: ${places}.`,
    remedy:
      'Write a product’s handle, or the path of a file of the shop. Pictures on other sites would tell those sites who reads.',
  },
  'picture-format': {
    text: (places: string) => `Outlook does not show this kind of picture: ${places}.`,
    remedy: 'Use a JPEG or PNG, or write the handle of a product.',
  },
  'too-large': {
    text: (places: string) =>
      `The mail has ${places}; Gmail cuts mails off at 102 KB, with the link to unsubscribe at their end.`,
    remedy: 'Shorten the text or show fewer products.',
  },
  'no-unsubscribe': {
    text: () => 'Nobody could unsubscribe by this mail.',
    remedy: 'This is a fault of the shop: please report it. SHOP_ORIGIN must begin with https://.',
  },
  'no-provider': {
    text: () => 'No mail service and sender is set up.',
    remedy:
      'Set provider and from under [vars.NEWSLETTER] in wrangler.toml: docs/run-a-shop.md says how.',
  },
  'no-key': {
    text: () => 'The key of the mail service is missing.',
    remedy: 'Copy it from the service and run: npx wrangler secret put NEWSLETTER_KEY.',
  },
  'no-webhook-secret': {
    text: () => 'The shop would not hear of bounces and complaints.',
    remedy:
      'Set up the webhook at the mail service and run: npx wrangler secret put NEWSLETTER_WEBHOOK_SECRET.',
  },
  'no-address': {
    text: () => 'The shop’s postal address is missing; every newsletter must have it.',
    remedy: 'Write it as address under [vars.SHOP] in wrangler.toml.',
  },
  'no-topic': {
    text: () => 'No topic is chosen, so it would go to nobody.',
    remedy: 'Choose at least one topic.',
  },
  'no-audience': {
    text: () => 'Nobody is subscribed to these topics.',
    remedy: 'Choose others, or wait until somebody signs up.',
  },
}
