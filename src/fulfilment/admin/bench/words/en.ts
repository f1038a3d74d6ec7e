import { pluralOf } from '../../../../platform/plural.ts'

const plural = pluralOf('en')
const list = new Intl.ListFormat('en')

const pieces = (count: number) => plural(count, { one: '# piece', other: '# pieces' })
const days = (count: number) => plural(count, { one: '# day', other: '# days' })

/** The workshop at the desk, in English. */
export const en = {
  title: 'Workshop',
  pieces,
  open: 'Not ready yet',
  stages: {
    'to-make': 'To make',
    'on-the-bench': 'On the bench',
    'at-the-assay-office': 'At the assay office',
    ready: 'Ready',
    sent: 'Sent',
    delivered: 'Delivered',
    returned: 'Returned',
    cancelled: 'Cancelled',
  },
  waits: {
    stone: 'A stone',
    customer: 'The customer',
    supplier: 'A supplier',
    other: 'Something else',
  },
  kinds: { 'made-to-order': 'Made to order', 'to-engrave': 'To engrave' },
  filters: {
    stage: 'Stage',
    metal: 'Metal',
    waits: 'Waits for',
    kind: 'Kind',
    until: 'Due by',
  },
  columns: {
    piece: 'Piece',
    metal: 'Metal',
    engraving: 'Engraving',
    order: 'Order',
    stage: 'Stage',
    due: 'Due',
    place: 'Place',
    weight: 'Weight',
  },
  caption: 'Pieces in the workshop, by the day they are due',
  choose: (name: string, number: string) => `Choose ${name}, ${number}`,
  noneOpen: 'Nothing to make. Every piece that was sold is ready.',
  noneFound: 'No piece fits these filters.',
  showAll: 'Show all',
  engraved: 'Yes',
  notEngraved: 'No',
  unknown: 'not known',
  inStage: (count: number) => (count === 0 ? 'since today' : `for ${days(count)}`),
  late: 'Late',
  waitsFor: (what: string, wanted: string) =>
    wanted ? `Waits: ${what.toLowerCase()}, ${wanted}` : `Waits: ${what.toLowerCase()}`,
  unit: (unit: number, of: number) => `${unit} of ${of}`,

  printSheets: 'Print bench sheets',
  printLabels: 'Print bag labels',
  moveTo: 'Move to',
  move: 'Move',
  intoPacket: 'Into an assay packet',
  tell: 'Send the mail “work has begun” when a piece made to order goes on the bench',
  tellOne: 'Send the customer the mail “work has begun”',

  done: {
    moved: 'Moved.',
    packed: 'The packet is at the assay office. Print its list to go with it.',
    undone: 'Undone.',
    noted: 'Noted.',
    over: 'Marked as arrived. The pieces no longer wait.',
    back: 'The packet is back, and its pieces are ready.',
  },
  undo: 'Undo',
  refused: {
    none: 'Choose pieces first.',
    many: (most: number) => `At most ${most} pieces can be printed at once. Choose fewer.`,
    gone: 'These pieces do not exist any more.',
    meanwhile: (what: string[]) =>
      `Nothing was changed, because somebody was faster: ${what.join('; ')}. Please check, and choose again.`,
    moved: (name: string, stage: string, who: string | null) =>
      who ? `${name} is “${stage}” (${who})` : `${name} is “${stage}”`,
    notAllowed: 'That cannot be done from where the piece is now.',
    notUndone: 'It cannot be undone: a piece was moved again since.',
    packet: {
      none: 'Choose the pieces that go into the packet.',
      done: 'Only pieces to make or on the bench go into a packet.',
      unknown: (names: string[]) =>
        `The fineness is not known of ${list.format(names)}. Add it to the product’s facts, or name the metal so that it says it, like “18K gold”.`,
      mixed: (finenesses: number[]) =>
        `A packet holds one fineness, and these pieces have ${list.format(finenesses.map(String))}. Make a packet of each.`,
    },
  },

  sheets: 'Bench sheets',
  labels: 'Bag labels',
  sold: 'As it was sold',
  now: 'From the product as it is now',
  nowCalled: (name: string) =>
    `The catalogue now says “${name}”. Make what was sold, and ask if in doubt.`,
  noFacts: 'The catalogue says nothing more.',
  due: 'Due',
  trueSize: 'Engraving, in true size',
  wrapped: 'Gift wrap',
  yes: 'Yes',
  no: 'No',
  notes: 'Notes',
  weightBefore: 'Weight before',
  weightAfter: 'after',
  scan: 'Opens the piece at the desk',

  where: 'Where it lies',
  whereHint: 'A drawer, a tray, a bench.',
  waitsForWhat: 'Waits for',
  nothing: 'Nothing',
  wanted: 'What exactly',
  wantedHint: 'As you would order it: “sapphire 5 mm”. Never about a person.',
  save: 'Save',
  undoLast: (stage: string) => `Undo: back to “${stage}”`,
  history: 'History',
  enters: (leaves: string, enters: string) => `${leaves} → ${enters}`,
  notedOnly: 'Noted where it lies, or what it waits for',
  restocked: 'Put into stock',
  paid: 'Money went back',
  arrived: 'The customer said so',
  noMoves: 'It has not been moved yet.',
  long: (most: number) => `Write at most ${most} letters.`,
  sheetOfIt: 'Bench sheet',
  labelOfIt: 'Bag label',

  toBuy: 'To buy',
  toBuyLead: 'What pieces are waiting for. Tick what has arrived, and work goes on.',
  nothingToBuy: 'No piece waits for a stone or a supplier.',
  notSaid: 'Not said what',
  hasCome: 'Mark as arrived',

  packets: 'Assay packets',
  packet: (number: string) => `Packet ${number}`,
  loose: 'Without a packet',
  fineness: (parts: number) => `Fineness ${parts}`,
  outFor: (count: number) => (count === 0 ? 'out since today' : `out for ${days(count)}`),
  grams: (weight: number) => `${weight} g`,
  weightOfAll: (grams: number, unknown: number) =>
    unknown > 0 ? `${grams} g, and ${pieces(unknown)} of unknown weight` : `${grams} g`,
  printList: 'Print the list',
  isBack: 'All are back and ready',
  noneAway: 'Nothing is at the assay office.',
  packetLead: 'Choose pieces in the list, then “Into an assay packet”. One fineness per packet.',
  total: 'Together',
  from: 'From',
}
