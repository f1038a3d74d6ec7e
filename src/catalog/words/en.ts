import { availability } from './en/availability.ts'
import { cards } from './en/cards.ts'
import { facts } from './en/facts.ts'
import { home } from './en/home.ts'
import { lately } from './en/lately.ts'
import { pictures } from './en/pictures.ts'
import { product } from './en/product.ts'
import { returns } from './en/returns.ts'

export const en = { availability, cards, facts, home, lately, pictures, product, returns }
