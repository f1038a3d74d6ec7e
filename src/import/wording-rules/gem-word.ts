import { breaches, stonesOf, type WordingRule } from './piece.ts'
import { isPrecededBy, stoneMentions } from './stone-mentions.ts'

/**
 * "Gem", "gemstone" and "birthstone" promise something mined. Of a piece whose stones all were
 * made, the word that says so comes before: 16 CFR 23.25(b).
 */
export const gemWord: WordingRule = (piece) => {
  const stones = stonesOf(piece)
  if (stones.length === 0 || stones.some(({ origin }) => origin === 'natural')) return []
  return breaches(
    piece.claims,
    (text) =>
      ['gem', 'gemstone', 'birthstone'].some((word) =>
        stoneMentions(text, word).some((mention) => !isPrecededBy(mention, made, [])),
      ),
    (text) =>
      `${text} calls a stone a gem, though it was not mined. Write what it is, like "lab-grown diamond" (16 CFR 23.25).`,
  )
}

const made = /lab(?:oratory)?[- ](?:grown|created)|imitation|simulated|cultured|composite/
