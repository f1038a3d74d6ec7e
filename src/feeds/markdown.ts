/**
 * Text that stays text in Markdown, on one line. Characters to escape: spec.commonmark.org,
 * "Backslash escapes".
 */
export const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&')
