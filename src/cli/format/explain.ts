import { plain, wrap } from '../../brief/index.ts'
import type { Claim, Span } from '../../reading/claim.ts'
import { rowsOfClaim, type ExplainedSentence, type Explanation, type SentenceDetail, type Words } from '../../reading/explain.ts'
import type { Document } from '../../sources/index.ts'
import type { Screen } from '../screen.ts'
import { saidSlots } from './claims.ts'
import { documentLine } from './reading.ts'

/**
 * Prints claim by claim, slot by slot, which words and which rows of `knowledge/` made it; of a sentence without a claim, what was
 * recognised in it.
 */
export function sayExplained(screen: Screen, document: Document, told: Explanation): void {
  const { reading, sentences } = told
  const { heading, faint } = screen.paint
  screen.say(heading(plain(document.title ?? document.origin)))
  screen.say(faint(documentLine(document, reading)))
  for (const span of reading.date?.from ?? []) screen.say(faint(`  date from “${words(document, span)}”`))
  screen.say()
  for (const sentence of sentences) {
    saySentence(screen, document, sentence)
    const claims = reading.claims.filter(({ passage }) => passage.start >= sentence.span.start && passage.start < sentence.span.end)
    for (const claim of claims) sayClaim(screen, document, claim, rowsOfClaim(told, claim))
    if (claims.length === 0) saySeen(screen, sentence)
    screen.say()
  }
}

/** Prints how one sentence was taken apart, and of each row that was tried why it was read or not. */
export function sayDetail(screen: Screen, document: Document, told: Explanation): void {
  const { sentences, detail } = told
  const sentence = sentences.find(({ number }) => number === detail?.number)
  if (sentence === undefined || detail === undefined) return
  saySentence(screen, document, sentence)
  for (const claim of sentence.claims) sayClaim(screen, document, claim, rowsOfClaim(told, claim))
  if (sentence.claims.length > 0) screen.say(`    ${screen.paint.heading('recognised')}`)
  saySeen(screen, sentence)
  screen.say()
  sayList(screen, 'words', detail.tokens.map(({ words: word, span }) => `${word} ${screen.paint.faint(String(span.start))}`).join(' · '))
  sayRows(
    screen,
    'phrases',
    detail.phrases.map(({ type, words: said }) => [type, said]),
  )
  sayRows(
    screen,
    'clauses',
    detail.clauses.map((clause) => [clause.kind, clauseLine(clause)]),
  )
  sayRows(
    screen,
    'rows tried',
    detail.tried.map(({ verb, row, outcome }) => [`${verb} ← knowledge/${row}`, outcome]),
  )
}

function clauseLine({ verb, subject, rest, governor, hangs, around }: SentenceDetail['clauses'][number]): string {
  const governed = governor === undefined ? '' : ` · governed by “${governor}”${hangs === undefined ? '' : `, hangs on its ${hangs}`}`
  const beside = Object.entries(around).map(([part, said]) => `${part} ${said}`)
  return `${subject ?? 'no subject'} | ${verb} | ${rest ?? 'nothing behind'}${governed}${beside.length === 0 ? '' : ` · around it: ${beside.join('; ')}`}`
}

function sayList(screen: Screen, title: string, line: string): void {
  screen.say(`    ${screen.paint.heading(title)}`)
  for (const row of wrap(line, screen.width - 6)) screen.say(`      ${row}`)
}

function sayRows(screen: Screen, title: string, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return
  screen.say(`    ${screen.paint.heading(title)}`)
  const wide = Math.max(...rows.map(([name]) => name.length))
  for (const [name, said] of rows) screen.say(`      ${plain(name).padEnd(wide)}  ${plain(said)}`)
}

function saySentence(screen: Screen, document: Document, { number, span }: ExplainedSentence): void {
  for (const row of wrap(`${number}. “${words(document, span)}”`, screen.width - 2)) screen.say(`  ${row}`)
}

/** What was recognised in a sentence, one line a thing. */
function saySeen(screen: Screen, sentence: ExplainedSentence): void {
  const rows = seenRows(sentence)
  if (sentence.claims.length === 0)
    screen.say(
      `    ${screen.paint.heading('no claim')}  ${screen.paint.faint(rows.length === 0 ? 'nothing was recognised' : 'recognised:')}`,
    )
  const wide = Math.max(...rows.map(([what]) => what.length))
  rows.forEach(([what, said, from], index) => {
    const mark = index === rows.length - 1 ? '└' : '├'
    screen.say(`    ${mark} ${what.padEnd(wide)}  ${plain(said)}  ${screen.paint.faint(`← ${plain(from)}`)}`)
  })
}

function seenRows({
  claims,
  names,
  dates,
  amounts,
  verbs,
  nouns,
}: ExplainedSentence): (readonly [what: string, said: string, from: string])[] {
  const quoted = ({ words: said }: Words) => `“${said}”`
  const filled = claims.flatMap((claim) => Object.values(claim.spans).flat())
  // What was recognised and went to no slot is where a missing value is looked for first.
  const unused = ({ span }: Words) =>
    claims.length === 0 || filled.some(({ start, end }) => start < span.end && span.start < end) ? '' : ' · in no slot'
  return [
    ...names.map((name) => [name.type, name.value, `${quoted(name)} · ${rowOf(name.row)}${unused(name)}`] as const),
    ...dates.map((date) => ['date', date.edtf ?? 'needs the date of the document', `${quoted(date)}${unused(date)}`] as const),
    ...amounts.map((amount) => {
      const said = [amount.qualifier, String(amount.value), amount.unit, amount.change].filter((part) => part !== undefined)
      return [
        'amount',
        said.join(' '),
        [`${quoted(amount)}${unused(amount)}`, ...(amount.rows.length === 0 ? [] : [rowOf(amount.rows.join('|'))])].join(' · '),
      ] as const
    }),
    ...verbs.map((verb) => {
      const said = [verb.lemma, verb.form, verb.tense, verb.voice, ...(verb.negated ? ['negated'] : [])].join(', ')
      return ['verb', said, quoted(verb)] as const
    }),
    ...nouns.map((noun) => ['noun', noun.classes.join(' or '), `${quoted(noun)} · ${rowOf(noun.row)}`] as const),
  ]
}

/** Rows of tables, parted by `|`; what a name's shape or the grammar alone told has none. */
function rowOf(rows: string): string {
  return rows
    .split('|')
    .map((row) => (row.startsWith('shape/') ? 'by its shape' : row.startsWith('rule/') ? `by rule: ${row.slice(5)}` : `knowledge/${row}`))
    .join(', ')
}

function sayClaim(screen: Screen, document: Document, claim: Claim, known: Readonly<Record<string, string>>): void {
  const { heading, faint } = screen.paint
  const { start, end } = claim.passage
  screen.say(`    ${heading(`${claim.kind}, ${claim.modality}`)}  ${faint(`characters ${start}–${end}`)}`)
  const frame = claim.rows['frame']
  const rows = [
    ...(frame === undefined ? [] : [{ slot: 'made by', text: rowOf(frame) }]),
    ...saidSlots(claim).map(({ slot, said }) => ({ slot, text: `${said}  ← ${origin(document, claim, slot, known[slot])}` })),
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
function origin(document: Document, claim: Claim, slot: string, row: string | undefined): string {
  const spans = claim.spans[slot] ?? [],
    rule = claim.inferred[slot]
  return (
    [
      ...(spans.length === 0 ? [] : [spans.map((span) => `“${words(document, span)}”`).join(', ')]),
      ...(rule === undefined ? [] : [`inferred: ${rule}`]),
      ...(row === undefined ? [] : [rowOf(row)]),
    ].join(' · ') || 'not told'
  )
}

function words(document: Document, { start, end }: Span): string {
  return plain(document.text.slice(start, end))
}
