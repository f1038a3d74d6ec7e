/** Words of pieces picked for a guest. */
export const en = {
  title: 'For you',
  reasons: {
    kept: (title: string) => `Because you kept ${title}`,
    cart: (title: string) => `Because ${title} is in your cart`,
    goesWith: (title: string) => `Goes with ${title}`,
    boughtTogether: (title: string) => `Often bought with ${title}`,
    searched: (text: string) => `Because you searched for “${text}”`,
  },
  why: 'Picked just now by what you kept, searched for and put in your cart. We store no profile.',
  stop: 'Don’t pick for me',
  off: 'We pick nothing for you: you asked us not to.',
  again: 'Pick for me again',
}
