import type { HolidayTable } from '../../delivery/rules/holidays.ts'

/**
 * Countries that are served but not in the table: shoppers there would be promised delivery on
 * holidays.
 */
export function faultsOfHolidays(table: HolidayTable, served: string[]): string[] {
  const missing = [...new Set(served)].filter((country) => !(country in table.countries)).sort()
  if (missing.length === 0) return []
  return [
    `src/delivery/holidays.json has no holidays for ${missing.join(', ')}. ` +
      'Run `npm run generate:holidays`.',
  ]
}

/**
 * A warning while less than a year of the table is left. After its end holidays with a fixed date
 * or weekday still count, Easter and other movable ones do not. No fault: a check must not begin to
 * fail because time goes by.
 */
export function warningsOfHolidays({ to }: HolidayTable, today: Date): string[] {
  if (today.getUTCFullYear() < to) return []
  return [
    `Movable holidays are known only to the end of ${to}. ` +
      'Update date-holidays and run `npm run generate:holidays`.',
  ]
}
