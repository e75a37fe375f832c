import { plain } from '../../brief/index.ts'
import type { Claim, Span } from '../../reading/claim.ts'
import type { Reading } from '../../reading/reader.ts'
import type { Document } from '../../sources/index.ts'
import type { Screen } from '../screen.ts'
import { saidSlots } from './claims.ts'
import { byPassage, documentLine, sayPassage } from './reading.ts'

/** Prints claim by claim, slot by slot, which words and which rows of `knowledge/` made it. */
export function sayExplained(screen: Screen, document: Document, reading: Reading): void {
  const { heading, faint } = screen.paint
  screen.say(heading(plain(document.title ?? document.origin)))
  screen.say(faint(documentLine(document, reading)))
  for (const span of reading.date?.from ?? []) screen.say(faint(`  date from “${words(document, span)}”`))
  screen.say()
  for (const group of byPassage(reading.claims)) {
    sayPassage(screen, document, group)
    for (const claim of group) sayClaim(screen, document, claim)
    screen.say()
  }
}

function sayClaim(screen: Screen, document: Document, claim: Claim): void {
  const { heading, faint } = screen.paint
  const { start, end } = claim.passage
  screen.say(`    ${heading(`${claim.kind}, ${claim.modality}`)}  ${faint(`characters ${start}–${end}`)}`)
  const rows: (readonly [string, string, string])[] = [
    ...(claim.rows['frame'] === undefined ? [] : [['frame', '', `knowledge/${claim.rows['frame']}`] as const]),
    ...saidSlots(claim).map(({ slot, said }) => [slot, said, origin(document, claim, slot)] as const),
  ]
  const wide = Math.max(...rows.map(([slot]) => slot.length))
  rows.forEach(([slot, said, from], index) => {
    screen.say(`    ${index === rows.length - 1 ? '└' : '├'} ${slot.padEnd(wide)}  ${said}${said === '' ? '' : '  '}${faint(`← ${from}`)}`)
  })
}

/** The words a slot was read from, or the rule that inferred it, and the row that knew it. */
function origin(document: Document, claim: Claim, slot: string): string {
  const spans = claim.spans[slot] ?? [],
    rule = claim.inferred[slot],
    row = claim.rows[slot]
  return (
    [
      ...(spans.length === 0 ? [] : [spans.map((span) => `“${words(document, span)}”`).join(', ')]),
      ...(rule === undefined ? [] : [`inferred: ${rule}`]),
      ...(row === undefined ? [] : [`knowledge/${row}`]),
    ].join(' · ') || 'not told'
  )
}

function words(document: Document, { start, end }: Span): string {
  return plain(document.text.slice(start, end))
}
