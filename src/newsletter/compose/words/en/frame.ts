/** Below a campaign. */
export const frame = {
  /** `topics`: those that the reader chose and this is about; empty if that is not known. */
  reason: (shop: string, topics: string) =>
    topics
      ? `You get this because you signed up for ${topics} at ${shop}.`
      : `You get this because you signed up for the newsletter of ${shop}.`,
  preferences: 'Change what you get',
  unsubscribe: 'Unsubscribe',
  online: 'Read it in your browser',
}
