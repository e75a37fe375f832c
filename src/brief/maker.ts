import type { Handled } from '../watch/handling.ts'
import type { ClaimId } from '../register/record.ts'
import { claimsIn, type Bit } from './bits.ts'
import type { BriefLine, BriefPart, BriefSection, BriefWords } from './brief.ts'
import type { Footnotes } from './footnote.ts'
import { say } from './labels/index.ts'
import type { Line, Part } from './line.ts'
import { isBorne, type Register } from './proof.ts'
import { runsOf, type Run, type Speech } from './runs.ts'
import { sayDate } from './say-date.ts'
import { SECTIONS, type SectionMaker } from './sections/index.ts'
import type { TemplateSection } from './template.ts'

const MOST_UNDER = 3
const MOST_NOTES = 3

/** A person's own lines, and who that is. */
export interface Own {
  readonly who: string
  readonly lines: readonly string[]
}

/** Puts lines into words, gives them their numbers, and counts what is not borne. */
export class Maker {
  unborne = 0
  private readonly speech: Speech
  private readonly notes: Footnotes
  private readonly register: Register
  private readonly full: boolean

  constructor(speech: Speech, notes: Footnotes, register: Register, full: boolean) {
    this.speech = speech
    this.notes = notes
    this.register = register
    this.full = full
  }

  section(asked: TemplateSection, lines: readonly Line[], since: string | undefined, own: Own | undefined): readonly BriefSection[] {
    const { heading, columns }: SectionMaker = SECTIONS[asked.key]
    const { language } = this.speech
    const { printed: told, more } = this.lines(lines, this.full ? Number.POSITIVE_INFINITY : asked.most)
    const printed = [...(own?.lines ?? []).map((text) => ownLine(text, own?.who ?? '')), ...told]
    if (printed.length === 0 && more === 0) return []
    return [
      {
        key: asked.key,
        title: asked.heading ?? say(heading, language, since === undefined ? '' : sayDate(since, language)),
        ...(columns === undefined ? {} : { columns: columns.map((column) => say(column, language)) }),
        lines: printed,
        more,
      },
    ]
  }

  /** The first of the lines that are borne, in words, and how many more are. */
  lines(lines: readonly Line[], most: number): { readonly printed: readonly BriefLine[]; readonly more: number } {
    const borne = lines.filter((line) => this.borne(line))
    return { printed: borne.slice(0, most).map((line) => this.line(line)), more: Math.max(0, borne.length - most) }
  }

  missing(bits: readonly Bit[]): readonly BriefPart[] {
    return bits.flatMap((bit) => {
      const words = this.words(bit)
      if (!isBorne(words.runs, this.speech, this.register)) return []
      const claims = claimsIn(bit)
      return [{ ...words, notes: claims.length === 0 ? [] : this.notes.numbers(claims, 1, groupsOf(words.runs)) }]
    })
  }

  /** Whether claims bear a line and those that belong to it; one that is not borne is counted. */
  private borne(line: Line): boolean {
    const fine = [line.head, ...line.parts.map(({ bit }) => bit)].every((bit) => isBorne(this.words(bit).runs, this.speech, this.register))
    if (!fine) this.unborne++
    return fine
  }

  private line(line: Line): BriefLine {
    const head = this.words(line.head)
    const parts = line.parts.map((part, index) => this.part(part, index === 0 ? groupsOf(head.runs) : []))
    const under = line.under.filter((entry) => this.borne(entry))
    return {
      head,
      differ: line.differ,
      parts,
      under: [
        ...(line.aside === undefined ? [] : [ownLine(this.aside(line.aside), line.aside.who)]),
        ...(this.full ? under : under.slice(0, MOST_UNDER)).map((entry) => this.line(entry)),
      ],
    }
  }

  /** "closed on 3 Mar 2025: the successor is adopted". */
  private aside({ act, at, why, until = '' }: Handled): string {
    const { language } = this.speech
    const on = sayDate(at.slice(0, 10), language)
    const done = act === 'close' ? say('closed on {}', language, on) : say('snoozed until {} on {}', language, sayDate(until, language), on)
    return why.trim() === '' ? done : say('{}: {}', language, done, why)
  }

  /** A part in words. What stands in the head of a line is borne by the notes of its first part. */
  private part({ bit, claims }: Part, head: readonly (readonly ClaimId[])[]): BriefPart {
    const words = this.words(bit)
    const most = this.full ? Number.POSITIVE_INFINITY : MOST_NOTES
    const groups = [...groupsOf(words.runs), ...head]
    return { ...words, notes: this.notes.numbers(claims, most, groups) }
  }

  private words(bit: Bit): BriefWords {
    const runs = runsOf(bit, this.speech)
    return { text: runs.map(({ text }) => text).join(''), runs }
  }
}

/** Of each value in words, the claims that hold it. */
function groupsOf(runs: readonly Run[]): readonly (readonly ClaimId[])[] {
  return runs
    .flatMap((run): readonly (readonly ClaimId[])[] =>
      'rule' in run ? run.from.map(({ claims }) => claims) : 'own' in run ? [] : [run.claims],
    )
    .filter(({ length }) => length > 0)
}

function ownLine(text: string, who: string): BriefLine {
  return { head: { text: '', runs: [] }, parts: [{ text, runs: [{ text, own: who }], notes: [] }], differ: false, under: [], own: who }
}
