import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { Look } from '../../views/section.tsx'
import type { SiteFigures } from '../read-site.ts'

/** What the page shows. */
export type Shown = {
  shop: Shop
  look: Look
  figures: SiteFigures
  /** Of the Worker. */
  version: { id: string; timestamp: string }
  /** Whether the desk shows them the mails that did not go out. */
  seesMails: boolean
}

/** Where its tables are. */
export const address = paths.deskSiteFigures
