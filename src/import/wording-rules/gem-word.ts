import { breaches, stonesOf, type WordingRule } from './claims.ts'
import { isPrecededBy, stoneMentions } from './stone-mentions.ts'

/**
 * "Gem", "gemstone" and "birthstone" promise something mined. If all stones of a product are
 * man-made, a word that says so must come before: 16 CFR 23.25(b).
 */
export const gemWord: WordingRule = (wording) => {
  const stones = stonesOf(wording)
  if (stones.length === 0 || stones.some(({ origin }) => origin === 'natural')) return []
  return breaches(
    wording.claims,
    (text) =>
      ['gem', 'gemstone', 'birthstone'].some((word) =>
        stoneMentions(text, word).some((mention) => !isPrecededBy(mention, made, [])),
      ),
    (text) =>
      `${text} calls a stone a gem, though it was not mined. Write what it is, like "lab-grown diamond" (16 CFR 23.25).`,
  )
}

const made = /lab(?:oratory)?[- ](?:grown|created)|imitation|simulated|cultured|composite/
