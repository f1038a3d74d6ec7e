/** What the list of kept pieces says. */
export const en = {
  title: 'Kept pieces',
  empty:
    'Nothing here yet. Tap the heart on a piece to keep it. What you keep stays here for 180 days after your last change, in this browser only.',
  noted: 'Kept pieces aren’t reserved for you: somebody else may buy them first.',

  from: <P>(price: P) => ['From ', price],
  gone: 'We no longer offer this piece.',
  choose: 'There are several to choose from.',
  chooseFirst: 'Please choose an option first, then add it to your cart.',
  withdrawn: 'We no longer engrave this on the piece. Please choose it anew on its page.',
  unreadable: 'We can’t read its engraving any more. Please choose it anew on its page.',

  /** `hidden` makes what only screen readers say: which of the pieces is meant. */
  move: <H>(hidden: (text: string) => H, title: string) => ['Move ', hidden(title), ' to cart'],
  goChoose: <H>(hidden: (text: string) => H, title: string) => [
    'Choose one',
    hidden(` of ${title}`),
  ],
  letGo: <H>(hidden: (text: string) => H, title: string) => ['Remove', hidden(` ${title}`)],
  whenBack: <H>(hidden: (text: string) => H, title: string) => [
    'Tell me when it’s back',
    hidden(`: ${title}`),
  ],
  whenCheaper: <H>(hidden: (text: string) => H, title: string) => [
    'Tell me when it costs less',
    hidden(`: ${title}`),
  ],

  moved: 'Moved to your cart.',
  toCart: 'View cart',
  left: 'It isn’t kept any more.',
  /** `link` makes a link of a text. */
  tooMany: <L>(most: number, link: (text: string) => L) => [
    'You keep ',
    link(`${most} pieces`),
    ' already, and there’s room for no more. Remove one, and this one fits.',
  ],
  tooMuchToday: 'You’ve changed this more often today than we can note. Please try again tomorrow.',

  share: {
    title: 'Share this list',
    lead: 'Make a link for whoever should see what you keep. It shows pictures and names of the pieces as your list is then: not your name, and never an engraving. Whoever has the link can look, and change nothing.',
    choices: 'Show which sizes and metals I chose',
    prices: 'Show prices',
    forPresents: 'For presents, leave prices hidden.',
    start: 'Make a link',
    link: 'The link to your list',
    open: 'See it as others do',
    lost: 'Your list is shared, but its link can’t be shown again. Stop sharing, and make a new one.',
    change: 'Save what it shows',
    stop: 'Stop sharing',
    done: {
      shared: 'Whoever has this link can see your list now.',
      stopped: 'Your list isn’t shared any more. The link that you gave away opens nothing.',
    },
  },

  shared: {
    title: 'Pieces shared with you',
    lead: 'Somebody likes these pieces, and wants you to see them.',
    empty: 'There’s nothing on this list just now.',
    toShop: 'Look around the shop',
  },
}
