import type { MetalCare, StoneCare } from '../../rules/care.ts'

type Advice = { title: string; text: string }

/** How pieces are worn, cleaned and kept, in English. */
export const care = {
  title: 'Care of your pieces',
  link: 'How to care for them',
  ask: 'Ask us to clean, resize or repair a piece',
  metals: {
    gold: {
      title: 'Gold',
      text: 'Wash it in lukewarm water with a drop of washing-up liquid and a soft brush, rinse it and dry it with a soft cloth. Take it off in swimming pools and spas: chlorine attacks the metals that gold is mixed with. Small scratches are part of wearing it; we can polish them away.',
    },
    'white-gold': {
      title: 'White gold',
      text: 'Wash it in lukewarm water with a drop of washing-up liquid and a soft brush, and keep it away from chlorine. White gold often has a thin layer of rhodium, which wears off with the years and lets a warmer colour through. We can renew it.',
    },
    platinum: {
      title: 'Platinum and palladium',
      text: 'It doesn’t tarnish. Wash it in lukewarm water with a drop of washing-up liquid and a soft brush. With time it gets a soft, matt sheen: hardly any metal is lost, and we can polish it bright again.',
    },
    silver: {
      title: 'Silver',
      text: 'Silver darkens in the air, sooner near sulphur: wool, rubber, eggs, hot springs. Wear it often, wipe it with a silver cloth, and keep it in a closed bag. Leave silver dips alone where there are stones or pearls, or where the dark parts are meant to be dark.',
    },
    plated: {
      title: 'Plated metal',
      text: 'The layer on top is thin. Wipe it with a soft, dry or slightly damp cloth, and never with a polishing cloth, paste or dip, which take the layer off. Take it off before washing your hands, and put it on after perfume and creams.',
    },
  } satisfies Record<MetalCare, Advice>,
  stones: {
    diamond: {
      title: 'Diamond and moissanite',
      text: 'Grease dulls it sooner than anything else: brush it from below and above with a soft brush in lukewarm water with washing-up liquid. It can scratch everything else, so keep it apart, and a hard knock can still chip it.',
    },
    hard: {
      title: 'Sapphire, ruby and other hard stones',
      text: 'Lukewarm water, washing-up liquid and a soft brush keep them bright. Many of these stones were heated, which lasts; sudden heat and hard knocks can still do harm.',
    },
    sturdy: {
      title: 'Quartz, garnet, beryl, tourmaline and their like',
      text: 'Clean them in lukewarm water with a drop of washing-up liquid and a soft brush. Don’t leave them in strong sun for weeks, which can make amethyst and other coloured quartz paler, and spare them sudden heat and cold.',
    },
    emerald: {
      title: 'Emerald',
      text: 'Emeralds have fine cracks, nearly always filled with oil. Wipe them with a soft cloth and lukewarm water, without soaking. Hot water, solvents, steam and ultrasonic cleaners take the oil out. They don’t like knocks.',
    },
    delicate: {
      title: 'Topaz, tanzanite, moonstone, peridot and their like',
      text: 'They split or scratch more easily than they look. Wipe them with a soft, damp cloth. No steam, no ultrasonic cleaner, no sudden heat or cold, and take them off for work with your hands.',
    },
    opal: {
      title: 'Opal',
      text: 'Opal holds water and is soft. Wipe it with a soft, damp cloth, keep it from heat, very dry air and sudden cold, and never use steam, ultrasonic cleaners or oil. Don’t soak it: some opals are made of layers that are glued.',
    },
    pearl: {
      title: 'Pearls and mother-of-pearl',
      text: 'Put them on last, after perfume, hair spray and make-up, and take them off first. Wipe them with a soft cloth after each wearing. No soap bath, vinegar, steam or ultrasonic cleaner. Lay strings flat, and have them strung anew every year or two if you wear them often.',
    },
    porous: {
      title: 'Turquoise, lapis lazuli, malachite',
      text: 'These stones soak up oil, perfume, soap and sweat, and change colour. Wipe them with a soft cloth that is hardly damp, and dry them at once. Keep them from heat and strong sun.',
    },
    organic: {
      title: 'Amber, coral, jet, shell',
      text: 'They grew, and are soft. Wipe them with a soft, damp cloth only. Perfume, alcohol, hair spray, heat and hot water do lasting harm.',
    },
    filled: {
      title: 'Filled and layered stones',
      text: 'Glass, resin or glue is part of this stone. Wipe it with a soft, damp cloth only. Heat, steam, ultrasonic cleaners, lemon juice, solvents and the torch at a repair can ruin it: tell every goldsmith.',
    },
    unknown: {
      title: 'Other stones',
      text: 'Wipe them with a soft, damp cloth, and ask us before you do more.',
    },
  } satisfies Record<StoneCare, Advice>,
  always: {
    title: 'Always',
    rules: [
      'Take jewellery off for sport, gardening, housework and sleep.',
      'Perfume and creams first, jewellery after them.',
      'Keep each piece by itself, in its box or a soft bag, so that none scratches another.',
      'Ultrasonic and steam cleaners only at the goldsmith’s.',
      'Once a year have somebody look at settings, clasps and chains. If a stone rattles, don’t wear it.',
    ],
  },
}
