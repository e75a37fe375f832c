import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { bareLead } from './bare-lead.ts'
import { agentsOf } from '../../agents.ts'
import { isCapital, type Name } from '../../../language/names.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import type { Modality } from '../../claim.ts'
import type { Clause, Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { bodyOfSitting } from '../../body-of-sitting.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { dateInside, eventEnd } from '../meeting/time.ts'
import { compoundNoun, isInstrument, itemOf, PROGRAMME } from './noun.ts'
import { unlistedNames } from './signers.ts'
import { itemsOf, ownSide } from './items.ts'
import { fillInstrument, type InstrumentPhrase, instrumentOf, tellsInstrument, isTypeOnly, betweenParties } from './phrase.ts'

const SIGNED_OR_DONE = wordSet('signed done')
const ON_FOR_OR_OF = wordSet('on for of')
const VALIDITY_TERM_DURATION_OR_PERIOD = wordSet('validity term duration period')

/** A heading that names the document itself: "Joint Statement on Ports", "Memorandum of Understanding". */
export function headingInstrument(scope: Scope): Draft | undefined {
  const { s } = scope
  const unit = s.units[0]
  if (unit?.type !== 'noun') return undefined
  let head = unit.first
  for (let i = unit.first; i <= Math.min(unit.last, unit.first + 6); i++) {
    const word = s.tokens.word[i] ?? ''
    if (s.tokens.word[i + 1] === 'of' && s.tokens.word[i + 2] === 'understanding') head = i + 2
    else if (scope.k.language.nouns.get(word)?.classes[0] === 'instrument') head = i
    else if (CONNECTING.has(word)) break
  }
  // Only the document's own title names it; later headings name its parts, and a spokesperson's statement is a release.
  if (unit.first > 60) return undefined
  if (head === unit.first && scope.k.language.nouns.at(s.tokens, head)?.classes[0] !== 'instrument') return undefined
  // "List of Outcomes"
  if (s.tokens.word[head] === 'list') return undefined
  const draft = new Draft('instrument', 'done', scope.passage, 'rule/heading')
  draft.set('type', wordsBetween(s.tokens, unit.first, head))
  const next = s.tokens.word[head + 1]
  // "Statement by Minister Roe on ports": what one person says is a press release, not an instrument.
  if (next === 'by' && scope.context.issuers.length < 2 && s.names.some((n) => n.first === head + 2 && isPerson(n))) return undefined
  const matter = matterOfHeading(scope, head)
  if (matter !== undefined) draft.set('subject', wordsBetween(s.tokens, matter, s.sentence.last - 1))
  if (next === 'of') {
    // "Communiqué of the fifth session of the Council": the body it comes from, else nothing that is sure.
    const body = s.names.find((n) => n.first > head && (n.type === 'body' || n.type === 'event'))
    if (body !== undefined)
      draft.set('at', { value: bodyOfSitting(body.value), span: tokenSpan(s.tokens, body.first, body.last), row: body.row })
  }
  // What several issue together is theirs: a joint statement, a memorandum of all.
  if (scope.context.issuers.length > 1)
    draft.add(
      'parties',
      speakers(scope).map((value): Filled => ({ value, inferred: 'the issuers of the document' })),
    )
  scope.context.ownInstrument = draft
  return draft
}

/** The issuers; two organs of one union speak as the union. */
function speakers({ k, context }: Scope): string[] {
  const parents = context.issuers.map((issuer) => k.language.parents.get(issuer))
  return [
    ...new Set(
      context.issuers.map((issuer, i) => {
        const parent = parents[i]
        return parent !== undefined && parents.filter((p) => p === parent).length > 1 ? parent : issuer
      }),
    ),
  ]
}

const isPerson = (name: Name): boolean => name.type === 'person' || name.type === 'post'

/** Where a heading tells its matter: behind "on", "to mark", or "on" behind those who speak: "Declaration by A and B on ports". */
function matterOfHeading({ s, dateTokens }: Scope, head: number): number | undefined {
  const { word } = s.tokens
  const next = word[head + 1] ?? ''
  if (next === 'on' && word[head + 2] === 'the' && word[head + 3] === 'occasion' && word[head + 4] === 'of') return head + 5
  if (next === 'on' || next === 'for' || next === 'concerning') return head + 2
  if (next === 'to' && /^(?:mark|commemorate|celebrate)$/.test(word[head + 2] ?? '')) return head + 3
  if (next !== 'by') return undefined
  for (let i = head + 2; i < s.sentence.last - 1; i++) {
    const inName = s.names.some((n) => n.first <= i && i <= n.last)
    if (word[i] === 'on' && !inName && !dateTokens.has(i + 1)) return i + 1
  }
  return undefined
}

/** "Signed at Lima on 3 May 2024": a closing line speaks of the document itself. */
export function closingSignature(scope: Scope): Draft | undefined {
  const { s, context } = scope
  const own = context.ownInstrument
  const first = s.units[0]
  if (own === undefined || first?.type !== 'verb' || !SIGNED_OR_DONE.holds(s.tokens, first.last)) return undefined
  const joint = s.units[1]
  if (joint?.type !== 'preposition' || (joint.word !== 'at' && joint.word !== 'in') || s.clauses.some((c) => c.kind === 'main' && c.at > 0))
    return undefined
  const draft = new Draft('instrument', 'done', scope.passage, 'rule/closing line')
  for (const slot of ['type', 'subject']) {
    const told = own.get(slot)[0]
    draft.set(slot, told === undefined ? undefined : { value: told.value, inferred: 'the document itself' })
  }
  draft.set('action', { value: 'signed', span: tokenSpan(s.tokens, first.first, first.last) })
  draft.add(
    'parties',
    context.issuers.map((value): Filled => ({ value, inferred: 'the issuers of the document' })),
  )
  return draft.set('when', scope.dates[0]?.filled)
}

const CONNECTING = new Set(['on', 'of', 'for', 'by', 'with', 'between', 'concerning', 'and'])

/** A titled instrument that is only named ("the Transit Charter"), or an untitled one told by its date or parties: "the May 2024 agreement". */
export function nominalInstrument(scope: Scope, at: number, to: number, modality: Modality, told: boolean): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !tellsInstrument(scope, at)) return undefined
  // "a memorandum of understanding": one instrument.
  if (s.units[at - 1]?.type === 'preposition' && compoundNoun(scope, at - 2) !== undefined) return undefined
  const item = itemOf(at, { from: at + 1, to: Math.max(at + 1, eventEnd(scope, at, to)) })
  const phrase = instrumentOf(scope, item)
  if (phrase === undefined) return undefined
  if (isLabel(scope, at)) return told ? undefined : labelled(scope, phrase)
  const titled =
    phrase.title !== undefined &&
    phrase.title.inferred === undefined &&
    /[ /]/.test(String(phrase.title.value)) &&
    !isYardstick(scope, at) &&
    !isBracketed(scope, at) &&
    !isUntold(scope, unit)
  const own = ownDate(scope, at)
  // "today's announcement": of what is not named, a day says nothing.
  const bare = s.tokens.word[unit.first] === "'s" && phrase.title === undefined && phrase.subject === undefined
  const date = (bare ? undefined : own) ?? dateBehind(scope, item.tail)
  const force = forceBehind(scope, item.tail)
  const valid = phrase.period === undefined ? validFor(scope, at) : undefined
  const drafted = isWorkedOn(scope, at) ? draftedMatter(scope, unit, phrase) : undefined
  if (drafted !== undefined && !told && date === undefined) return drafted
  if (
    !titled &&
    date === undefined &&
    force === undefined &&
    valid === undefined &&
    phrase.parties.length < 2 &&
    phrase.period === undefined &&
    !(unit.names.at(-1)?.type === 'instrument' && phrase.subject !== undefined)
  )
    return undefined
  // What is named with "the" is there already, whatever is planned with it.
  const first = s.tokens.word[unit.first]
  const stands = first !== 'a' && first !== 'an' && modality !== 'cancelled'
  const draft = new Draft('instrument', stands ? 'done' : modality, scope.passage, 'rule/instrument')
  fillInstrument(draft, phrase)
  if (force !== undefined) draft.set('action', force.action).set('when', force.when)
  draft.set('when', date).set('period', valid)
  const by = s.units[at + 1]
  // "the ratification of the treaty by Norland": who did the deed.
  const joint = s.units[at - 1]
  const isOfDeed = joint?.type === 'preposition' && joint.word === 'of'
  if (by?.type === 'preposition' && by.word === 'by' && !isOfDeed)
    draft.add('by', agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, to) }))
  return draft
}

/** "progress on", "work on", "finalisation of": what stands behind is not there yet. */
function isWorkedOn({ s }: Scope, at: number): boolean {
  const joint = s.units[at - 1]
  const noun = s.units[at - 2]
  return (
    joint?.type === 'preposition' &&
    /^(?:on|of|for)$/.test(joint.word) &&
    noun?.type === 'noun' &&
    /^(?:work|progress|text|texts|consideration|completion|coordination|preparation|stage|readiness)$/.test(s.tokens.word[noun.head] ?? '')
  )
}

/** "progress on the draft agreement on visas": what has a draft and a matter is being negotiated. */
function draftedMatter(scope: Scope, unit: NounPhrase, phrase: InstrumentPhrase): Draft | undefined {
  const { word } = scope.s.tokens
  let at = unit.first
  while (at < unit.head && word[at] !== 'draft') at++
  if (at === unit.head || (phrase.subject === undefined && phrase.title === undefined)) return undefined
  const draft = new Draft('instrument', 'expected', scope.passage, 'rule/draft')
  fillInstrument(draft, phrase)
  return draft.set('action', { value: 'negotiated', span: tokenSpan(scope.s.tokens, at, at) })
}

/** "the 25 March statement", "today's memorandum": the day on which something was made is past, whatever is done with it. */
export function ownDate(scope: Scope, at: number): Filled | undefined {
  const { s, k, context } = scope
  const unit = s.units[at]
  if (unit === undefined) return undefined
  if (s.tokens.word[unit.first] === "'s") return scope.dates.find((d) => d.unit === at - 1)?.filled
  const inside = dateInside(scope, at)
  // "the 2040 Strategy": a year to come is no day of its making.
  if (
    inside !== undefined &&
    context.date !== undefined &&
    /^\d{4}$/.test(String(inside.value)) &&
    String(inside.value) > context.date.slice(0, 4)
  )
    return undefined
  // "Plan of Action 2026–2030": the years that it runs for.
  if (/^\d{4}\/\d{4}$/.test(String(inside?.value))) return undefined
  const said = s.dates.find((d) => unit.first < d.first && d.last < unit.last)
  if (inside === undefined || said === undefined || context.date === undefined) return inside
  const value = k.dates.resolve(said.said, { date: context.date, tense: 'past' })
  return value === undefined ? inside : { ...inside, value }
}

/** "Ports Agreement: A and B announced …": a title in front of what its parties did. */
function labelled(scope: Scope, phrase: InstrumentPhrase): Draft | undefined {
  const { s, context } = scope
  const main = s.clauses.find((c) => c.kind === 'main' && /^(?:announce|sign|agree|conclude|launch|unveil)$/.test(c.verb.lemma))
  const parties = [...unlistedNames(scope, main?.subject), ...agentsOf(s, context, main?.subject)]
  if (phrase.title === undefined || parties.length < 2) return undefined
  const draft = new Draft('instrument', 'done', scope.passage, 'rule/label')
  fillInstrument(draft, phrase)
  return draft.add('parties', parties)
}

/** "Ports Memorandum: …": the label of what follows. */
function isLabel(scope: Scope, at: number): boolean {
  const { s } = scope
  const unit = s.units[at]
  if (unit === undefined) return false
  return s.units[at + 1]?.type === 'colon' && !s.units.slice(0, at).some((u) => u.type === 'noun' || u.type === 'verb')
}

/** "Order 12 (Modifying the Transit Agreement)": a title in brackets says more of what stands in front of them. */
function isBracketed(scope: Scope, at: number): boolean {
  let depth = 0
  for (let u = at - 1; u > 0; u--) {
    const unit = scope.s.units[u]
    if (unit?.type === 'close') depth--
    else if (unit?.type === 'open' && depth++ === 0) return isInstrument(scope, u - 1) || scope.s.units[u - 1]?.type === 'date'
  }
  return false
}

/** "this Joint Statement", "the Plan of Action": the document itself or a type, named in passing; "the Ports Cooperation framework": a setting. */
function isUntold(scope: Scope, unit: NounPhrase): boolean {
  const { s } = scope
  const name = unit.names.at(-1)
  if (s.tokens.word[unit.first] === 'this' || (name?.type === 'instrument' && isTypeOnly(scope, name))) return true
  const joint = s.units[s.units.indexOf(unit) - 1]
  return (
    s.tokens.word[unit.head] === 'framework' &&
    (joint?.type !== 'verb' || !isCapital(s.tokens, unit.head)) &&
    !ON_FOR_OR_OF.holds(s.tokens, unit.head + 1)
  )
}

/** "the principles of the Charter", "consistent with the Standards": named as a measure, not spoken of. */
function isYardstick(scope: Scope, at: number): boolean {
  const { s } = scope
  const joint = s.units[at - 1]
  const before = s.units[at - 2]
  if (joint?.type !== 'preposition') return false
  if (joint.word === 'in')
    return /^(?:enshrined|contained|embodied|laid|set|reflected|defined|listed)$/.test(s.tokens.word[joint.first - 1] ?? '')
  if (joint.word === 'with')
    return /^(?:consistent|accordance|line|compliance|conformity|keeping)$/.test(s.tokens.word[joint.first - 1] ?? '')
  return (
    joint.word === 'of' &&
    before?.type === 'noun' &&
    /^(?:principles|spirit|letter|provisions|purposes|objectives|articles?|violations?)$/.test(s.tokens.word[before.head] ?? '')
  )
}

/** "which will be valid for five years" */
function validFor(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  for (let u = at + 1; u < s.units.length && u < at + 7; u++) {
    const unit = s.units[u]
    if (unit === undefined || unit.type === 'semicolon') break
    const last = s.tokens.word[unit.last]
    if (last === 'valid' || last === 'validity')
      return scope.dates.find((d) => d.unit > u && d.unit < u + 6 && /^P\d/.test(d.value))?.filled
  }
  return undefined
}

/** "the Charter of 3 October 2009", "the Resolution (2024)". */
function dateBehind(scope: Scope, tail: Range): Filled | undefined {
  const before = scope.s.units[tail.from]
  const isOf = (before?.type === 'preposition' && before.word === 'of') || before?.type === 'open'
  return isOf && tail.from < tail.to ? scope.dates.find((d) => d.unit === tail.from + 1 && !d.value.includes('/'))?.filled : undefined
}

const TALKS = wordSet('negotiation negotiations talks')

/** "negotiations with A on a free trade agreement": an instrument that is being negotiated, or whose negotiations began or ended. */
export function negotiatedInstrument(scope: Scope, at: number, to: number, clause: Clause | undefined): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !TALKS.holds(s.tokens, unit.head)) return undefined
  let head: number | undefined
  for (let u = at + 1; u + 1 < to && head === undefined; u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative' || next?.type === 'semicolon') break
    // "Following the negotiations, a package of documents was signed": what stands there without a joint is no matter of them.
    if (u < at + 3 && next?.type === 'noun' && s.units[u - 1]?.type !== 'preposition') break
    if (next?.type === 'preposition' && /^(?:on|for|of|towards|toward)$/.test(next.word) && isInstrument(scope, u + 1)) head = u + 1
  }
  const phrase = head === undefined ? negotiatedBefore(scope, at, to) : instrumentOf(scope, itemOf(head, { from: head + 1, to }))
  if (phrase === undefined) return undefined
  const about = clause?.subject !== undefined && clause.subject.from <= at && at < clause.subject.to ? clause : undefined
  const begun =
    about?.verb.passive && about.verb.tense === 'past' && /^(?:re)?(?:launch|start|begin|open|initiate|resume)$/.test(about.verb.lemma)
  const ended = about?.verb.passive && about.verb.tense === 'past' && /^(?:conclude|complete|finali[sz]e|close|end)$/.test(about.verb.lemma)
  const draft = new Draft('instrument', begun || ended ? 'done' : 'expected', scope.passage, 'rule/negotiations')
  const thing = head === undefined ? undefined : s.units[head]
  const similar = thing?.type === 'noun' && s.tokens.word[thing.head - 1] === 'similar' ? context.lastInstrument : undefined
  if (similar !== undefined) draft.set('type', similar.type ?? similar.title)
  fillInstrument(draft, phrase)
  draft.set('action', {
    value: begun && !/^re/.test(about.verb.lemma) ? 'launched' : 'negotiated',
    span: tokenSpan(s.tokens, unit.first, unit.last),
  })
  const named = betweenParties(scope, { from: at + 1, to: head ?? to })
  draft.add('parties', named.length > 0 ? named : withParties(scope, { from: at + 1, to }))
  if (begun || ended) draft.set('when', scope.dates.find((d) => d.unit > about.at && d.unit < about.rest.to)?.filled)
  return draft
}

/** "Negotiations with A": of an instrument like that of which the sentence before spoke. */
function negotiatedBefore(scope: Scope, at: number, to: number): InstrumentPhrase | undefined {
  const { context, s } = scope
  const joint = s.units[at + 1]
  const known = context.lastAgreement
  if (known === undefined || scope.passage.start - known.end >= NEXT) return undefined
  if (joint?.type !== 'preposition' || joint.word !== 'with' || at + 2 >= to) return undefined
  const type = /agreements$/i.test(String(known.type.value)) ? { ...known.type, value: String(known.type.value).slice(0, -1) } : known.type
  return { title: undefined, type, subject: undefined, period: undefined, parties: [], owner: undefined }
}

/** How far behind a sentence the next one begins at most, in characters. */
const NEXT = 5

/** "with A": the issuer and the party named. */
function withParties(scope: Scope, range: Range): Filled[] {
  const { s, context } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') break
    if (unit?.type !== 'preposition' || unit.word !== 'with') continue
    const others = agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })
    return [...ownSide(scope, others), ...others]
  }
  return []
}

const GENERIC = /^(?:document|instrument|agreement|decision|paper|text|draft)s?$/

/** "Agreements and memorandums signed": a heading over the list of what was signed. */
function leadingHeading(scope: Scope): Draft | undefined {
  const { s, k } = scope
  const { word } = s.tokens
  const { first, last, kind } = s.sentence
  if (kind === 'sentence' || last - first > 12) return undefined
  const done = word.slice(first, last).find((w) => HEADED.has(w))
  if (done === undefined && isBareHeading(scope)) return new Draft('instrument', 'done', scope.passage, 'rule/heading')
  if (kind !== 'heading') return undefined
  const names = s.units.some(
    (u) => u.type === 'noun' && u.noun?.plural === true && k.language.nouns.get(u.noun.singular)?.classes[0] === 'instrument',
  )
  if (done === undefined || !names) return undefined
  const draft = new Draft('instrument', 'done', scope.passage, 'rule/heading')
  return draft.set('action', { value: HEADED.get(done) ?? done, inferred: 'list item: from the heading' })
}

/** "List of Outcomes", "B. Agreements and Memorandums": nothing but what is listed below it. */
function isBareHeading({ s, k }: Scope): boolean {
  if (s.clauses.length > 0 || /^[.;,]$/.test(s.tokens.word[s.sentence.last - 1] ?? '')) return false
  let listed = false
  for (const unit of s.units) {
    if (unit.type === 'colon') return listed
    if (unit.type !== 'noun' || unit.first < s.sentence.body) continue
    const word = s.tokens.word[unit.head] ?? ''
    const noun = unit.noun?.singular ?? word.replace(/s$/, '')
    const isMany = unit.noun?.plural === true || (word.endsWith('s') && unit.first === unit.head)
    if (isMany && (noun === 'outcome' || k.language.nouns.get(noun)?.classes[0] === 'instrument')) listed = true
    else if (word !== 'list') return false
  }
  return listed
}

/** What the noun of action at the beginning of a line did with its instrument: "Extension of the Programme of Exchanges". */
const DEEDS: ReadonlyMap<string, string> = new Map([
  ['extension', 'extended'],
  ['renewal', 'renewed'],
  ['signing', 'signed'],
  ['signature', 'signed'],
  ['exchange', 'exchanged'],
  ['adoption', 'adopted'],
  ['ratification', 'ratified'],
  ['termination', 'terminated'],
])

/** The noun of action that opens a line, with the phrase of what it was done to: behind "of", or behind "of the validity of". */
function deedOf({ s }: Scope, first: number): { action: Filled; thing: number } | undefined {
  const unit = s.units[first]
  const of = s.units[first + 1]
  if (unit?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of') return undefined
  const value = DEEDS.get(s.tokens.word[unit.head] ?? '')
  if (value === undefined) return undefined
  const inner = s.units[first + 2]
  const again = s.units[first + 3]
  const isTerm =
    inner?.type === 'noun' &&
    VALIDITY_TERM_DURATION_OR_PERIOD.holds(s.tokens, inner.head) &&
    again?.type === 'preposition' &&
    again.word === 'of'
  return { action: { value, span: tokenSpan(s.tokens, unit.first, unit.last) }, thing: isTerm ? first + 4 : first + 2 }
}

const HEADED: ReadonlyMap<string, string> = new Map(['signed', 'exchanged', 'adopted', 'ratified', 'approved'].map((w) => [w, w]))

/** "the exchange of the following agreements and memorandums:": whatever they are called, they follow. */
function isAnnounced({ s }: Scope, draft: Draft): boolean {
  const span = draft.get('type')[0]?.span
  if (span === undefined) return false
  return /\bfollowing (?:[\w-]+ )?(?:[\w-]+(?:\/| and ))?$/.test(s.tokens.text.slice(Math.max(0, span.start - 60), span.start))
}

/** "The following documents were signed:": the lines behind it are what was signed. */
export function listedInstruments(scope: Scope, drafts: Draft[]): Draft[] {
  const { s, context } = scope
  if (s.tokens.word[s.sentence.last - 1] === ':') {
    const lead =
      drafts.find(
        (d) => d.kind === 'instrument' && d.has('action') && (GENERIC.test(String(d.get('type')[0]?.value)) || isAnnounced(scope, d)),
      ) ?? bareLead(scope)
    if (lead === undefined) context.instrumentLead = undefined
    else context.instrumentLead = lead
    return drafts.filter((d) => d !== lead)
  }
  const heading = leadingHeading(scope)
  if (heading !== undefined) {
    context.instrumentLead = heading
    return drafts.filter((d) => d.kind !== 'instrument')
  }
  const lead = context.instrumentLead
  if (lead === undefined) return drafts
  if (s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')) {
    // What stands behind an item on its line says more of it, and ends no list.
    if (!s.sentence.opens) return drafts
    context.instrumentLead = undefined
    return drafts
  }
  // The mark in front is no noun: "A. Agreement on Ports".
  const opening = s.units.findIndex((u) => u.type === 'noun' && u.last >= s.sentence.body)
  const deed = opening < 0 || isInstrument(scope, opening) ? undefined : deedOf(scope, opening)
  const first = deed?.thing ?? opening
  const listed =
    first < 0
      ? []
      : itemsOf(scope, { from: first, to: s.units.length }).flatMap((item) => {
          const phrase = instrumentOf(scope, item)
          if (phrase === undefined) return []
          const draft = new Draft('instrument', lead.modality, scope.passage, 'rule/listed instrument')
          fillInstrument(draft, phrase)
          draft.set('action', deed?.action)
          for (const slot of ['action', 'when', 'at']) {
            const told = lead.get(slot)[0]
            draft.set(slot, told === undefined ? undefined : { value: told.value, inferred: 'list item: from the line that introduces it' })
          }
          return [draft]
        })
  if (s.sentence.kind === 'heading' && s.units.length === 1 && s.names.length === 0) {
    // "Announcements"
    context.instrumentLead = undefined
    return drafts
  }
  const goesOn = s.sentence.kind === 'item' || s.tokens.word[s.sentence.last - 1] === ';'
  if (listed.length === 0 && goesOn) {
    const other = otherListed(scope, lead, first)
    if (other !== undefined) return [...drafts.filter((d) => d.kind !== 'instrument' && d.kind !== 'programme'), other]
  }
  // Another heading ends what the first one introduced.
  if (listed.length === 0 && s.sentence.kind === 'heading') context.instrumentLead = undefined
  return listed.length === 0
    ? drafts
    : [...drafts.filter((d) => d.kind !== 'instrument' && !(d.kind === 'programme' && (goesOn || isListedAs(d, listed)))), ...listed]
}

/** "– Complementary Adjustment for the Reef Project": under "the following documents were signed" whatever is listed was signed. */
function otherListed(scope: Scope, lead: Draft, first: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[first]
  const action = lead.get('action')[0]
  if (unit?.type !== 'noun' || unit.pronoun || action === undefined || !/^(?:signed|exchanged|adopted)$/.test(String(action.value)))
    return undefined
  if (!isCapital(s.tokens, unit.first) || unit.names.some((n) => n.type === 'person' || n.type === 'post')) return undefined
  let to = first + 1
  while (to < s.units.length) {
    const next = s.units[to]
    const date = s.units[to + 1]?.type === 'date' || s.units[to + 2]?.type === 'date'
    if (next === undefined || /^(?:comma|semicolon|open|verb|relative|date)$/.test(next.type)) break
    if (next.type === 'preposition' && (next.word === 'between' || (next.word === 'for' && date))) break
    to++
  }
  const draft = new Draft('instrument', lead.modality, scope.passage, 'rule/listed instrument')
  const last = s.units[to - 1]
  draft.set('title', last === undefined ? undefined : wordsBetween(s.tokens, unit.first, last.last))
  for (const slot of ['action', 'when', 'at']) {
    const told = lead.get(slot)[0]
    draft.set(slot, told === undefined ? undefined : { value: told.value, inferred: 'list item: from the line that introduces it' })
  }
  const between = s.units[to]
  if (between?.type === 'preposition' && between.word === 'between')
    draft.add('parties', agentsOf(s, context, { from: to + 1, to: listEnd(s, to + 1, s.units.length) }))
  return draft.has('title') ? draft.set('period', scope.dates.find((d) => d.value.includes('/'))?.filled) : undefined
}

function isListedAs(programme: Draft, listed: readonly Draft[]): boolean {
  const title = String(programme.get('title')[0]?.value)
  return PROGRAMME.test(title) || listed.some((draft) => draft.get('title')[0]?.value === title)
}

/** ", in force since 2016": said behind a comma without a verb. */
function forceBehind(scope: Scope, tail: Range): { action: Filled; when?: Filled } | undefined {
  const { s } = scope
  for (let u = tail.from; u + 1 < tail.to; u++) {
    const unit = s.units[u]
    const noun = s.units[u + 1]
    if (unit?.type === 'verb') return undefined
    if (unit?.type !== 'preposition' || unit.word !== 'in' || noun?.type !== 'noun' || s.tokens.word[noun.first] !== 'force') continue
    const when = scope.dates.find((d) => d.unit > u && d.unit < tail.to)?.filled
    return { action: { value: 'in force', span: tokenSpan(s.tokens, unit.first, noun.last) }, ...(when === undefined ? {} : { when }) }
  }
  return undefined
}
