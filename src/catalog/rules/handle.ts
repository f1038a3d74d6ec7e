/**
 * A handle as the shop keeps it: in small letters, accents composed (NFC), as addresses have them
 * in their one spelling (`tidyPath`).
 */
export const foldHandle = (text: string): string => text.toLowerCase().normalize('NFC')
