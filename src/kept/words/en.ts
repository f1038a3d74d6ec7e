/** What is said of pieces that a guest keeps. */
export const en = {
  seeThem: 'See what you keep',
  notKept: 'We couldn’t keep this piece',
  tooMany: (most: number) =>
    `You keep ${most} pieces already, and there’s room for no more. Remove one, and this one fits.`,
  tooMuchToday:
    'More people began to keep pieces from your network today than we can remember. Please try again tomorrow.',
}
