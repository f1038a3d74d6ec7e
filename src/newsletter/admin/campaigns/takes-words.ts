import { days, hours, type Seconds } from '../../../platform/clock.ts'
import { campaignWords } from './words.ts'

/** How long something takes, in words: `about 5 minutes`. */
export function takesWords(seconds: Seconds): string {
  const { takes } = campaignWords()
  if (seconds < hours(2)) return takes.minutes(Math.ceil(seconds / 60))
  if (seconds < days(2)) return takes.hours(Math.round(seconds / hours(1)))
  return takes.days(Math.round(seconds / days(1)))
}
