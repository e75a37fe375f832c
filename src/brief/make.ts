import type { ClaimId } from '../register/record.ts'
import { claimsIn, type Bit } from './bits.ts'
import type { Brief, BriefLine, BriefPart, BriefSection, BriefWords } from './brief.ts'
import { Footnotes } from './footnote.ts'
import { say } from './labels/index.ts'
import type { Language } from './labels/times.ts'
import type { Line, Part } from './line.ts'
import { isBorne, provenFrom, prove, type Register } from './proof.ts'
import { runsOf, type Run, type Speech } from './runs.ts'
import { sayDate } from './say-date.ts'
import { SECTIONS, type SectionMaker } from './sections/index.ts'
import { NOTE, type Template, type TemplateSection } from './template.ts'
import type { View } from './view.ts'
import { inVoiceOf } from './voice-of.ts'

const MOST_UNDER = 3
const MOST_NOTES = 3
const MOST_MISSING = 10

/** What a brief tells, and how. */
export interface BriefOptions {
  /** Everything, not only what fits a page. */
  readonly full?: boolean
  readonly template?: Template
  /** Of the labels; what documents say stays as they say it. */
  readonly language?: Language
  /** Since which day, by when the register learned it, changes are told. */
  readonly since?: string
  /** A person's own lines, and who that is. */
  readonly own?: { readonly who: string; readonly lines: readonly string[] }
  /** In whose voice a press release is written. */
  readonly issuer?: string
}

/**
 * Makes a brief from what the register holds about a subject. The same view gives the same brief. A line that its claims do not bear is left
 * out, and what is made is proved as a whole before it is given away.
 * @throws Error when the proof fails, which is a fault of this program
 */
export function makeBrief(view: View, options: BriefOptions = {}): Brief {
  const { full = false, template = NOTE, language = 'en', issuer } = options
  const told = template.voice && issuer !== undefined ? inVoiceOf(view, issuer) : view
  const speech: Speech = { language, day: view.day }
  const register = provenFrom(view)
  const notes = new Footnotes(view.claims, view.documents)
  const maker = new Maker(speech, notes, register, full)
  const made = sectionsOf(template, options).map((asked) => ({
    asked,
    section: (SECTIONS[asked.key] as SectionMaker).make(told, options.since),
  }))
  const sections = made.flatMap(({ asked, section }) => {
    const own = asked.key === 'own' ? options.own : undefined
    return maker.section(asked, own === undefined ? section.lines : [], options.since, own)
  })
  const missing = made.flatMap(({ section }) => section.missing)
  const brief: Brief = {
    kind: template.kind,
    language,
    ...(template.title === undefined ? {} : { title: template.title }),
    ...(template.voice && issuer !== undefined ? { voice: issuer } : {}),
    subject: { name: view.subject.name, kind: view.subject.kind },
    day: view.day,
    sources: view.sources,
    sections,
    missing: template.voice ? [] : maker.missing(full ? missing : missing.slice(0, MOST_MISSING)),
    footnotes: notes.list(),
    unborne: maker.unborne,
  }
  const [fault] = prove(brief, register)
  if (fault !== undefined) throw new Error(`The brief says “${fault.text}”, and ${fault.why}.`)
  return brief
}

/** The sections of a template; own lines and changes that are given and have no place there come first. */
function sectionsOf({ sections }: Template, { own, since }: BriefOptions): readonly TemplateSection[] {
  const has = (key: TemplateSection['key']): boolean => sections.some((section) => section.key === key)
  return [
    ...(own !== undefined && !has('own') ? [{ key: 'own', most: 20 } as const] : []),
    ...(since !== undefined && !has('changes') ? [{ key: 'changes', most: 8 } as const] : []),
    ...sections,
  ]
}

/** Puts lines into words, gives them their numbers, and counts what is not borne. */
class Maker {
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

  section(asked: TemplateSection, lines: readonly Line[], since: string | undefined, own: BriefOptions['own']): readonly BriefSection[] {
    const { heading, columns }: SectionMaker = SECTIONS[asked.key]
    const { language } = this.speech
    const most = this.full ? Number.POSITIVE_INFINITY : asked.most
    const borne = lines.filter((line) => this.borne(line))
    const printed = [
      ...(own?.lines ?? []).map((text) => ownLine(text, own?.who ?? '')),
      ...borne.slice(0, most).map((line) => this.line(line)),
    ]
    if (printed.length === 0 && borne.length === 0) return []
    return [
      {
        key: asked.key,
        title: asked.heading ?? say(heading, language, since === undefined ? '' : sayDate(since, language)),
        ...(columns === undefined ? {} : { columns: columns.map((column) => say(column, language)) }),
        lines: printed,
        more: Math.max(0, borne.length - most),
      },
    ]
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
      under: (this.full ? under : under.slice(0, MOST_UNDER)).map((entry) => this.line(entry)),
    }
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
