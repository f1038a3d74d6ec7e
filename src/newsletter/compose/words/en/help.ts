/** How a campaign is written: what is typed, and what it becomes. */
export const help = {
  title: 'How to write',
  lines: [
    ['# Spring is here', 'A heading. ## and ### are smaller ones.'],
    ['*soft*, **strong**', 'Emphasis, in italics or bold.'],
    ['Each line stays a line.', 'An empty line begins a new paragraph.'],
    ['- a line, 1. a line', 'A list, with dots or with numbers.'],
    ['> Words of a customer', 'A quotation.'],
    ['---', 'A thin line across.'],
    [
      '[our rings](/collections/rings)',
      'A link. Pages of the shop begin with /, others with https://.',
    ],
    ['[button: See the rings](/collections/rings)', 'A button, on a line of its own.'],
    [
      '[product: rubia-ring]',
      'A product with its picture, name and price, on a line of its own. Write the end of its page’s address, with ?variant=… for one variant, or paste the whole address. Several in a row stand side by side.',
    ],
    [
      '![A ring on a stone](rubia-ring)',
      'The picture of a product, or a file of the shop (/pictures/…). The words in [ ] are read where pictures aren’t shown.',
    ],
    [
      'Dear {name|friend of the house},',
      'The reader’s name, or the words after | if they gave none. Works in the subject too.',
    ],
  ] as [typed: string, becomes: string][],
}
