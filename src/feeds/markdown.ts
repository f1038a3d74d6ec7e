/**
 * Text that stays text in Markdown, on one line. The signs that begin something:
 * spec.commonmark.org, "Backslash escapes".
 */
export const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&')
