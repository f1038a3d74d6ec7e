/** What search engines say of each policy. */
export const policies = {
  descriptions: {
    delivery: 'Where we deliver, for how much and how fast; what travels insured; customs.',
    returns: 'How long you have to send a piece back, how to do it, and what cannot come back.',
    privacy: 'What we keep about you, why, how long and how sealed; what we count; your rights.',
    terms: 'How an order comes about, what the prices include, and what both sides can count on.',
  },
}
