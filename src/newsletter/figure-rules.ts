/** Letters of a campaign's name that statistics keep. */
const LABEL_LETTERS = 64

/** A campaign as statistics and orders name it: what they read of `utm_campaign`. */
export const campaignLabel = (slug: string): string =>
  Array.from(slug).slice(0, LABEL_LETTERS).join('')
