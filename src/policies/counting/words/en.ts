/** The page on which a visitor sees what is counted, and can say that they do not want it. */
export const en = {
  title: 'Counting visits',
  lead: 'We count how often our pages are seen, and how people find us. We never learn who you are, and you can say no here.',
  standing: {
    counted: {
      title: 'Your visits are counted.',
      text: 'Your browser has not asked us to leave you out.',
    },
    switch: {
      title: 'Your visits aren’t counted.',
      text: 'You asked us on this page to leave this browser out.',
    },
    gpc: {
      title: 'Your visits aren’t counted.',
      text: 'Your browser asks every site for that: Global Privacy Control is on.',
    },
    dnt: {
      title: 'Your visits aren’t counted.',
      text: 'Your browser asks every site for that: Do Not Track is on.',
    },
    dropped: {
      title: 'You aren’t counted as a person.',
      text: 'This page was asked for as programs ask for pages, and only that is noted.',
    },
  },
  stop: 'Don’t count me',
  stopHow:
    'This sets one cookie, which says no and is the same for everyone who says so. It lasts 13 months. It’s for this browser alone, and goes when you delete our cookies.',
  start: 'Count me again',
  startHow: 'This deletes the cookie in which your browser keeps that you said no.',
  noted: {
    title: 'What is noted about you now',
    of: 'For the view of this page, this and nothing else:',
    what: 'What',
    now: 'Now',
    nothing: 'Nothing.',
    time: 'Besides, roughly how long our answer took, once it is on its way.',
    less: 'On other pages it may also be a product, what you searched for or the site to which you left.',
  },
  more: <L>(link: (text: string) => L) => [
    'What we note of visits, what for and for how long is in our ',
    link('privacy policy'),
    '.',
  ],
}
