import type { HolidayTable } from '../../delivery/rules/holidays.ts'

/** Countries that are served and whose holidays nobody has written down: their parcels would be promised for holidays. */
export function faultsOfHolidays(table: HolidayTable, served: string[]): string[] {
  const missing = [...new Set(served)].filter((country) => !(country in table.countries)).sort()
  return missing.length > 0
    ? [
        `src/delivery/holidays.json has no holidays for ${missing.join(', ')}. Run \`npm run generate:holidays\`.`,
      ]
    : []
}

/** What is well for now and not for long: less than a year is left. No fault, or a check would fail because time goes by. */
export function warningsOfHolidays({ to }: HolidayTable, today: Date): string[] {
  return today.getUTCFullYear() >= to
    ? [
        `Movable holidays are known only to the end of ${to}. Update date-holidays and run \`npm run generate:holidays\`.`,
      ]
    : []
}
