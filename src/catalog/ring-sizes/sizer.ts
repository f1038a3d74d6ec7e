import { type Circumference, diameterOf } from './rules.ts'

/** Sizes that the table and the circles show: what rings for grown-ups are made in. */
export const COMMON_SIZES = { from: 44, to: 70 } as const

/** Every whole size from one to another. */
export const wholeSizes = (from: Circumference, to: Circumference): Circumference[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** A bank card held upright, in millimetres: ISO/IEC 7810, ID-1. */
export const BANK_CARD = { width: 53.98, height: 85.6, corner: 3.18 } as const

/** Width of every line, in millimetres. */
export const LINE = 0.2

/** The circle whose line lies just inside a ring, in a square box; all in millimetres. */
export function circleOf(size: Circumference): { box: number; middle: number; radius: number } {
  const diameter = diameterOf(size)
  return {
    box: thousandths(diameter + 2),
    middle: thousandths(diameter / 2 + 1),
    radius: thousandths((diameter - LINE) / 2),
  }
}

const thousandths = (mm: number) => Math.round(mm * 1000) / 1000

/** The strip for a finger, in millimetres: a head with a slit, and a narrower end that goes through it. */
export const STRIP = { length: 106, height: 11, slit: 16, from: 40, to: 72 } as const

/** Marks of the strip: each as far from the slit as the circumference it stands for; every fifth with its number. */
export const stripMarks = wholeSizes(STRIP.from, STRIP.to).map((size) => ({
  size,
  x: STRIP.slit + size,
  numbered: size % 5 === 0,
}))
