import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import { adjunctsIn, dated, groupEnd, wordAt } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import { type UnitMatch, agents, invitationOf } from '../match.ts'
import { type UnitScope, isOf, spanOf, wordsOfUnits } from '../scope.ts'
import { visitType } from '../visits.ts'
import { begin, part, subjectOf } from './parts.ts'

// ---- visit

/** The claims of a frame that tells who went where: one for each place. */
export function visit(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const isInvited = match.frame.row.endsWith('/travel.invite')
  const inner = isInvited
    ? s.clauses.find((one) => one.governor === predicate.clause?.index && isOf(scope.k, 'travel', one.verb.lemma))
    : undefined
  if (isInvited && inner === undefined) return []
  if (match.frame.row.endsWith('/travel.planned') && predicate.verb?.form !== 'finite') return []
  const who = isInvited ? agentsOf(scope, shortRange(match)) : part(match, 'who') === 'genitive' ? whoseVisit(match) : agents(match)
  if (who.length === 0 || who.some(({ span }) => isCounted(scope, span))) return []
  const isAhead = match.frame.row.endsWith('/travel.planned')
  const found =
    inner !== undefined
      ? adjunctsIn(scope, [inner.rest], 'future')
      : isAhead
        ? adjunctsIn(scope, predicate.area, 'future')
        : predicate.adjuncts
  const objectRange = inner === undefined ? match.complement : { from: inner.rest.from, to: inner.rest.to }
  const behind = placesIn(match, inner?.rest ?? predicate.rest)
  const whose = part(match, 'who') === 'genitive' ? subjectOf(match) : undefined
  const places =
    behind.length > 0 || whose === undefined
      ? behind
      : placesIn(match, { from: whose.from + 1, to: Math.max(whose.to, predicate.clause?.at ?? 0) })
  const meant = match.frame.row.endsWith('/travel.postpone') ? meantFor(match) : undefined
  const own = match.frame.row.endsWith('/travel.visit')
  if (places.length === 0 && (match.frame.row.endsWith('/travel') || own || isInvited)) return []
  const type = typeOf(scope, objectRange ?? predicate.rest) ?? typeBefore(match)
  const drafts: Draft[] = []
  for (const [i, { place, when }] of (places.length === 0 ? [{ place: undefined, when: undefined }] : places).entries()) {
    for (const person of who) {
      const draft = begin(match)
      if (isInvited) draft.modality = 'proposed'
      draft.set('who', person)
      const name = String(person.value)
      const post = context.postOf.get(name)
      if (post !== undefined) draft.set('post', { value: post, inferred: 'office: told in the document' })
      const of = context.ofPerson.get(name)
      if (of !== undefined) draft.set('of', { value: of, inferred: 'office: told in the document' })
      draft
        .set('where', place)
        .set('when', meant ?? when ?? (i === 0 || places.length === 1 ? found.when : undefined))
        .set('type', type)
      draft.set('host', stateOf(match, found.host[0] ?? (isInvited ? agents(match)[0] : hostOf(match))))
      drafts.push(draft)
      context.lastVisitPlace = place === undefined ? undefined : String(place.value)
    }
  }
  return drafts
}

/** «пригласил коллегу посетить …», «передал приглашение посетить …»: who invites. */
function hostOf({ scope, predicate: { clause } }: UnitMatch): Filled | undefined {
  const host = clause === undefined ? undefined : invitationOf(scope, clause)?.host
  return host === undefined ? undefined : agentsOf(scope, host)[0]
}

/** «визит министра иностранных дел в Минск»: who makes it. */
function whoseVisit(match: UnitMatch): readonly Filled[] {
  const range = subjectOf(match)
  const joint = range === undefined ? undefined : match.scope.s.units[range.from + 1]
  if (range === undefined || joint?.type !== 'preposition' || joint.word !== 'of') return []
  return agentsOf(match.scope, { from: range.from + 2, to: groupEnd(match.scope, range.from + 2, range.to) })
}

/** "Plus de trois millions de touristes": so many make no visit that is told of. */
const isCounted = ({ s }: UnitScope, span: Filled['span']): boolean =>
  span !== undefined && s.amounts.some(({ first }) => (s.tokens.start[first] ?? 0) >= span.start && (s.tokens.start[first] ?? 0) < span.end)

/** "le ministre algérien a invité": the host is the state of an office that no known person holds. */
function stateOf({ scope }: UnitMatch, host: Filled | undefined): Filled | undefined {
  if (host?.span === undefined || /^\p{Lu}/u.test(String(host.value))) return host
  const post = scope.s.names.find(
    ({ type, first, of }) => type === 'post' && of !== undefined && scope.s.tokens.start[first] === host.span?.start,
  )
  return post?.of === undefined ? host : { value: post.of, span: host.span, row: post.row }
}

/** The person invited, without what they are invited to. */
function shortRange(match: UnitMatch): Range | undefined {
  const range = match.predicate.object
  if (range === undefined) return undefined
  const { units } = match.scope.s
  let to = range.from + 1
  while (to < range.to && units[to]?.type === 'preposition' && units[to + 1]?.type === 'noun') to += 2
  return { from: range.from, to }
}

/** "au Kazakhstan les 18 et 19 mars, puis en Ouzbékistan du 20 au 21 mars": each place with its days. */
function placesIn({ scope, predicate }: UnitMatch, rest: Range): { readonly place: Filled; readonly when: Filled | undefined }[] {
  const { s } = scope
  const found: { place: Filled; when: Filled | undefined }[] = []
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') break
    // «посетит с рабочим визитом Ломе»
    const manner = s.units[u + 1]
    if (unit?.type === 'preposition' && unit.word === 'with' && manner?.type === 'noun' && manner.noun?.classes[0] === 'visit') {
      u++
      const place = s.units[u + 1]
      const named = place?.type === 'noun' ? place.names.find((one) => one.first === place.head) : undefined
      if (named !== undefined && (named.type === 'place' || named.type === 'party'))
        found.push({ place: { value: named.value, span: spanOf(s.tokens, named.first, named.last), row: named.row }, when: undefined })
      continue
    }
    if (
      unit?.type === 'preposition' &&
      (unit.word === 'for' || unit.word === 'with' || unit.word === 'invitation' || unit.word === 'between')
    )
      break
    const next = s.units[u + 1]
    const direct = unit?.type === 'noun' && u === rest.from ? unit : undefined
    const noun =
      unit?.type === 'preposition' && ['at', 'to', 'in', 'inside', 'toward'].includes(unit.word) && next?.type === 'noun' ? next : direct
    const name = noun?.names.find((one) => one.first === noun.head)
    if (name !== undefined && (name.type === 'place' || name.type === 'party')) {
      // "à Dakar (Sénégal)", "à Dakar, au Sénégal": the city is the place.
      const before = found.at(-1)
      const isInside =
        name.type === 'party' &&
        before !== undefined &&
        s.names.some((one) => one.type === 'place' && one.value === before.place.value && one.country === name.value)
      if (!isInside)
        found.push({ place: { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row }, when: undefined })
    }
    if (unit?.type === 'date' && found.length > 0) {
      const date = s.dates.find(({ first }) => first === unit.first)
      const last = found.at(-1)
      if (date !== undefined && last !== undefined && date.hint === undefined) last.when ??= dated(scope, date, predicate.tense)
    }
  }
  return found
}

/** «визит, намеченный на март, отложен»: when it was to be. */
function meantFor({ scope, predicate }: UnitMatch): Filled | undefined {
  const { clauses } = scope.s
  const aside = clauses.find((one) => one.verb.form === 'participle' && one.verb.passive && one.at < (predicate.clause?.at ?? 0))
  return aside === undefined ? undefined : adjunctsIn(scope, [aside.rest], 'past').when
}

/** «с рабочей поездкой отправится …»: what sort of visit is told before the verb. */
function typeBefore({ scope, predicate: { clause, rest } }: UnitMatch): Filled | undefined {
  if (clause?.parts === undefined) return undefined
  const unit = scope.s.units.find((one, u) => u >= clause.start && u < rest.to && one.type === 'noun' && one.noun?.classes[0] === 'visit')
  return unit?.type === 'noun' ? visitType(scope, unit) : undefined
}

/** "une visite officielle": the words of its phrase tell what sort of visit it is. */
function typeOf(scope: UnitScope, range: Range): Filled | undefined {
  const { k, s } = scope
  const isVisit = s.units.slice(range.from, range.to).some((unit) => unit.type === 'noun' && unit.noun?.classes.includes('visit') === true)
  const words = isVisit ? wordsOfUnits(scope, range) : undefined
  if (words?.span === undefined) return undefined
  const text = s.tokens.text.slice(words.span.start, words.span.end).toLowerCase().replaceAll('’', "'")
  const coded = k.language.coded.find((one) => one.slot === 'type' && wordAt(text, one.words) >= 0)
  return coded === undefined ? undefined : { value: coded.value, row: coded.row, span: words.span }
}
