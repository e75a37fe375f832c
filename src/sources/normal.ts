/**
 * Brings text into the one form that is stored and that all offsets refer to: no byte order mark, line ends `\n`, characters composed (NFC).
 * Nothing else is changed: no-break spaces, soft hyphens and zero-width characters stay, so that a passage is what the source printed.
 */
export function normalText(text: string): string {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const lines = bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare
  return lines.normalize('NFC')
}
