import { wordSet } from '../language/word-map.ts'
import { rankOfLevel } from './manner.ts'
import type { Adjuncts, Scope } from './scope.ts'
import type { Name } from '../language/names.ts'
import type { NounPhrase, Unit } from '../language/phrases.ts'
import { agentsOf } from './agents.ts'
import type { Range } from './clauses.ts'
import { saysBehind } from './says-behind.ts'
import { bodyOfSitting } from './body-of-sitting.ts'
import { describedBody, ownSession, type DocumentContext } from './document.ts'
import type { Filled } from './draft.ts'
import { tokenSpan, wordsBetween, type ReadSentence } from './sentence.ts'

const YEARLY_OR_ANNUALLY = wordSet('yearly annually')
const CHAIR_OR_CHAIRMANSHIP = wordSet('chair chairmanship')
const INVITATION = wordSet('invitation')
const SIDELINES = wordSet('margins margin sidelines sideline')

/** Reads the adjuncts among the units of `ranges`, skipping what other verbs own. */
export function adjunctsIn({ k, s, context, dates }: Scope, ranges: readonly Range[]): Adjuncts {
  const found: { -readonly [K in keyof Adjuncts]: Adjuncts[K] } = noAdjuncts()
  for (const range of ranges) {
    for (const date of dates) {
      if (date.unit < range.from || date.unit >= range.to) continue
      found[date.part] ??= date.filled
    }
    for (let u = range.from; u < range.to; u++) {
      const unit = s.units[u]
      if (unit === undefined) continue
      const text = s.tokens.word[unit.first] ?? ''
      if (text === 'once' || text === 'twice') {
        const year = s.tokens.word[unit.last + 2]
        const value = text === 'once' ? 'annual' : 'biannual'
        if (s.tokens.word[unit.last + 1] === 'a' && year === 'year')
          found.frequency ??= { value, span: tokenSpan(s.tokens, unit.first, unit.last + 2) }
        else if (YEARLY_OR_ANNUALLY.holds(s.tokens, unit.first + 1))
          found.frequency ??= { value, span: tokenSpan(s.tokens, unit.first, unit.first + 1) }
      }
      if (text === 'here' && unit.type === 'adverb') found.where ??= datelineOf(s)
      if (unit.type === 'adverb' || unit.type === 'noun') {
        for (let i = unit.first; i <= unit.last; i++) {
          const mode = k.manners.mode.at(s.tokens, i)
          if (mode !== undefined) found.mode ??= { ...mode, span: tokenSpan(s.tokens, i, i) }
          const frequency = k.manners.frequency.at(s.tokens, i)
          if (frequency !== undefined) found.frequency ??= { ...frequency, span: tokenSpan(s.tokens, i, i) }
        }
        if (text === 'every' || text === 'each') {
          const period = s.tokens.word[unit.last] ?? ''
          const often = EVERY[`${s.tokens.word[unit.first + 1] ?? ''} ${period}`]
          const month = s.units[u + 1]
          if (month?.type === 'date' && month.last === month.first && !/\d/.test(s.tokens.word[month.first] ?? ''))
            found.frequency ??= wordsAs(s, unit, 'annual')
          if (period === 'year') found.frequency ??= wordsAs(s, unit, 'annual')
          if (period === 'month') found.frequency ??= wordsAs(s, unit, 'monthly')
          if (period === 'week') found.frequency ??= wordsAs(s, unit, 'weekly')
          if (period === 'quarter') found.frequency ??= wordsAs(s, unit, 'quarterly')
          if (often !== undefined) found.frequency ??= wordsAs(s, unit, often)
        }
      }
      // "(Lima, 4 May 2023)": a place in brackets is where.
      if (unit.type === 'noun' && s.units[u - 1]?.type === 'open') {
        const place = placeOf(unit)
        if (place?.type === 'place')
          found.where ??= { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
      }
      if (unit.type !== 'preposition') continue
      const next = s.units[u + 1]
      if (next?.type !== 'noun') continue
      const to = phraseEnd(s, u + 1, range.to)
      const phrase: Range = { from: u + 1, to }
      const head = s.tokens.word[next.head] ?? ''
      if ((text === 'after' || text === 'before' || text === 'following') && namesEvent(next)) {
        // "after the Forum in Lima in May": place and day are the other event's.
        u = pastOther(s, u + 2, range.to) - 1
        continue
      }
      const chair = text === 'with' ? inChair(s, u + 1, range.to) : undefined
      if (chair !== undefined) {
        found.chairs = [...found.chairs, ...chairsIn(s, context, { from: u + 1, to: chair })]
        u = chair
      } else if (text === 'with' || (text === 'alongside' && !namesEvent(next)))
        found.with = [...found.with, ...agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })]
      else if (text === 'between' || text === 'among')
        found.between = [...found.between, ...agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })]
      else if (text === 'by' && found.by.length === 0) found.by = agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })
      else if (text === 'under' && /^(?:chair|chairmanship|chairpersonship|co-chairmanship|chairs|presidency|leadership)$/.test(head)) {
        found.chairs = [...found.chairs, ...ofPhrase(s, context, u + 1, range.to)]
      } else if (text === 'at' && head === 'invitation') found.host = [...found.host, ...ofPhrase(s, context, u + 1, range.to)]
      else if (
        (text === 'on' || text === 'in' || text === 'at') &&
        /^(?:margins|sidelines|margin|sideline|framework|occasion)$/.test(head)
      ) {
        const beside: Range = { from: u + 2, to: Math.min(range.to, u + 7) }
        const name = eventIn(s, context, beside) ?? (SIDELINES.holds(s.tokens, next.head) ? assemblyIn(s, beside) : undefined)
        if (name !== undefined && head !== 'occasion') found.at ??= name
      } else if (text === 'at' && /^(?:level|levels)$/.test(head)) {
        const words = wordsBetween(s.tokens, next.first, s.units[to - 1]?.last ?? next.last)
        const rank = rankOfLevel(k.ranks, words?.value)
        if (rank !== undefined) found.rank ??= { ...words, ...rank }
      } else if (text === 'in' || text === 'at' || text === 'to' || text === 'from') {
        const place = placeOf(next)
        if (place !== undefined && text !== 'from') {
          if (text !== 'to') found.where ??= { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
        } else if ((text === 'at' && !/^(?:headquarters|seat|offices?|premises|invitation|request)$/.test(head)) || text === 'in') {
          const name = eventIn(s, context, phrase)
          if (name !== undefined) found.at ??= name
        }
      } else if ((text === 'during' || text === 'within' || text === 'alongside') && found.at === undefined) {
        const name = eventIn(s, context, phrase)
        if (name !== undefined) found.at = name
      } else if (text === 'via' || text === 'through') {
        // Modes are read from the words of the phrase above.
      } else if ((text === 'on' || text === 'about' || text === 'regarding' || text === 'concerning') && found.about === undefined) {
        found.about = { from: u + 1, to: topicEnd(s, u + 1, range.to) }
      }
    }
  }
  return found
}

/** "LIMA, 4 May – The session closed here": the place in front of the first phrase. */
function datelineOf(s: ReadSentence): Filled | undefined {
  const place = s.names.find((n) => n.type === 'place' && n.last < (s.units[0]?.first ?? 0))
  return place === undefined ? undefined : { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }
}

/** "every six months": how often by the words behind "every". */
const EVERY: Readonly<Record<string, string>> = {
  'two years': 'biennial',
  'second year': 'biennial',
  'other year': 'biennial',
  'six months': 'biannual',
  'three months': 'quarterly',
}

/** The words of a phrase, as what they come to. */
const wordsAs = (s: ReadSentence, { first, last }: Unit, value: string): Filled => ({ value, span: tokenSpan(s.tokens, first, last) })

/** Shared by all that have none. */
const NONE: readonly Filled[] = []

const noAdjuncts = () => ({
  when: undefined,
  due: undefined,
  since: undefined,
  until: undefined,
  period: undefined,
  where: undefined,
  mode: undefined,
  at: undefined,
  with: NONE,
  between: NONE,
  by: NONE,
  host: NONE,
  chairs: NONE,
  about: undefined,
  rank: undefined,
  frequency: undefined,
  forum: undefined,
})

const namesEvent = (unit: NounPhrase): boolean =>
  unit.names.some((n) => n.type === 'event' || n.row.startsWith('bodies/')) || unit.noun?.classes[0] === 'event'

/** Past the prepositional phrases and days that follow an event, up to a comma or another verb. */
function pastOther(s: ReadSentence, from: number, to: number): number {
  let u = from
  while (u < to && (s.units[u]?.type === 'preposition' || s.units[u]?.type === 'date' || s.units[u]?.type === 'noun')) u++
  return u
}

/** "the Chairperson of the Union, President Roe": who the name behind the office says. */
function chairsIn(s: ReadSentence, context: DocumentContext, range: Range): readonly Filled[] {
  const chairs = agentsOf(s, context, range)
  const isNamed = (at: number): boolean => s.names.some((n) => n.type === 'person' && s.tokens.end[n.last] === at)
  const [office, ...others] = chairs
  const isOffice = office?.span !== undefined && !isNamed(office.span.end) && /^\p{Lu}/u.test(String(office.value))
  const isHeld = others.length === 1 && others[0]?.span !== undefined && isNamed(others[0].span.end)
  return isOffice && isHeld && !s.units.slice(range.from, range.to).some((u) => u.type === 'conjunction') ? others : chairs
}

/** "with Norland in the chair", "with the Minister of Norland, Jane Roe, in the chair": where "in" stands. */
export function inChair(s: ReadSentence, from: number, to: number): number | undefined {
  for (let u = from + 1; u + 1 < to && u < from + 9; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type === 'noun' || unit?.type === 'comma' || unit?.type === 'conjunction') continue
    if (unit?.type !== 'preposition' || next?.type !== 'noun') return undefined
    if (unit.word === 'in' && CHAIR_OR_CHAIRMANSHIP.holds(s.tokens, next.head)) return u
    if (unit.word === 'as' && /^(?:co-)?chair(?:man|woman|person|persons)?s?$/.test(s.tokens.word[next.head] ?? '')) return u
  }
  return undefined
}

/** The end of one noun phrase with its "of" phrases. */
function phraseEnd(s: ReadSentence, from: number, to: number): number {
  let end = from + 1
  while (end + 1 < to) {
    const unit = s.units[end]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'for') && s.units[end + 1]?.type === 'noun') end += 2
    else break
  }
  return end
}

/** The end of a list of phrases: over commas, joints and "of", up to another preposition or a verb. */
export function listEnd(s: ReadSentence, from: number, to: number): number {
  let end = from
  while (end < to) {
    const unit = s.units[end]
    const next = s.units[end + 1]
    if (unit?.type === 'noun') end++
    else if (unit?.type === 'open') {
      while (end < to && s.units[end]?.type !== 'close') end++
      end++
    } else if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'from') && next?.type === 'noun') end++
    else if (
      (unit?.type === 'comma' || unit?.type === 'conjunction') &&
      !(unit.type === 'comma' && saysBehind(s, end + 1)) &&
      (next?.type === 'noun' || (next?.type === 'conjunction' && s.units[end + 2]?.type === 'noun'))
    )
      end++
    else break
  }
  while (end > from && (s.units[end - 1]?.type === 'comma' || s.units[end - 1]?.type === 'conjunction')) end--
  return end
}

/** The end of a topic: up to a date, a place or the next clause. */
function topicEnd(s: ReadSentence, from: number, to: number): number {
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'date' || unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'subordinator') {
      const before = s.units[u - 1]
      return before?.type === 'preposition' || before?.type === 'comma' ? u - 1 : u
    }
    if (unit?.type === 'preposition' && (unit.word === 'in' || unit.word === 'at')) {
      const next = s.units[u + 1]
      if (next?.type === 'noun' && placeOf(next) !== undefined && next.names.some((n) => n.type === 'place')) return u
    }
  }
  return to
}

function ofPhrase(s: ReadSentence, context: DocumentContext, nounAt: number, to: number): readonly Filled[] {
  const phrase = s.units[nounAt]
  const of = s.units[nounAt + 1]
  if (of?.type === 'preposition' && (of.word === 'of' || of.word === 'by' || of.word === 'from'))
    return agentsOf(s, context, { from: nounAt + 2, to: listEnd(s, nounAt + 2, to) })
  // "at Norland's invitation", "under Norland's chairmanship"
  if (phrase?.type === 'noun') {
    // "the G20 presidency": a group without "'s" is what is presided over, not who presides.
    const presided = (n: Name) => n.type === 'organisation' && n.last === phrase.head - 1 && !INVITATION.holds(s.tokens, phrase.head)
    const names = phrase.names.filter((n) => n.type !== 'place' && !presided(n))
    return names.map((n) => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  }
  return []
}

/** A place or state that a phrase names as a location. */
export function placeOf(phrase: NounPhrase): Name | undefined {
  const place = phrase.names.find((n) => n.type === 'place')
  if (place !== undefined && place.last === phrase.last) return place
  const party = phrase.names.find((n) => n.type === 'party')
  return party !== undefined && party.last === phrase.last && phrase.names.length === 1 ? party : undefined
}

/** "on the margins of the Reef Assembly": an organisation that has margins sits. */
function assemblyIn({ units, tokens }: ReadSentence, { from, to }: Range): Filled | undefined {
  const of = units[from]
  const unit = units[from + 1]
  const name =
    from + 1 < to && of?.type === 'preposition' && unit?.type === 'noun' ? unit.names.find((n) => n.type === 'organisation') : undefined
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(tokens, name.first, name.last), row: name.row }
}

function eventIn(s: ReadSentence, context: DocumentContext, range: Range): Filled | undefined {
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'comma') break
    const name = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'event' || n.type === 'body') : undefined
    if (name !== undefined) return { value: bodyOfSitting(name.value), span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  }
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun') continue
    const name = unit.names.find((n) => n.type === 'event' || n.type === 'body')
    if (name !== undefined) return { value: bodyOfSitting(name.value), span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
    if (unit.noun?.classes.includes('event') === true && unit.names.length === 0) {
      const word = s.tokens.word[unit.first]
      const described = ownSession(s, context, unit) ?? describedBody(context, s.tokens.word[unit.head] ?? '')
      if ((word === 'the' || word === 'this') && described !== undefined && unit.last - unit.first <= 1) {
        return { value: described, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: 'definite description: the body last named' }
      }
    }
  }
  return undefined
}
