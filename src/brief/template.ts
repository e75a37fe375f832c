import { SECTION_KEYS, type SectionKey } from './sections/index.ts'

/** A section as a template asks for it. */
export interface TemplateSection {
  readonly key: SectionKey
  /** How many lines fit a brief of one page. */
  readonly most: number
  /** A heading of the ministry's own, in its own words; else the section's, in the language of the labels. */
  readonly heading?: string
}

/** Which sections a brief has, in which order, under which headings. */
export interface Template {
  readonly kind: string
  /** What the document is called, in the ministry's own words; else by its kind. */
  readonly title?: string
  /** It is written in one voice: only what an issuer says itself. */
  readonly voice: boolean
  readonly sections: readonly TemplateSection[]
}

/** A template that cannot be used; the message says in one line what is wrong and where. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

/**
 * Reads a template: lines of `word: value`; `section: KEY | MOST | HEADING`, where the last two may be left out.
 * @param name how the template is named in messages
 * @throws TemplateError at the first line that cannot be meant
 */
export function readTemplate(text: string, name: string): Template {
  const facts = new Map<string, string>()
  const sections: TemplateSection[] = []
  text.split(/\r?\n/).forEach((row, index) => {
    const line = row.replace(/^\uFEFF/, '').trim()
    if (line === '' || line.startsWith('#')) return
    const fail = (what: string): never => {
      throw new TemplateError(`${name}, line ${index + 1}: ${what}`)
    }
    const [, word = '', given = ''] = /^(\w+):\s*(.*)$/.exec(line) ?? fail('a line is written WORD: VALUE, as section: coming | 6')
    if (word === 'section') sections.push(readSection(given, fail))
    else if (word === 'kind' || word === 'title' || word === 'voice') facts.set(word, given)
    else fail(`there is no word “${word}”; those known are kind, title, voice, section`)
  })
  const [kind, title, voice] = ['kind', 'title', 'voice'].map((word) => facts.get(word))
  if (sections.length === 0) throw new TemplateError(`${name}: it names no section. Write at least one line, as section: coming | 6`)
  if (voice !== undefined && voice !== 'issuer')
    throw new TemplateError(`${name}: voice: ${voice} is not known; write voice: issuer or leave it out`)
  return { kind: kind ?? 'own', ...(title === undefined ? {} : { title }), voice: voice === 'issuer', sections }
}

/** So many lines of a section fit a page unless it says otherwise. */
const MOST_LINES = 6

function readSection(given: string, fail: (what: string) => never): TemplateSection {
  const [key = '', most = '', ...heading] = given.split('|').map((cell) => cell.trim())
  const known = SECTION_KEYS.find((one) => one === key) ?? fail(`there is no section “${key}”; those known are ${SECTION_KEYS.join(', ')}`)
  if (most !== '' && !/^\d{1,3}$/.test(most)) fail(`“${most}” is no number of lines, as in section: coming | 6`)
  const own = heading.join('|')
  return { key: known, most: most === '' ? MOST_LINES : Number(most), ...(own === '' ? {} : { heading: own }) }
}

/**
 * Only some sections of a brief, in an order of one's own; one that its kind does not have is taken as it comes.
 * @param keys parted by commas
 * @throws TemplateError when one of them is no section
 */
export function withSections(template: Template, keys: string): Template {
  const asked = keys.split(',').map((key) => key.trim())
  const sections = [...new Set(asked)]
    .filter((key) => key !== '')
    .map((given): TemplateSection => {
      const key = SECTION_KEYS.find((one) => one === given)
      if (key === undefined) throw new TemplateError(`there is no section “${given}”; those known are ${SECTION_KEYS.join(', ')}`)
      return template.sections.find((section) => section.key === key) ?? { key, most: MOST_LINES }
    })
  if (sections.length === 0) throw new TemplateError(`no section is named; those known are ${SECTION_KEYS.join(', ')}`)
  return { ...template, sections }
}

/** What a brief is unless another kind is asked for: where relations stand. */
export const NOTE: Template = {
  kind: 'note',
  voice: false,
  sections: (
    [
      ['own', 20],
      ['changes', 8],
      ['status', 5],
      ['coming', 6],
      ['bodies', 6],
      ['gaps', 0],
      ['agreements', 7],
      ['expected', 5],
      ['promised', 7],
      ['figures', 5],
      ['programmes', 4],
      ['initiatives', 4],
      ['latest', 4],
      ['posts', 3],
      ['positions', 5],
    ] as const
  ).map(([key, most]) => ({ key, most })),
}

/** The kinds of brief that have a template of their own. */
export const KINDS = ['note', 'visit', 'meeting', 'country', 'body', 'points', 'day', 'facts', 'press'] as const

/** Whether a word is one of them. */
export const isKind = (word: string): boolean => KINDS.some((kind) => kind === word)
