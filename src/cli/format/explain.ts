import { plain, wrap } from '../../brief/index.ts'
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
  const frame = claim.rows['frame']
  const rows = [
    ...(frame === undefined ? [] : [{ slot: 'frame', text: `knowledge/${frame}` }]),
    ...saidSlots(claim).map(({ slot, said }) => ({ slot, text: `${said}  ← ${origin(document, claim, slot)}` })),
  ]
  const wide = Math.max(...rows.map(({ slot }) => slot.length))
  rows.forEach(({ slot, text }, index) => {
    const last = index === rows.length - 1
    wrap(text, screen.width - wide - 8).forEach((row, part) => {
      screen.say(
        `    ${part > 0 ? (last ? ' ' : '│') : last ? '└' : '├'} ${(part === 0 ? slot : '').padEnd(wide)}  ${part === 0 ? row : faint(row)}`,
      )
    })
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
