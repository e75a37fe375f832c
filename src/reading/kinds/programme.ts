import { wordSet } from '../../language/word-map.ts'
import { listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { NounPhrase } from '../../language/phrases.ts'
import { fold } from '../../language/tokens.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { modalityOf } from '../modality.ts'
import { topics } from '../topics.ts'
import { type ReadSentence, tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { listedAreas, namesAreas } from './areas.ts'
import { fillAmount } from './amount.ts'
import { audienceAt, audienceBehind } from './programme/audience.ts'
import { PLACES } from './programme/places.ts'
import { isFund } from './body/name.ts'
import { describedAt, isBarePart, wholeOf } from './programme/whole.ts'
import { programmeTitle } from './programme/title.ts'

const ITS_OR_THEIR = wordSet('its their')
const STAY_TOUR_OR_DAY = wordSet('stay tour day')
const THE_THIS_OR_THESE = wordSet('the this these')
const PHASE_STAGE_ROUND_OR_TRANCHE = wordSet('phase stage round tranche')

/** "the programme of the visit", "Minister Roe's programme": what somebody will do there, no aid. */
function isOfVisit(s: ReadSentence, at: number): boolean {
  const unit = s.units[at]
  if (unit?.type === 'noun' && unit.names.some((n) => (n.type === 'person' || n.type === 'post') && s.tokens.word[n.last + 1] === "'s"))
    return true
  const of = s.units[at + 1]
  const what = s.units[at + 2]
  return (
    of?.type === 'preposition' && of.word === 'of' && what?.type === 'noun' && what.names.length === 0 && what.noun?.classes[0] === 'visit'
  )
}

/** "an exchange of views on transit": talk; people are exchanged in programmes. */
function isTalk(s: ReadSentence, at: number): boolean {
  const unit = s.units[at]
  const of = s.units[at + 1]
  const what = s.units[at + 2]
  if (unit?.type !== 'noun' || !/^exchanges?$/.test(s.tokens.word[unit.head] ?? '') || of?.type !== 'preposition') return false
  return of.word === 'of' && what?.type === 'noun' && what.noun?.classes.includes('people') !== true
}

/** "the Reef Scheme, under which 40 places are given": places belong to what they are given under. */
function given({ s }: Scope, { predicate, thing }: Match): Filled | undefined {
  const { clause } = predicate
  const unit = thing === undefined ? undefined : s.units[thing.from]
  if (clause?.kind !== 'relative' || clause.antecedent === undefined || unit?.type !== 'noun' || !PLACES.test(unit.noun?.singular ?? ''))
    return undefined
  const whole = s.units[clause.antecedent.from]
  const name = whole?.type === 'noun' ? whole.names.find((n) => n.type === 'programme' && n.last >= whole.head) : undefined
  if (name !== undefined) return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  return whole?.type === 'noun' && whole.noun?.classes[0] === 'programme' ? wordsBetween(s.tokens, whole.first, whole.last) : undefined
}

/** Verbs of carrying out: what is carried out is no mere idea. */
const RUNNING = new Set(['roll', 'implement', 'carry', 'run', 'operate', 'pilot', 'fund', 'finance', 'administer'])
/** What is given and not held. */
const HANDED_OVER = /\b(?:aid|assistance|grants?|loans?|relief|package|supplies)\b/

/** "completed courses under the Reef Scheme": bare courses are those of what they are held under. */
function heldUnder({ s }: Scope, at: number): Filled | undefined {
  const unit = s.units[at]
  const joint = s.units[at + 1]
  const whole = s.units[at + 2]
  if (unit?.type !== 'noun' || unit.last > unit.first || joint?.type !== 'preposition' || whole?.type !== 'noun') return undefined
  if (joint.word !== 'under' && joint.word !== 'within' && joint.word !== 'through') return undefined
  const name = whole.names.find((n) => n.type === 'programme' && n.last >= whole.head)
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** Fills a programme: its name, for whom, until when, with how much. */
export function completeProgramme(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, frame } = match
  const { s } = scope
  if (match.thing === undefined) return false
  const thing = wholeOf(s, match.thing, predicate.clause)
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun' || isOfVisit(s, thing.from) || isTalk(s, thing.from)) return false
  // "after 23 years": a length of time is no exchange year.
  if (unit.noun?.singular === 'year' && scope.amounts.some((a) => a.first >= unit.first && a.last <= unit.last)) return false
  const name = unit.names.find((n) => n.type === 'programme' || (n.type === 'organisation' && n.last >= unit.head))
  // A fund with a name is set up as a body.
  if (name !== undefined && isFund(name) && frame.row === 'frames/programme.launched' && /^(?:establish|create|set)$/.test(predicate.lemma))
    return false
  // "supported the Russian initiative": an idea, unless it has a name.
  if (name === undefined && unit.noun?.singular === 'initiative' && !RUNNING.has(predicate.lemma)) return false
  if (isAgenda(scope, thing.from)) return false
  const described = name === undefined ? describedAt(s, thing.from) : undefined
  draft.set(
    'title',
    name !== undefined
      ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
      : described !== undefined
        ? wordsOfRange(s, { from: described, to: described + 1 })
        : (given(scope, match) ??
          heldUnder(scope, thing.from) ??
          known(scope, thing) ??
          (namesAreas(s, unit) ? undefined : programmeTitle(scope, thing))),
  )
  if (name === undefined && described === undefined) withoutOwner(draft, scope, unit)
  if (frame.row === 'frames/programme.aimed') draft.drop('for')
  if (frame.row === 'frames/programme.joins') {
    if (predicate.agent === undefined) return false
    // "Peru has benefited from a course": a state takes part in none.
    const gains = predicate.lemma === 'benefit'
    if (!isPeople(scope, predicate.agent) && !isStaff(scope, predicate.agent) && !(gains && audienceAt(scope, predicate.agent).length > 0))
      return false
    draft.add('for', audienceAt(scope, predicate.agent))
  }
  draft.add('for', audienceOf(match, thing))
  // "approved five projects, to be carried out until 2027": they stand as their main clause says.
  const main = s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite')
  if (predicate.clause?.kind === 'infinitive' && predicate.passive && predicate.clause.hangs !== 'verb' && main !== undefined) {
    draft.modality = modalityOf(main, scope.k.governors)
    if (draft.modality === 'done') draft.drop('action')
    draft.add('by', main.verb.passive ? [] : agentsOf(s, scope.context, main.subject))
  }
  // "the officers trained in Lima": who was trained by nobody in particular is told by no programme.
  if (frame.row === 'frames/programme.train' && !draft.has('by') && predicate.agent === undefined) return false
  // "The exercise trains sailors": an event gives no course.
  const trainer = predicate.agent === undefined || predicate.passive ? undefined : s.units[predicate.agent.from]
  if (frame.row === 'frames/programme.train' && trainer?.type === 'noun' && trainer.noun?.classes[0] === 'event') return false
  // "will fund a project", "open the package to firms": nothing is under way or begun yet.
  const action = draft.get('action')[0]?.value
  if ((action === 'ongoing' && (predicate.modality !== 'done' || predicate.clause?.kind === 'infinitive')) || isOpenedTo(match))
    draft.drop('action')
  // "Beginning this year, the programme covers": since when.
  if (frame.row.startsWith('frames/programme.areas')) draft.set('when', beginning(scope))
  if (frame.row === 'frames/programme.begins' && predicate.clause?.kind === 'gerund') return false
  if (adjuncts.frequency === undefined)
    draft.set('when', adjuncts.when ?? (String(adjuncts.period?.value ?? 'P').startsWith('P') ? undefined : adjuncts.period))
  draft
    .set('until', adjuncts.until ?? adjuncts.due ?? (action === 'extended' ? dateBehindTo(match) : undefined))
    .set('frequency', adjuncts.frequency)
    .set('mode', adjuncts.mode)
  if (predicate.passive) draft.add('by', predicate.agent === undefined ? adjuncts.by : [])
  // An item without a finite verb is all about its programme: the money behind "with funding of" too.
  fillAmount(draft, scope, predicate.nominal && s.clauses.every((c) => c.verb.form !== 'finite') ? { from: 0, to: s.units.length } : thing)
  if (frame.row === 'frames/programme.provided' && scope.amounts.some((a) => /^[A-Z]{3}$/.test(a.unit ?? '') && isTotal(scope, a.last)))
    return false
  keepAmount(draft, scope)
  if (!draft.has('value')) fillPeople(draft, scope)
  // "24 officers completed the course": who completes it is whom it is for.
  if (
    action === 'completed' &&
    !predicate.passive &&
    predicate.agent !== undefined &&
    audienceAt(scope, predicate.agent).length > 0 &&
    isPeople(scope, predicate.agent)
  ) {
    draft.drop('by')
    draft.drop('for')
    draft.add('for', audienceAt(scope, predicate.agent))
    fillPeople(draft, scope)
  }
  if (frame.row === 'frames/programme.aimed' && !draft.has('for')) return false
  // "welcomed guests to the course": only whoever is named as an audience is let in.
  if (frame.row === 'frames/programme.admits' && !draft.has('for')) return false
  const listed = listedAreas(match)
  if (listed.length > 0 || (draft.has('areas') && match.complement.range !== undefined)) {
    draft.drop('areas')
    const areas = listed.length > 0 || match.complement.range === undefined ? listed : topics(s, match.complement.range)
    draft.add('areas', withoutCount(scope, areas))
  }
  if (frame.row === 'frames/programme.annual' && (!draft.has('frequency') || scope.context.lastTold !== 'programme')) return false
  if (!draft.has('by')) draft.add('by', ownerOf(match, unit))
  const title = draft.get('title')[0]
  if (action === 'held' && HANDED_OVER.test(String(title?.value))) draft.drop('action')
  draft.set('mode', modeOf(scope, title))
  if (title === undefined || draft.size < 2) return false
  // "pledged to carry out these projects": of a known programme nothing is told that was not told before.
  const isBare = ['when', 'until', 'for', 'areas', 'value'].every((slot) => !draft.has(slot))
  if (title.inferred !== undefined && draft.modality === 'expected' && isBare) return false
  // "approved projects", "coordinates programmes": nothing is meant but the kind of thing.
  // "The program will improve schools": which one is not told.
  if (frame.row === 'frames/programme.helps' && title.inferred === undefined && !/[ A-Z]/.test(String(title.value))) return false
  if (BARE.test(String(title.value)) && !draft.has('for') && !draft.has('areas') && !(draft.has('until') && draft.has('value')))
    return false
  // "trained 400 nurses" has no name to go by later.
  if (frame.row !== 'frames/programme.train') scope.context.lastProgramme = String(title.value)
  return true
}

/** "two lines, the northern line and the southern line": the number of what is listed is none of it. */
function withoutCount({ amounts, s }: Scope, areas: readonly Filled[]): readonly Filled[] {
  const [first, ...others] = areas
  if (first?.span === undefined || others.length < 2) return areas
  const { start, end } = first.span
  const noun = String(first.value).split(' ').at(-1)?.replace(/s$/, '') ?? ''
  const isCount =
    amounts.some((a) => s.tokens.start[a.first] === start && (s.tokens.end[a.last] ?? 0) <= end) ||
    /^(?:two|three|four|five|several|the following)\b/i.test(String(first.value))
  return isCount && others.every((one) => String(one.value).split(' ').includes(noun)) ? others : areas
}

/** "Beginning this year, …", "Starting in 2026, …": the time with which a sentence opens. */
function beginning({ s, dates }: Scope): Filled | undefined {
  const verb = s.units[0]
  if (verb?.type !== 'verb' || verb.form !== 'gerund' || !/^(?:begin|start|commence)$/.test(verb.lemma)) return undefined
  return dates.find((d) => d.unit <= 2)?.filled
}

/** "Norland's support package": whose it is stands in front of the title. */
function withoutOwner(draft: Draft, { s }: Scope, unit: NounPhrase): void {
  const [title] = draft.get('title')
  const owner = unit.names.find((n) => (n.type === 'party' || n.type === 'organisation') && s.tokens.word[n.last + 1] === "'s")
  if (title?.span === undefined || owner === undefined || title.span.start !== s.tokens.start[owner.first]) return
  const from = s.tokens.start[owner.last + 2] ?? title.span.end
  if (from >= title.span.end) return
  const words = String(title.value).slice(from - title.span.start)
  draft.drop('title')
  draft.set('title', { ...title, value: words, span: { start: from, end: title.span.end } })
  if (!draft.has('by')) draft.add('by', [{ value: owner.value, span: tokenSpan(s.tokens, owner.first, owner.last), row: owner.row }])
}

/** "online courses": the title tells how they are held. */
function modeOf({ k }: Scope, title: Filled | undefined): Filled | undefined {
  if (title === undefined) return undefined
  for (const word of fold(String(title.value)).split(' ')) {
    const mode = k.manners.mode.get(word)
    if (mode !== undefined) return title.span === undefined ? mode : { ...mode, span: title.span }
  }
  return undefined
}

/** "Norland said that its course …": whose it is says the subject of the main clause. */
function ownerOf({ scope, predicate }: Match, unit: NounPhrase): readonly Filled[] {
  const { s, context } = scope
  if (!ITS_OR_THEIR.holds(s.tokens, unit.first)) return []
  const main = s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite')
  if (main?.subject === undefined || main === predicate.clause || s.units[main.subject.from] === unit) return []
  return agentsOf(s, context, main.subject)
}

function isOpenedTo({ scope, predicate }: Match): boolean {
  if (predicate.lemma !== 'open') return false
  for (let u = predicate.rest.from; u < predicate.rest.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'to') return true
  }
  return false
}

/** "extend it to 2030": the end of what is extended; a bare year behind "to" is a date only here. */
function dateBehindTo({ scope, predicate }: Match): Filled | undefined {
  const { s } = scope
  for (let u = predicate.rest.from; u + 1 < predicate.rest.to; u++) {
    const unit = s.units[u]
    const end = s.units[u + 1]
    if (unit?.type !== 'preposition' || unit.word !== 'to' || end === undefined) continue
    const date = scope.dates.find((d) => d.unit === u + 1)
    if (date !== undefined) return date.filled
    const year = s.tokens.word[end.first] ?? ''
    if (end.first === end.last && /^20\d\d$/.test(year)) return { value: year, span: tokenSpan(s.tokens, end.first, end.last) }
  }
  return undefined
}

const FOR = new Set(['for'])
const FOR_OR_TO = new Set(['for', 'to'])
const HELPING = new Set(['support', 'help', 'assist', 'equip', 'reach', 'serve'])
const GIVING = new Set(['offer', 'provide', 'award', 'grant', 'give', 'extend', 'deliver'])

/** Whom it is for: behind its noun, else anywhere in the clause; what is given goes "to" somebody too. */
function audienceOf({ scope, predicate, frame, complement }: Match, thing: Range): Filled[] {
  const isGiven = GIVING.has(predicate.lemma)
  const near = frame.row === 'frames/programme.train' ? [] : audienceBehind(scope, thing, isGiven ? FOR_OR_TO : FOR, isGiven)
  if (near.length > 0 || frame.row === 'frames/programme.areas') return near
  if (frame.row === 'frames/programme.aimed') return complement.range === undefined ? [] : audienceAt(scope, complement.range)
  if (frame.row === 'frames/programme.train') return audienceAt(scope, thing)
  if (frame.row === 'frames/programme.admits') return complement.object === undefined ? [] : audienceAt(scope, complement.object)
  if (frame.row === 'frames/programme.trains' || (frame.row === 'frames/programme.helps' && HELPING.has(predicate.lemma)))
    return predicate.patient === undefined || predicate.passive ? [] : audienceAt(scope, predicate.patient)
  for (const range of predicate.area) {
    const found = audienceBehind(scope, range, GIVING.has(predicate.lemma) ? FOR_OR_TO : FOR)
    if (found.length > 0) return found
  }
  return []
}

const BARE =
  /^(?:(?:joint |new |other |more )?(?:projects|programmes|programs|funds|workstreams|schemes|campaigns|initiatives|courses|loans))(?: in (?:the )?[A-Z][\w-]*)?$/i

/** "the programme of the visit": what is on the agenda. */
function isAgenda({ s }: Scope, at: number): boolean {
  const unit = s.units[at]
  const of = s.units[at + 1]
  const what = s.units[at + 2]
  if (unit?.type !== 'noun' || !/^program(?:me)?s?$/.test(s.tokens.word[unit.head] ?? '')) return false
  if (of?.type !== 'preposition' || (of.word !== 'of' && of.word !== 'for') || what?.type !== 'noun') return false
  const isOne = /^(?:the|this|his|her|their|its)$/.test(s.tokens.word[what.first] ?? '')
  const cls = what.noun?.classes[0]
  return cls === 'visit' || (isOne && cls === 'event') || STAY_TOUR_OR_DAY.holds(s.tokens, what.head)
}

const isPeople = ({ s }: Scope, { from }: Range): boolean => {
  const unit = s.units[from]
  return unit?.type === 'noun' && unit.noun?.classes.includes('people') === true
}

const STAFF = wordSet('officials experts representatives delegates members')

/** "officials from Peru": they may be taught; "the sides" are not. */
const isStaff = ({ s }: Scope, { from }: Range): boolean => {
  const unit = s.units[from]
  return unit?.type === 'noun' && unit.names.every((n) => n.type === 'adjective' || n.type === 'post') && STAFF.holds(s.tokens, unit.head)
}

/** "a course for 30 officials": how many they are. */
function fillPeople(draft: Draft, scope: Scope): void {
  const { tokens } = scope.s
  for (const { span } of draft.get('for')) {
    if (span === undefined) continue
    const amount = scope.amounts.find(
      (a) => a.unit !== undefined && (tokens.end[a.last] ?? 0) > span.start && (tokens.start[a.first] ?? 0) < span.end,
    )
    if (amount?.unit === undefined || amount.change !== undefined || amount.unit === 'percent' || NO_PEOPLE.test(amount.unit)) continue
    const at = tokenSpan(tokens, amount.first, amount.last)
    draft.set('value', { value: amount.value, span: at }).set('unit', { value: amount.unit.split(' ').at(-1) ?? amount.unit, span: at })
    return
  }
}

/** Groups that are no persons. */
const NO_PEOPLE =
  /(?:^[A-Z]{3}|country|state|side|party|nation|economy|ministry|agency|province|district|institution|year|month|day|week|hour)$/

/** Money, places and people count; "three programmes" does not. */
function keepAmount(draft: Draft, scope: Scope): void {
  const unit = String(draft.get('unit')[0]?.value ?? '')
  if (/^[A-Z]{3}$/.test(unit) || PLACES.test(unit) || scope.k.language.nouns.get(unit)?.classes.includes('people') === true) return
  draft.drop('value')
  draft.drop('unit')
}

/** "The course will be repeated", "They cover": the programme last spoken of. */
function known(scope: Scope, thing: Range): Filled | undefined {
  const { s, context } = scope
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun' || context.lastProgramme === undefined) return undefined
  if (namesAreas(s, unit))
    return s.tokens.word[unit.first] === 'its' && context.lastTold === 'programme'
      ? {
          value: context.lastProgramme,
          span: tokenSpan(s.tokens, unit.first, unit.first),
          inferred: 'possessive: the programme last named',
        }
      : undefined
  const isDefinite =
    THE_THIS_OR_THESE.holds(s.tokens, unit.first) && unit.last - unit.first === 1 && s.units[thing.from + 1]?.type !== 'preposition'
  if (isBarePart(s, thing.from))
    return {
      value: context.lastProgramme,
      span: tokenSpan(s.tokens, unit.first, unit.last),
      inferred: 'a part without its whole: the programme last named',
    }
  if (!unit.pronoun && !isDefinite) return undefined
  const noun = s.tokens.word[unit.head] ?? ''
  const isAny = context.lastTold === 'programme' && /^(?:program|programme|project|scheme)$/.test(noun)
  if (!unit.pronoun && !isAny && !context.lastProgramme.toLowerCase().includes(noun)) return undefined
  return {
    value: context.lastProgramme,
    span: tokenSpan(s.tokens, unit.first, unit.last),
    inferred: 'definite description: the programme last named',
  }
}

/** "2025 has been declared the Year of Clean Rivers": a year with a name, when the sentence says which. */
export function namedYear(scope: Scope, at: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.type === 'programme' && /\bYear of\b/.test(n.value))
  if (name === undefined) return undefined
  const date = scope.dates.find((d) => /^\d{4}$/.test(d.value))
  const first = s.tokens.word[s.sentence.body] ?? ''
  // "2026 is the Year of Clean Rivers": a bare year as the subject.
  const year =
    date?.filled ?? (/^20\d\d$/.test(first) ? { value: first, span: tokenSpan(s.tokens, s.sentence.body, s.sentence.body) } : undefined)
  if (year === undefined) return undefined
  const draft = new Draft('programme', 'done', scope.passage, 'rule/named year')
  draft.set('title', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }).set('when', year)
  const by = s.units[at + 1]
  return by?.type === 'preposition' && by.word === 'by' ? draft.add('by', agentsOf(s, context, { from: at + 2, to: at + 3 })) : draft
}

const ITEM_ACTIONS: Readonly<Record<string, string>> = {
  extension: 'extended',
  continuation: 'extended',
  expansion: 'extended',
  renewal: 'extended',
  launch: 'launched',
  launching: 'launched',
  introduction: 'launched',
}

/** An item of a fact sheet without a verb: "Extension of X by four years, with funding of $140 million". */
export function itemProgramme(scope: Scope): Draft | undefined {
  const { s } = scope
  if (!s.sentence.opens || s.clauses.some((c) => c.verb.form === 'finite')) return undefined
  const at = s.units.findIndex((u) => u.type === 'noun')
  const unit = s.units[at]
  if (unit?.type !== 'noun' || at > 2) return undefined
  const money = scope.amounts.find((a) => /^[A-Z]{3}$/.test(a.unit ?? ''))
  const action = ITEM_ACTIONS[s.tokens.word[unit.head] ?? '']
  const of = s.units[at + 1]
  const isPart = action !== undefined || PHASE_STAGE_ROUND_OR_TRANCHE.holds(s.tokens, unit.head)
  const named = unit.names.find((n) => n.type === 'programme' && n.first <= unit.first + 1)
  if (!isPart && named !== undefined && money?.unit !== undefined && isBeside(scope, at, money.first)) {
    const span = tokenSpan(s.tokens, money.first, money.last)
    return new Draft('programme', 'done', scope.passage, 'rule/item')
      .set('title', { value: named.value, span: tokenSpan(s.tokens, named.first, named.last), row: named.row })
      .set('value', { value: money.value, span })
      .set('unit', { value: money.unit, span })
  }
  if (!isPart || of?.type !== 'preposition' || of.word !== 'of') return undefined
  const head = s.units[at + 2]
  if (head?.type !== 'noun' || (money === undefined && head.noun?.classes.includes('programme') !== true)) return undefined
  const draft = new Draft('programme', 'done', scope.passage, 'rule/item')
  draft.set('title', wordsOfRange(s, { from: at + 2, to: titleEnd(scope, at + 2) }))
  if (action !== undefined) draft.set('action', { value: action, span: tokenSpan(s.tokens, unit.first, unit.last) })
  if (money?.unit !== undefined) {
    const span = tokenSpan(s.tokens, money.first, money.last)
    draft.set('value', { value: money.value, span }).set('unit', { value: money.unit, span })
  }
  for (let u = at + 3; u < s.units.length; u++) {
    const mark = s.units[u]
    if (mark?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') continue
    const range: Range = { from: u + 1, to: listEnd(s, u + 1, s.units.length) }
    const before = s.units[u - 1]
    if (mark.word === 'on' && before?.type === 'noun' && s.tokens.word[before.head] === 'focus') draft.add('areas', topics(s, range))
    else if (mark.word === 'for' && u > titleEnd(scope, at + 2)) draft.add('for', audienceAt(scope, range))
  }
  return draft.has('title') ? draft : undefined
}

/** "Reef Skills Project (loan: $3 million)", "Reef Skills Project: $3 million": its sum in brackets or behind a mark. */
function isBeside({ s }: Scope, at: number, token: number): boolean {
  for (let u = at + 1; u < s.units.length; u++) {
    const unit = s.units[u]
    if (unit === undefined || unit.first > token) return false
    if (unit.type === 'open' || unit.type === 'colon' || unit.type === 'dash') return true
    if (unit.type === 'semicolon') return false
  }
  return false
}

/** A title goes on over "for" and "on" only while its name does. */
function titleEnd(scope: Scope, from: number): number {
  const { s } = scope
  const first = s.units[from]
  const joint = s.units[from + 1]
  const next = s.units[from + 2]
  const isName =
    first?.type === 'noun' &&
    s.tokens.shape[first.head] !== undefined &&
    /^[A-Z]/.test(s.tokens.text.slice(s.tokens.start[first.head], s.tokens.end[first.head]))
  if (
    isName &&
    joint?.type === 'preposition' &&
    (joint.word === 'for' || joint.word === 'of' || joint.word === 'on') &&
    next?.type === 'noun' &&
    /^[A-Z]/.test(s.tokens.text.slice(s.tokens.start[next.first], s.tokens.end[next.first]))
  )
    return from + 3
  return from + 1
}

const OWNED = /^(?:programmes?|programs?|projects?|scholarships?|fellowships?|assistance|aid|funds?|schemes?)$/

/** "Norland's training programme for nurses", "the Clean Ports Program": a programme that is only named, with whose it is. */
export function nominalProgramme(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const head = s.tokens.word[unit.head] ?? ''
  const joint = initiativeOfSides(scope, unit, at, to, modality)
  if (joint !== undefined) return joint
  return unit.names.length === 0 && head !== 'training' ? fundedProgramme(scope, at, modality) : programmeOf(scope, unit, at, to, modality)
}

const OWNERS = wordSet('countries sides governments states parties')

/** "the two countries' initiative for seafarers": what the sides run for somebody. */
function initiativeOfSides(scope: Scope, unit: NounPhrase, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const joint = s.units[at + 1]
  if (
    !/^(?:initiative|programme|program|scheme)$/.test(s.tokens.word[unit.head] ?? '') ||
    joint?.type !== 'preposition' ||
    joint.word !== 'for'
  )
    return undefined
  const owner = Array.from({ length: unit.head - unit.first }, (_, i) => unit.first + i).find(
    (i) => OWNERS.holds(s.tokens, i) && s.tokens.word[i + 1] === "'",
  )
  const whom = audienceAt(scope, { from: at + 2, to })
  if (owner === undefined || whom.length === 0 || context.sides.length < 2) return undefined
  const last = s.units[listEnd(s, at + 2, to) - 1]
  const span = tokenSpan(s.tokens, unit.first, owner)
  // What they have is there already, whatever is meant to be done for it.
  return new Draft('programme', modality === 'expected' ? 'done' : modality, scope.passage, 'rule/of the sides')
    .set('title', wordsBetween(s.tokens, owner + 2, last?.last ?? unit.last))
    .add(
      'by',
      context.sides.map((value) => ({ value, span, inferred: 'collective: the parties of the document' })),
    )
    .add('for', whom)
}

/** Plans that parties sign or follow, and years with a name: told by no mention as a programme. */
const NO_AID = /\bYear of\b|^(?:\d{4}[-–/]\d{2,4} )?(?:Work|Working|Cooperation|Executive|Action) Program(?:me)?\b/

function programmeOf(scope: Scope, unit: NounPhrase, at: number, to: number, modality: Modality): Draft | undefined {
  const { s } = scope
  const head = s.tokens.word[unit.head] ?? ''
  const name = unit.names.find((n) => n.type === 'programme' && n.last >= unit.head - 1)
  if (name !== undefined && (!name.value.includes(' ') || NO_AID.test(name.value))) return undefined
  // "the ITEC programme": the name of the programme itself; "ITEC's programme" is one of its owner.
  const own = unit.names.find(
    (n) => n.type === 'organisation' && n.last === unit.head - 1 && unit.first <= n.first && head.startsWith('program'),
  )
  // "Norland's Reef Programme": whose it is stands inside the name.
  const ownName = name === undefined ? null : /^(.+?)['’]s (.+ .+)$/.exec(name.value)
  const inName = ownName === null || name?.parties?.length !== 1 ? undefined : name.parties[0]
  const owners = unit.names.filter(
    (n) => n !== name && n !== own && (n.type === 'party' || n.type === 'adjective' || n.type === 'organisation'),
  )
  // "Norland's total assistance": a sum of all, and no programme.
  if (name === undefined && TOTALLING.holds(s.tokens, unit.head - 1)) return undefined
  const paid = fundedProgramme(scope, at, modality)
  if (paid !== undefined) return paid
  const trains = head === 'training' ? trainees(scope, at, to) : []
  if (name === undefined && own === undefined && trains.length === 0 && !(owners.length > 0 && OWNED.test(head))) return undefined
  // "will work together through Norland's Reef Programme": what is used is there already.
  const joint = s.units[at - 1]
  const isNamed = unit.names.some((n) => n !== owners.at(-1) && n.last >= unit.head - 1)
  const isUsed =
    (inName !== undefined || (isNamed && owners.length > 0)) &&
    joint?.type === 'preposition' &&
    /^(?:through|under|via|within)$/.test(joint.word)
  const draft = new Draft('programme', isUsed && modality === 'expected' ? 'done' : modality, scope.passage, 'rule/programme')
  const last = owners.at(-1)
  const first = last === undefined ? unit.first : s.tokens.word[last.last + 1] === "'s" ? last.last + 2 : last.last + 1
  draft.set(
    'title',
    name !== undefined
      ? {
          value: inName === undefined ? name.value : (ownName?.[2] ?? name.value),
          span: tokenSpan(s.tokens, name.first, name.last),
          row: name.row,
        }
      : trains.length > 0
        ? programmeTitle(scope, { from: at, to })
        : wordsBetween(s.tokens, first, unit.last),
  )
  draft.add(
    'by',
    owners.map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })),
  )
  if (inName !== undefined && name !== undefined)
    draft.add('by', [{ value: inName, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }])
  draft.add('for', trains.length > 0 ? trains : audienceBehind(scope, { from: at + 1, to: Math.min(to, at + 3) }, FOR_OR_TO))
  const span = scope.dates.find((d) => d.part === 'period' && d.unit > at && d.unit <= at + 2 && !d.value.startsWith('P'))
  draft.set('when', span?.filled)
  // An initiative or a corridor that is only named is told by nobody as under way.
  return draft.has('title') && (draft.size > 1 || !/ (?:Initiative|Corridor)$/.test(String(draft.get('title')[0]?.value)))
    ? draft
    : undefined
}

const TOTALLING = wordSet('total overall cumulative combined aggregate')

const FUNDED = wordSet('partnership facility package fund initiative programme program scheme project plan')

/** "a new $50 million Reef Partnership", "Norland's support package of $2 million": what stands behind or before a sum and is paid with it. */
function fundedProgramme(scope: Scope, at: number, modality: Modality): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  return unit?.type === 'noun' && (FUNDED.holds(s.tokens, unit.head) || unit.noun?.classes[0] === 'programme')
    ? paidProgramme(scope, unit, at, modality)
    : undefined
}

/** "aid of $2 million provided so far": what has been reached by now is a figure. */
function isTotal({ s }: Scope, from: number): boolean {
  const { word } = s.tokens
  for (let i = from + 1; i < Math.min(from + 8, s.sentence.last); i++) {
    const next = word[i + 1]
    if ((word[i] === 'so' || word[i] === 'thus') && next === 'far') return true
    if ((word[i] === 'to' && next === 'date') || (word[i] === 'in' && next === 'total')) return true
  }
  return false
}

function paidProgramme(scope: Scope, unit: NounPhrase, at: number, modality: Modality): Draft | undefined {
  const { s } = scope
  const of = s.units[at + 1]
  const sum = s.units[at + 2]
  const isBehind = of?.type === 'preposition' && of.word === 'of' && sum !== undefined
  const money = scope.amounts.find(
    (a) =>
      /^[A-Z]{3}$/.test(a.unit ?? '') &&
      ((a.first >= unit.first && a.last < unit.head) || (isBehind && a.first >= sum.first - 2 && a.last <= sum.last)),
  )
  if (money?.unit === undefined || isTotal(scope, money.last)) return undefined
  const owner = unit.names.find((n) => s.tokens.word[n.last + 1] === "'s" && n.last < unit.head)
  const from = money.last < unit.head && money.first >= unit.first ? money.last + 1 : owner === undefined ? unit.first : owner.last + 2
  const span = tokenSpan(s.tokens, money.first, money.last)
  // "grant aid of $2 million to schools"
  const whom = audienceBehind(scope, { from: at + 1, to: Math.min(s.units.length, at + 6) }, FOR_OR_TO)
  const draft = new Draft('programme', modality, scope.passage, 'rule/funded').add('for', whom)
  draft
    .set('title', wordsBetween(s.tokens, from, unit.last))
    .set('value', { value: money.value, span })
    .set('unit', { value: money.unit, span })
  return owner === undefined
    ? draft
    : draft.add('by', [{ value: owner.value, span: tokenSpan(s.tokens, owner.first, owner.last), row: owner.row }])
}

/** "the training of Secretariat staff": who is trained. */
function trainees(scope: Scope, at: number, to: number): Filled[] {
  const of = scope.s.units[at + 1]
  return of?.type === 'preposition' && of.word === 'of' ? audienceAt(scope, { from: at + 2, to }) : []
}

/** What one sentence says of one programme is one claim, unless two of its values disagree. */
export function joinProgrammes(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const title = draft.kind === 'programme' ? draft.get('title')[0]?.value : undefined
    const same =
      title === undefined ? undefined : kept.find((d) => d.kind === 'programme' && d.get('title')[0]?.value === title && agree(d, draft))
    if (same === undefined) kept.push(draft)
    else {
      // "was launched in 2013 and is funded by Norland": the act outweighs that it goes on.
      if (isRun(same) && draft.has('action')) same.drop('action')
      same.take(draft)
    }
  }
  return kept
}

/** "funded by Norland": told of a programme beside what was done with it. */
const isRun = (draft: Draft): boolean => draft.made === 'frames/programme.ongoing'

const AGREED = ['action', 'when', 'until', 'frequency', 'value'] as const

function agree(one: Draft, other: Draft): boolean {
  // "was launched in May and will support 80 students until 2029": what follows of it without an act of its own.
  const goesOn =
    one.modality === 'done' && other.modality === 'scheduled' && !other.has('action') && !other.has('when') && !other.has('value')
  if (one.modality !== other.modality && !goesOn) return false
  const paid = (d: Draft): boolean => /^[A-Z]{3}$/.test(String(d.get('unit')[0]?.value ?? ''))
  // "$3 million for the programme, which will reach 400 nurses": its money, and how many it is for.
  const slots = paid(one) && other.has('value') && !paid(other) ? AGREED.slice(0, 4) : AGREED
  return slots.every((slot) => {
    const a = one.get(slot)[0]?.value
    const b = other.get(slot)[0]?.value
    return a === undefined || b === undefined || a === b || (slot === 'action' && (isRun(one) || isRun(other)))
  })
}
