import type { WatchRule } from '../watch/rules.ts'
import type { Brief } from './brief.ts'
import { Footnotes } from './footnote.ts'
import type { Language } from './labels/times.ts'
import { Maker, type Own } from './maker.ts'
import { provenFrom, prove } from './proof.ts'
import type { Speech } from './runs.ts'
import { SECTIONS, type SectionMaker } from './sections/index.ts'
import { NOTE, type Template, type TemplateSection } from './template.ts'
import type { View } from './view.ts'
import { inVoiceOf } from './voice-of.ts'

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
  readonly own?: Own
  /** What is watched: so it is said of a thing that is due that somebody closed or snoozed it. */
  readonly rules?: readonly WatchRule[]
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
