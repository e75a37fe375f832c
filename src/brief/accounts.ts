import type { RegisterReader } from '../register/register.ts'
import type { ClaimId, RegisterRecord, StoredClaim, StoredDocument } from '../register/record.ts'
import type { SlotValue } from '../reading/claim.ts'
import { compareAccounts, relationOf, type Accounts, type Difference, type Settling, type ToldByBoth } from '../watch/accounts.ts'
import { nameOf } from '../watch/name.ts'
import { markdownSafe } from './markdown.ts'
import { plain } from './plain.ts'
import { sayDate } from './say-date.ts'
import { sayNumber } from './say-number.ts'

/** One of the two accounts, as it is named: the letter before its footnotes, and who told it when. */
export interface Teller {
  readonly letter: 'A' | 'B'
  readonly name: string
}

/** A sentence of one of the accounts. */
export interface AccountNote {
  /** `A3`: the third sentence of A that is cited. */
  readonly mark: string
  readonly sentence: string
  readonly claims: readonly ClaimId[]
}

/** A line of a comparison: what it is, what is said of it, with marks of sentences. */
export interface AccountLine {
  readonly head: string
  readonly notes: readonly string[]
  /** How the accounts differ, slot by slot. */
  readonly under: readonly { readonly text: string; readonly differs: boolean }[]
}

/** Two accounts as they are printed. */
export interface AccountsTold {
  readonly relation: string
  readonly tellers: readonly [Teller, Teller]
  readonly sections: readonly { readonly title: string; readonly lines: readonly AccountLine[] }[]
  readonly notes: readonly AccountNote[]
}

/** A document that is compared, and what it says. */
export interface Account {
  readonly document: Pick<StoredDocument, 'id' | 'origin' | 'title' | 'issuer' | 'date' | 'supersedes'>
  readonly claims: readonly StoredClaim[]
}

/** What a document of the register says; an older version, what it said before the newer replaced it. */
export async function storedAccount(
  { claims }: Pick<RegisterReader, 'claims'>,
  { text: _, ...document }: StoredDocument,
): Promise<Account> {
  return { document, claims: await claims({ document: document.id, ofVersion: true }) }
}

/** Two documents held side by side, in lines with their sentences: see `compareAccounts`. */
export function accountsOf(first: Account, second: Account, settling: Settling): AccountsTold {
  const accounts = compareAccounts(first.claims, second.claims, settling)
  return tellAccounts(
    accounts,
    relationOf(first.document, second.document, accounts),
    [
      { letter: 'A', name: titleOf(first) },
      { letter: 'B', name: titleOf(second) },
    ],
    new Map([...first.claims, ...second.claims].map((claim) => [claim.id, claim])),
    new Set(first.claims.map(({ id }) => id)),
  )
}

const titleOf = ({ document: { title, origin, issuer, date } }: Account): string =>
  [title ?? origin, issuer ?? 'issuer not known', date === undefined ? 'no date' : sayDate(date)].join(' · ')

/** Puts a comparison into lines, each with its sentences. */
function tellAccounts(
  accounts: Accounts,
  relation: string,
  tellers: readonly [Teller, Teller],
  claims: ReadonlyMap<ClaimId, StoredClaim>,
  firstClaims: ReadonlySet<ClaimId>,
): AccountsTold {
  const [a, b] = tellers
  const notes = new Map<string, { mark: string; sentence: string; claims: Set<ClaimId> }>()
  const counts = { A: 0, B: 0 }
  const cite = (ids: readonly ClaimId[]): readonly string[] => {
    const marks = new Set<string>()
    for (const id of ids) {
      const claim = claims.get(id)
      if (claim === undefined) continue
      const letter = firstClaims.has(id) ? 'A' : 'B'
      const key = `${letter} ${claim.passage.start} ${claim.passage.end}`
      const note = notes.get(key) ?? { mark: `${letter}${++counts[letter]}`, sentence: claim.sentence, claims: new Set<ClaimId>() }
      notes.set(key, note)
      note.claims.add(id)
      marks.add(note.mark)
    }
    return [...marks]
  }
  const line = (record: RegisterRecord, under: AccountLine['under'] = [], more = ''): AccountLine => ({
    head: `${called(record)}${more}`,
    notes: cite(record.claims),
    under,
  })
  const differs = ({ differences }: ToldByBoth): boolean => differences.some(({ stand }) => stand === 'differ')
  const both = ({ record, differences, likely }: ToldByBoth): AccountLine =>
    line(
      record,
      differences.map((one) => ({ text: said(one, tellers), differs: one.stand === 'differ' })),
      likely ? ' (taken for one: alike, and joined by no rule)' : '',
    )
  const sections = [
    { title: 'Told differently', lines: accounts.both.filter(differs).map(both) },
    {
      title: 'Told with other force',
      lines: accounts.otherwise.map(({ first, second }) => ({
        head: `${a.letter}: ${called(first)} · ${b.letter}: ${called(second)}`,
        notes: cite([...first.claims, ...second.claims]),
        under: [],
      })),
    },
    { title: `Told by ${a.letter} only`, lines: accounts.firstOnly.map((record) => line(record)) },
    { title: `Told by ${b.letter} only`, lines: accounts.secondOnly.map((record) => line(record)) },
    { title: 'Told by both', lines: accounts.both.filter((one) => !differs(one)).map(both) },
  ]
  return {
    relation,
    tellers,
    sections: sections.filter(({ lines }) => lines.length > 0),
    notes: [...notes.values()].map(({ mark, sentence, claims: ids }) => ({ mark, sentence, claims: [...ids] })),
  }
}

/** A record in a line: what it is, with the word for its kind where its name does not tell, and its standing. */
function called(record: RegisterRecord): string {
  const when = record.fields['when']?.shown
  const day = typeof when === 'string' ? `, ${sayDate(when)}` : ''
  const force = record.fields['force']?.shown
  return `${record.kind}: ${nameOf(record)}${day}${record.modality === 'done' && force === undefined ? '' : ` (${String(force ?? record.modality)})`}`
}

function said({ slot, stand, first, second }: Difference, [a, b]: readonly [Teller, Teller]): string {
  const values = (given: readonly SlotValue[]): string => given.map((value) => inWords(slot, value)).join(', ')
  if (stand === 'first only') return `${slot}: ${a.letter} also tells ${values(first)}`
  if (stand === 'second only') return `${slot}: ${b.letter} also tells ${values(second)}`
  return `${slot}: ${a.letter} ${values(first)} · ${b.letter} ${values(second)}`
}

const DATES: ReadonlySet<string> = new Set(['when', 'period', 'since', 'due', 'until'])
const inWords = (slot: string, value: SlotValue): string =>
  typeof value === 'number' ? sayNumber(value) : typeof value === 'string' ? (DATES.has(slot) ? sayDate(value) : value) : value.join(', ')

/** The comparison as text for a terminal. */
export function accountsText(told: AccountsTold): string {
  const [a, b] = told.tellers
  return [
    told.relation.toUpperCase(),
    `A  ${plain(a.name)}`,
    `B  ${plain(b.name)}`,
    ...told.sections.flatMap(({ title, lines }) => [
      '',
      title.toUpperCase(),
      ...lines.flatMap(({ head, notes, under }) => [
        `  ${plain(head)} ${notes.map((mark) => `[${mark}]`).join('')}`,
        ...under.map(({ text, differs }) => `      ${plain(text)}${differs ? '   ← differ' : ''}`),
      ]),
    ]),
    '',
    ...told.notes.map(({ mark, sentence }) => `[${mark}] “${plain(sentence)}”`),
  ].join('\n')
}

/** The comparison as Markdown. */
export function accountsMarkdown(told: AccountsTold): string {
  const [a, b] = told.tellers
  const note = (mark: string): string => `[^${mark}]`
  return [
    `# ${markdownSafe(told.relation)}`,
    '',
    `- **A** ${markdownSafe(a.name)}`,
    `- **B** ${markdownSafe(b.name)}`,
    ...told.sections.flatMap(({ title, lines }) => [
      '',
      `## ${title}`,
      '',
      ...lines.flatMap(({ head, notes, under }) => [
        `- ${markdownSafe(head)} ${notes.map(note).join('')}`,
        ...under.map(({ text, differs }) => `  - ${markdownSafe(text)}${differs ? ' ← they differ' : ''}`),
      ]),
    ]),
    '',
    ...told.notes.map(({ mark, sentence }) => `${note(mark)}: “${markdownSafe(sentence)}”`),
  ].join('\n')
}
