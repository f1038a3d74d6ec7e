/** What the page of an order says of giving pieces back. */
export const returns = {
  title: 'Give something back',
  /**
   * The law’s own label of the way in, wherever a shopper can withdraw: Directive 2011/83/EU,
   * article 11a (1).
   */
  withdraw: 'Withdraw from contract here',
  mayWithdraw: 'Not what you hoped for? You can give back what you bought without giving a reason.',
  ask: 'Something is wrong with it',
  mayAsk: 'If something is wrong with a piece, tell us here.',
  states: {
    asked: 'You’ve asked us, and we’ll answer by email.',
    agreed: 'Please send it back to us.',
    received: 'It has come back to us.',
    refused: 'We couldn’t take it back.',
    withdrawn: 'You’re keeping it after all.',
  },
  slip: 'Print the return slip',
  see: 'See this return',
}
