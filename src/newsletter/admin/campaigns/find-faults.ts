import type { Context } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { checkCampaign, type Fault } from '../../compose/check-campaign.ts'
import type { CampaignPage } from './show-campaign.tsx'

/**
 * What is to be mended or looked at before a campaign is sent: what stops it first. One round trip,
 * and what the pages cost that it leads to.
 */
export const findFaults = (
  { var: { db, config, isThere } }: Context<DeskEnv>,
  { campaign, topics, audience }: CampaignPage,
): Promise<Fault[]> =>
  checkCampaign(
    { db, config, isThere },
    {
      ...campaign,
      topics: topics.filter(({ isChosen }) => isChosen).map(({ id }) => id),
      audience,
    },
  )
