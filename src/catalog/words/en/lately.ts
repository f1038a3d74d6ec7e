/** What a browser remembers of a visit, on request. */
export const lately = {
  title: 'Lately seen',
  remember: 'Remember what I look at on this device',
  clear: 'Clear and stop',
}
