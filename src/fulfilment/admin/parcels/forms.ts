import * as z from 'zod/mini'
import { actId } from '../../../admin/act.ts'
import { type ExportFormat, exportFormats } from './export-rules.ts'

export const parcelId = z.uuid()

const ids = z.array(parcelId).check(z.maxLength(100))

/** What `c.req.parseBody({ all: true })` has for a name: nothing, one value or several. */
const several = z.pipe(
  z.optional(z.unknown()),
  z.transform((value): unknown[] =>
    value === undefined ? [] : Array.isArray(value) ? value : [value],
  ),
)

/** Orders to pack, by their ids. */
export const packForm = z.object({ act: actId, orders: z.pipe(several, ids) })

/** A parcel and the version that the form showed: `<id>.<version>`. */
const parcel = z.pipe(
  z.string().check(z.regex(/^[0-9a-f-]{36}\.[1-9]\d{0,8}$/)),
  z.transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) })),
)

/** Parcels that have arrived. `tell`: the shoppers get a mail. */
export const deliveredForm = z.object({
  act: actId,
  tell: z.optional(z.string()),
  parcels: z.pipe(several, z.array(parcel).check(z.maxLength(100))),
})

export const exportForm = z.object({
  format: z.enum(Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]]),
  contact: z.optional(z.string()),
})

/** Ids of parcels in the address of their slips. */
export const slipIds = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(',')),
  ),
  ids,
)
