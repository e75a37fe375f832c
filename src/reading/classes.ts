import type { NounPhrase } from '../language/phrases.ts'
import { fold, SHAPE } from '../language/tokens.ts'
import { wordSet } from '../language/word-map.ts'
import type { Range } from './clauses.ts'
import { bodyNamed } from './document.ts'
import { isExchangeOfViews } from './exchange-of-views.ts'
import { isItsWork, namesAreas } from './kinds/areas.ts'
import { isVenture } from './kinds/initiative/venture.ts'
import { describedAt, isBarePart, wholeOf } from './kinds/programme/whole.ts'
import { afterOneOf, isStateStatus } from './kinds/relation/status.ts'
import { isFund } from './kinds/body/name.ts'
import { isInstrument } from './kinds/instrument/noun.ts'
import type { Scope } from './scope.ts'

/** What a head noun makes of its phrase, whatever else it is. What agrees on a weight holds a view. */
const HEADS: Readonly<Record<string, string>> = {
  relation: 'relations relationship ties partnership relation alliance',
  status: 'partner member observer signatory associate party ally candidate partners members observers associates candidates',
  weight: 'importance need necessity urgency significance relevance value role centrality usefulness benefit benefits',
  chairmanship:
    'gavel baton helm reins chairmanship chairpersonship chair presidency co-chairmanship chairship coordinatorship leadership chairs coordination',
  agenda: 'agenda topic item focus agendas topics items',
  delegation: 'delegation delegations side',
  // "the Norlandic capital", "the capital of Norland".
  place: 'capital',
  // "authorised the extension of the mandate": what somebody lets be done.
  deed: 'extension deployment dispatch release disbursement renewal transfer relocation withdrawal establishment creation opening convening issuance publication construction',
  endeavour: 'pathway effort campaign drive',
  initiative: 'initiative proposal idea suggestion call initiatives proposals ideas suggestions calls',
  anniversary: 'anniversary jubilee bicentennial centenary',
}
const CLASS_OF_HEAD: ReadonlyMap<string, string> = new Map(
  Object.entries(HEADS).flatMap(([cls, words]) => words.split(/\s+/).map((word) => [word, cls] as const)),
)
/** Organisations' tables hold programmes too: their last word tells them apart. */
const PROGRAMME_NAME = /^(?!World|United Nations|UN ).*(?:Programme|Program|Scheme|Scholarships|Fellowship|Corridor)$/
/** Names of what is put forward for others to join: "Clean Ports Initiative", "Group of Friends of the Reefs". */
const INITIATIVE_NAME = /\b(?:Initiative|Pledge|Challenge|Campaign)$|\bInitiative on |^Group of Friends /

/** A working group or a centre is no event, whatever is said of it. */
function mayMeet({ k }: Scope, name: string): boolean {
  const noun = k.language.nouns.get(fold(name.split(' ').slice(-2).join(' '))) ?? k.language.nouns.get(fold(name.split(' ').at(-1) ?? ''))
  return noun === undefined || noun.classes[0] !== 'body' || /\b(?:Commission|Committee|Council|Conference|Assembly)\b/.test(name)
}

/** Organs that sit, though their noun tells no event. */
const ORGANS = wordSet('authority bureau board presidium cabinet')
/** What stands for an organisation named before. */
const UNION = wordSet('forum organisation organization union association community bloc league')

/** So many units of a range are looked at. */
const REACH = 6
/** More than the units of any sentence. */
const FURTHER_THAN_ANY = 1024

/** The classes of thing that a noun phrase may be, for the `object` column of the frames. */
export function classesOf(scope: Scope, phrase: NounPhrase, range: Range): ReadonlySet<string> {
  const { units, tokens } = scope.s
  // What stands for something named before is what the document makes of it at that moment; all else is found once for the frames of a verb.
  if (phrase.pronoun || phrase !== units[range.from] || tokens.word[phrase.first] === 'its') return classesAnew(scope, phrase, range)
  const key = range.from * FURTHER_THAN_ANY + Math.min(range.to, range.from + REACH)
  let classes = scope.classes.get(key)
  if (classes === undefined) {
    classes = classesAnew(scope, phrase, range)
    scope.classes.set(key, classes)
  }
  return classes
}

/** "handed the presidency to Norland, which will hold it in 2025": the phrase of the chair that "it" stands for. */
export function chairBefore({ s }: Scope, at: number): number | undefined {
  for (let u = at - 1; u >= 0; u--) {
    const unit = s.units[u]
    if (unit?.type === 'noun' && CLASS_OF_HEAD.get(s.tokens.word[unit.head] ?? '') === 'chairmanship') return u
  }
  return undefined
}

/** "the second phase of the programme", "the Reef Run, a project for schools": what is told of it is told of a programme. */
function isOfProgramme(s: Scope['s'], range: Range): boolean {
  const whole = wholeOf(s, range, undefined).from
  const at = whole === range.from ? range.from + 2 : whole
  const unit = s.units[at]
  if (unit?.type !== 'noun' || (whole === range.from && describedAt(s, at) !== range.from)) return false
  return unit.noun?.classes[0] === 'programme' || unit.names.some((n) => n.type === 'programme' && n.last >= unit.head)
}

/** "The accord builds on their ties; it will focus on ports": the paper in front of it in its sentence, and no body. */
function isPaperBefore({ s }: Scope, at: number): boolean {
  const before = s.clauses.findLast((c) => c.kind === 'main' && c.at < at && c.subject !== undefined && c.subject.from < at)
  const unit = before?.subject === undefined ? undefined : s.units[before.subject.from]
  return unit?.type === 'noun' && !unit.pronoun && unit.noun?.classes[0] === 'instrument'
}

function classesAnew(scope: Scope, phrase: NounPhrase, range: Range): Set<string> {
  const found = new Set<string>()
  const { tokens } = scope.s
  const head = tokens.word[phrase.head] ?? ''
  if (
    phrase.pronoun &&
    tokens.word[phrase.first] === 'it' &&
    scope.context.lastBody !== undefined &&
    mayMeet(scope, scope.context.lastBody)
  )
    found.add('event')
  for (const name of phrase.names) {
    if (name.last < phrase.head - 1) continue
    if (INITIATIVE_NAME.test(name.value)) found.add('initiative')
    if (name.type === 'event') {
      found.add('event')
      // A forum meets, and is set up to meet again.
      if (scope.k.language.nouns.at(tokens, name.last)?.classes.includes('body') === true) found.add('body')
    } else if (name.type === 'body') {
      found.add('body')
      // A council sits and is hosted; a working group or a centre is set up.
      if (name.row.startsWith('bodies/') || /\b(?:Commission|Committee|Council|Conference|Assembly)\b/.test(name.value)) found.add('event')
      for (const cls of scope.k.language.nouns.at(tokens, name.last)?.classes ?? []) if (cls === 'premises') found.add(cls)
    } else if (name.type === 'organisation') {
      found.add('organisation').add(PROGRAMME_NAME.test(name.value) ? 'programme' : 'body')
      if (/\b(?:Forum|Dialogue|Conference|Summit)\b/.test(name.value)) found.add('event')
    } else if (name.type === 'person' || name.type === 'post') {
      found.add('person')
      // "assumed the Chair of the League"
      if (name.type === 'post' && /^(?:Co-)?Chair\b/.test(name.value)) found.add('chairmanship')
    } else if (name.type === 'place') found.add('place')
    else if (name.type === 'party') found.add('place').add('organisation')
    else found.add(name.type)
    if (isFund(name)) found.add('fund')
  }
  if (phrase.names.length === 0 || (phrase.names.at(-1)?.last ?? 0) < phrase.head)
    for (const cls of phrase.noun?.classes ?? []) found.add(cls === 'group' ? 'person' : cls)
  if (!found.has('instrument') && isInstrument(scope, range.from)) found.add('instrument')
  if (phrase.pronoun && head === 'it' && scope.context.lastInstrument !== undefined) found.add('instrument')
  if (isExchangeOfViews(scope.s, range.from)) found.add('event')
  // "The Authority shall convene": an organ that was named in full.
  if (ORGANS.holds(tokens, phrase.head) && tokens.word[phrase.first] === 'the' && bodyNamed(scope.context, head) !== undefined)
    found.add('event')
  // "joined the forum", "acceded to the Union": the body named before.
  if (UNION.holds(tokens, phrase.head) && tokens.word[phrase.first] === 'the' && phrase.names.length === 0) found.add('organisation')
  // "an observer state", "a partner country"
  if (isStateStatus(tokens, phrase.head)) found.add('status')
  if (head === 'one' && afterOneOf(scope.s, range.from) > range.from) found.add('status')
  // "the Chairmanship-in-Office"
  const ofHead = CLASS_OF_HEAD.get(head === 'office' && tokens.word[phrase.head - 2] === 'in' ? (tokens.word[phrase.head - 4] ?? '') : head)
  if (ofHead !== undefined) found.add(ofHead)
  if ((head === 'year' || head === 'years') && (phrase.last > phrase.first || tokens.shape[phrase.first] === SHAPE.number))
    found.add('anniversary')
  if (isVenture(scope, phrase, range)) found.add('venture')
  // "a partnership to clear mines": what is done together, and no tie alone.
  const aim = scope.s.units[range.from + 1]
  const isTie = /^(?:strategic|comprehensive|enhanced|bilateral|special)$/.test(tokens.word[phrase.head - 1] ?? '')
  if (head === 'partnership' && !isTie && phrase.names.length === 0 && aim?.type === 'verb' && aim.form === 'infinitive')
    found.add('programme')
  if (isOfProgramme(scope.s, range) || (scope.context.lastProgramme !== undefined && isBarePart(scope.s, range.from)))
    found.add('programme')
  if (namesAreas(scope.s, phrase)) found.add('areas')
  if (scope.context.lastBody !== undefined && isItsWork(scope.s, phrase)) found.add('body')
  if (phrase.pronoun && head === 'it' && isPaperBefore(scope, range.from)) {
    found.delete('event')
    return found.add('instrument')
  }
  if (phrase.pronoun) {
    if (head === 'it' && scope.context.lastBody !== undefined) found.add('body')
    if (head === 'it' && chairBefore(scope, range.from) !== undefined) {
      // "will assume the chair of the League and hold it": no session is held.
      found.add('chairmanship')
      found.delete('event')
    }
    if (head === 'they' || head === 'them') found.add('person')
    if (head === 'him' || head === 'her' || head === 'he' || head === 'she') found.add('person')
    if ((head === 'it' || head === 'they') && scope.context.lastProgramme !== undefined) found.add('programme')
  }
  const end = scope.s.units[Math.min(range.to, range.from + REACH) - 1]?.last ?? phrase.last
  const limit = end
  if (scope.amounts.some((a) => a.first >= phrase.first && a.first <= limit && a.unit !== undefined)) found.add('amount')
  return found
}
