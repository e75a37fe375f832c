import type { Modality } from '../claim.ts'
import type { NounUnit } from '../../language/cascade/units.ts'
import { Draft, type Filled } from '../draft.ts'
import { fold } from '../../language/tokens.ts'
import { agentsOf } from './agents.ts'
import { adjunctsIn } from './adjuncts.ts'
import { fullPerson, type UnitContext } from './context.ts'
import type { UnitFrame } from './frames.ts'
import type { UnitClause } from './clauses.ts'
import { countedFigures } from './counted.ts'
import { carryOver } from './figure-memory.ts'
import { amountsIn, takeAmount } from './figures.ts'
import { figuresBeside } from './figures-beside.ts'
import { instrumentsBeside, rememberInstrument } from './instruments-beside.ts'
import { dropEchoes, nominalPromises } from './promises.ts'
import { backers, namedProposals } from './proposals.ts'
import { giveThanked, joinStudies, programmesBeside } from './programmes.ts'
import { MAKE } from './kinds/index.ts'
import { periodIn } from './kinds/instrument.ts'
import { takeEvent } from './kinds/meeting.ts'
import { mentionFilled, nounIn, subjectOf } from './kinds/parts.ts'
import { programmeIn } from './kinds/programme.ts'
import { complementOf, isAhead, predicateOf, wordsFollow, type UnitMatch, type UnitPredicate } from './match.ts'
import { dashedBodies } from './copulas.ts'
import { metBeside } from './met-beside.ts'
import { appositeTies } from './ties.ts'
import { nominalVisits } from './visits.ts'
import { chainedEvent, draftedAt, eventAt, eventWithin, instrumentAt, topicEnd, type UnitInstrument } from './things.ts'
import { firstWord, isOf, spanOf, wordsOfUnits, type UnitKnowledge, type UnitScope, type UnitSentence } from './scope.ts'

/** A row that was tried for a verb: read, or why not. */
export interface TriedFrame {
  readonly verb: string
  readonly row: string
  readonly kind: string
  readonly outcome: string
}

/** The claims of one sentence. */
export function claimsOfSentence(k: UnitKnowledge, s: UnitSentence, context: UnitContext, tried: TriedFrame[] | undefined): Draft[] {
  const passage = spanOf(s.tokens, s.sentence.first, s.sentence.last - 1)
  const scope: UnitScope = { k, s, context, passage }
  const drafts: Draft[] = []
  for (const clause of s.clauses) {
    const predicate = predicateOf(scope, clause)
    if (predicate === undefined) continue
    const isAim = clause.verb.form === 'infinitive' && isFor(s, clause.at)
    drafts.push(...ofPredicate(scope, predicate, tried).filter(({ kind }) => !isAim || kind === 'figure'))
    if (clause.kind === 'main' && clause.verb.form === 'finite') rememberAgents(scope, predicate)
  }
  for (const predicate of nominalsOf(scope)) drafts.push(...ofPredicate(scope, predicate, tried))
  drafts.push(...countedFigures(scope))
  drafts.push(...namedProposals(scope, drafts))
  backers(scope, drafts)
  drafts.push(...nominalPromises(scope, drafts))
  dropEchoes(drafts)
  drafts.push(...figuresBeside(scope, drafts))
  drafts.push(...instrumentsBeside(scope, drafts))
  drafts.push(...programmesBeside(scope, drafts))
  joinStudies(drafts)
  giveThanked(drafts)
  drafts.push(...numbered(scope, drafts))
  drafts.push(...metBeside(scope, drafts))
  drafts.push(...dashedBodies(scope))
  drafts.push(...appositeTies(scope))
  drafts.push(...nominalVisits(scope, drafts))
  if (s.clauses.length === 0) drafts.push(...headings(scope))
  listed(scope, drafts)
  drafts.push(...posts(scope))
  const last = s.names.findLast(({ type }) => type === 'person')
  if (last !== undefined) context.lastPerson = { value: fullPerson(context, last.value), span: spanOf(s.tokens, last.first, last.last) }
  const told = joined(k, drafts)
  carryOver(scope, told)
  rememberInstrument(context, told)
  return told
}

/** "pour échanger avec les autorités": an aim is told of nobody's act. */
function isFor({ units }: UnitSentence, at: number): boolean {
  const joint = units[at - 1]
  return joint?.type === 'preposition' && joint.word === 'for'
}

/** Tries the rows of a verb: of each kind the first that fits is read. */
function ofPredicate(scope: UnitScope, predicate: UnitPredicate, tried: TriedFrame[] | undefined): Draft[] {
  const { frames } = scope.k
  const own = frames.get(predicate.lemma) ?? []
  const any = predicate.clause !== undefined && isAhead(scope, predicate.clause) ? (frames.get('*') ?? []) : []
  const drafts: Draft[] = []
  const kinds = new Set<string>()
  const sorted = [...own].sort((a, b) => b.words.length - a.words.length)
  for (const frame of [...sorted, ...any]) {
    if ((frame.kind === 'position' || (frame.object === 'amount' && frame.kind !== 'figure')) && isPromised(scope, predicate)) continue
    if (kinds.has(frame.kind) || (frame.row.endsWith('/will') && drafts.length > 0)) continue
    const outcome = tryFrame(scope, predicate, frame)
    tried?.push({ verb: predicate.lemma, row: frame.row, kind: frame.kind, outcome: typeof outcome === 'string' ? outcome : 'read' })
    if (typeof outcome === 'string') continue
    kinds.add(frame.kind)
    drafts.push(...outcome)
    // What is agreed or promised is no view besides.
    if (frame.kind === 'commitment' || frame.kind === 'initiative') kinds.add('position').add('initiative').add('commitment')
    if (frame.kind === 'initiative') kinds.add('programme')
    if (
      frame.kind === 'relation' ||
      frame.kind === 'figure' ||
      frame.kind === 'visit' ||
      frame.kind === 'instrument' ||
      frame.kind === 'meeting'
    )
      kinds.add('position')
    if (frame.words.length > 0) kinds.add('position').add('instrument').add('meeting').add('body')
  }
  return drafts
}

/** "est prêt à soutenir un fonds": what somebody is going to do is no view. */
function isPromised({ k, s }: UnitScope, { clause }: UnitPredicate): boolean {
  const governor = clause?.governor === undefined ? undefined : s.clauses[clause.governor]
  return governor !== undefined && (isOf(k, 'is', governor.verb.lemma) || k.governors.has(governor.verb.lemma))
}

function tryFrame(scope: UnitScope, predicate: UnitPredicate, frame: UnitFrame): readonly Draft[] | string {
  if (!wordsFollow(scope, predicate, frame.words)) return `“${frame.words.join(' ')}” does not follow`
  const found = complementOf(scope, predicate, frame)
  const isTurned = predicate.verb?.passive === true || predicate.verb?.form === 'participle'
  if (found === undefined && !(isTurned && frame.takes.includes('object'))) return `takes ${frame.takes.join(' or ')}`
  if (
    isTurned &&
    !frame.takes.includes('object') &&
    found?.how !== 'inf' &&
    found?.how !== 'that' &&
    frame.kind !== 'commitment' &&
    frame.kind !== 'meeting'
  )
    return 'is no passive'
  const match: UnitMatch = {
    scope,
    frame,
    predicate,
    complement: isTurned && frame.takes.includes('object') && found?.how !== 'inf' ? predicate.object : found?.range,
    how: found?.how ?? 'object',
  }
  if (!fitsObject(match)) return `its thing is no ${frame.object}`
  const made = MAKE[frame.kind]?.(match) ?? []
  return made.length === 0 ? 'a slot that it needs is empty' : made
}

/** Whether the thing is of the class that the frame asks for. */
function fitsObject(match: UnitMatch): boolean {
  const { frame, scope, predicate } = match
  const wanted = frame.object
  if (frame.slots.some(([slot, value]) => slot === 'thing' && (value === 'agent' || value === 'self'))) return true
  if (wanted === undefined || ['amount', 'share', 'venture', 'proposal', 'tie', 'partner', 'anniversary', 'organisation'].includes(wanted))
    return true
  const thing = frame.slots.find(([slot]) => slot === 'thing')?.[1]
  const range =
    thing === 'subject'
      ? subjectOf(match)
      : thing === 'complement' || thing === 'agent'
        ? match.complement
        : (predicate.object ?? match.complement)
  if (range === undefined) return thing === 'agent'
  const at = nounIn(scope, range)
  const unit = at === undefined ? undefined : scope.s.units[at]
  if (unit?.type !== 'noun') return false
  const name = unit.names.find((one) => one.first === unit.head)
  const classes = unit.noun?.classes ?? []
  switch (wanted) {
    case 'event':
      return (
        (eventAt(scope, at ?? 0, range.to) !== undefined &&
          (classes[0] !== 'body' || name?.type === 'body' || thing === 'subject' || isComing(scope, unit))) ||
        (predicate.clause?.relative !== undefined && thing === 'subject' && chainedEvent(scope, range) !== undefined) ||
        (unit.pronoun && (thing === 'subject' || (frame.row.endsWith('/chair') && predicate.verb?.passive === true))) ||
        (predicate.verb?.form === 'participle' && eventWithin(scope, range) !== undefined)
      )
    case 'person':
      return (
        (unit.pronoun && ['one', 'they'].some((group) => isOf(scope.k, group, scope.s.tokens.lower[unit.head]))) ||
        isOf(scope.k, 'delegation', scope.s.tokens.lemma[unit.head]) ||
        name?.type === 'person' ||
        name?.type === 'post'
      )
    case 'people':
      return name?.type === 'post' || name?.type === 'person' || classes.includes('people') || classes.includes('group')
    case 'place':
      return name?.type === 'party' || name?.type === 'place'
    case 'body':
      return classes.includes('body') || classes.includes('institution') || name?.type === 'organisation' || name?.type === 'body'
    case 'instrument':
      return hasInstrument(match, range)
    case 'count':
      return scope.s.amounts.some(
        ({ first, of }) => of === 'count' && first >= (scope.s.units[predicate.object?.from ?? -1]?.first ?? Number.POSITIVE_INFINITY),
      )
    case 'programme':
      return programmeIn(scope, range) !== undefined
    default:
      return classes.includes(wanted)
  }
}

/** "leur prochaine Commission de partenariat": its next session. */
const isComing = ({ k, s }: UnitScope, unit: NounUnit): boolean =>
  unit.ordinal !== undefined || s.tokens.lower.slice(unit.first, unit.head).some((word) => isOf(k, 'next', word))

/** "L'accord sur la pêche, signé …": the instrument may stand deeper in the chain of a participle. */
function hasInstrument({ scope, predicate }: UnitMatch, { from, to }: { readonly from: number; readonly to: number }): boolean {
  if (draftedAt(scope, from) !== undefined) return true
  const isTurned = predicate.verb?.form === 'participle' || predicate.verb?.passive === true
  return scope.s.units
    .slice(from, isTurned ? to : from + 1)
    .some((unit) => unit.type === 'noun' && unit.noun?.classes.includes('instrument') === true)
}

/** "la signature, le 4 mai à Lomé, de l'accord": a noun of action read as its verb. */
function nominalsOf(scope: UnitScope): UnitPredicate[] {
  const { s, k } = scope
  const found: UnitPredicate[] = []
  s.units.forEach((unit, at) => {
    if (unit.type !== 'noun') return
    const words = [1, 3].map((n) => s.tokens.lemma.slice(unit.head, unit.head + n).join(' '))
    const said = words.map((word) => k.nominals.get(word)).findLast((verb) => verb !== undefined)
    if (said === undefined) return
    let of = -1
    // «присоединение к конвенции»
    const isToward = (k.frames.get(said.split(' ')[0] ?? '') ?? []).some(
      ({ takes, kind }) => kind === 'instrument' && takes.includes('toward'),
    )
    for (let u = at + 1; u < Math.min(s.units.length, at + 8); u++) {
      const joint = s.units[u]
      if (joint?.type === 'verb' || joint?.type === 'semicolon' || joint?.type === 'relative') break
      if (
        joint?.type === 'preposition' &&
        (joint.word === 'of' || (isToward && joint.word === 'toward')) &&
        s.units[u + 1]?.type === 'noun'
      ) {
        of = u + 1
        break
      }
    }
    if (of < 0) return
    const [lemma = ''] = said.startsWith('se ') ? [said] : said.split(' ')
    const clause = s.clauses.findLast((one) => one.at < at && one.verb.form === 'finite')
    const isTold = clause !== undefined && (isOf(k, 'noting', clause.verb.lemma) || isOf(k, 'consenting', clause.verb.lemma))
    const end = s.clauses.find((one) => one.at > of)?.at ?? s.units.length
    const area = [
      { from: at + 1, to: of - 1 },
      { from: of, to: end },
    ].filter(({ from, to }) => to > from)
    const adjuncts = adjunctsIn(scope, area, 'past')
    const ahead = nominalAhead(scope, at) ?? datedAhead(scope, adjuncts.when ?? adjuncts.due)
    if (!isTold && adjuncts.when === undefined && ahead === undefined) return
    // «35-летие установления отношений»: that it was done is what is celebrated.
    const before = s.units[at - 2]
    if (before?.type === 'noun' && before.inCase !== undefined && isOf(k, 'anniversary', s.tokens.lemma[before.head])) return
    const own = s.clauses.find(({ subject, verb }) => subject?.from === at && verb.form === 'finite')
    const around = own === undefined ? undefined : predicateOf(scope, own)?.adjuncts
    const object = { from: of, to: end }
    found.push({
      lemma: said.startsWith('se ') ? said : lemma,
      verb: undefined,
      clause: undefined,
      // «Парламент одобрил присоединение к конвенции»
      agent: isTold && isOf(k, 'consenting', clause.verb.lemma) ? predicateOf(scope, clause)?.agent : undefined,
      object,
      rest: { from: isToward ? of - 1 : of, to: end },
      modality: ahead ?? 'done',
      tense: ahead === undefined ? 'past' : 'future',
      adjuncts:
        around === undefined || adjuncts.when !== undefined
          ? adjuncts
          : {
              ...adjuncts,
              ...((around.when ?? around.due) === undefined ? {} : { when: around.when ?? around.due }),
              ...(around.at === undefined ? {} : { at: around.at }),
            },
      area,
    })
  })
  return found
}

/** «Достигнуто понимание о проведении сессии в 2027 году»: what is dated ahead of the document has not been done. */
function datedAhead({ context: { date } }: UnitScope, when: Filled | undefined): Modality | undefined {
  if (date === undefined || when === undefined) return undefined
  const day = String(when.value).replace('../', '')
  return day.slice(0, 4) > date.slice(0, 4) || (day.length > 4 && day > date) ? 'expected' : undefined
}

/** «подписание соглашения ожидается», «для вступления в силу», «скорейшая ратификация»: what is still to be done. */
function nominalAhead({ k, s }: UnitScope, at: number): Modality | undefined {
  const unit = s.units[at]
  const before = s.units[at - 1]
  if (unit?.type !== 'noun') return undefined
  if (s.tokens.lemma.slice(unit.core, unit.head).some((word) => isOf(k, 'soonest', word))) return 'expected'
  if (
    unit.inCase !== undefined &&
    before?.type === 'preposition' &&
    (before.word === 'for' || (before.word === 'toward' && isOf(k, 'aimed', s.tokens.lower[before.first])))
  )
    return 'expected'
  const own = s.clauses.find(({ subject, verb }) => subject?.from === at && verb.form === 'finite')
  if (own === undefined || own.verb.negated) return undefined
  if (k.governors.get(own.verb.lemma) === 'expected') return 'expected'
  return own.verb.tense === 'future' && k.nominals.has(s.tokens.lemma[unit.head] ?? '') ? 'scheduled' : undefined
}

/** "dans le cadre des neuvièmes consultations politiques": a session with its number is told even where it is only named. */
function numbered(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { s } = scope
  const found: Draft[] = []
  s.units.forEach((unit, at) => {
    if (unit.type !== 'noun' || unit.ordinal === undefined) return
    const event = eventAt(scope, at, s.units.length)
    const { start, end } = spanOf(s.tokens, unit.ordinal.first, unit.ordinal.last)
    if (event?.name === undefined || event.name.inferred !== undefined || event.ordinal === undefined) return
    const isTold = drafts.some((draft) =>
      [...draft.get('ordinal'), ...draft.get('body')].some(({ span }) => span !== undefined && span.start <= end && start <= span.end + 60),
    )
    if (isTold) return
    const clause = s.clauses.findLast((one) => one.verb.form === 'finite' && (one.at < at || one.kind === 'main'))
    const isAhead = clause?.verb.tense === 'future' || clause?.verb.tense === 'conditional'
    const draft = new Draft('meeting', isAhead ? 'scheduled' : 'done', scope.passage, 'rule/numbered')
    takeEvent(scope, draft, event)
    const around = adjunctsIn(scope, [{ from: at + 1, to: Math.min(event.to + 4, s.units.length) }], isAhead ? 'future' : 'past')
    draft.add('participants', around.between)
    if (event.slot === 'body' && unit.inCase !== undefined) mentionFilled(scope, event.name)
    // «девятых консультаций (Ломе, май 2023 года)»
    if (s.units[event.to]?.type === 'open') {
      const close = s.units.findIndex((one, u) => u > event.to && one.type === 'close')
      const inside = adjunctsIn(scope, [{ from: event.to, to: close < 0 ? event.to + 4 : close }], 'past')
      draft.set('where', inside.where).set('when', inside.when)
    }
    found.push(draft)
  })
  return found
}

/** What the items of a list say takes what the line says that ends in a colon: «Стороны договорились: – создать группу; – открыть линию». */
function listed(scope: UnitScope, drafts: Draft[]): void {
  const { s, context } = scope
  const last = s.tokens.lower[s.sentence.last - 1]
  if (last === ':') {
    context.lead = leadOf(scope)
    // «подписаны следующие документы:» tells no document by itself.
    if (context.lead?.action !== undefined)
      for (let i = drafts.length - 1; i >= 0; i--)
        if (drafts[i]?.kind === 'instrument' && drafts[i]?.has('subject') === false) drafts.splice(i, 1)
    return
  }
  // «3) соглашение о …»: the last of a list that is numbered ends as a sentence does.
  const isNumbered = s.sentence.body > s.sentence.first && s.tokens.word[s.sentence.body - 1] === ')'
  if (s.sentence.kind !== 'item' && !isNumbered) {
    context.lead = undefined
    return
  }
  const { lead } = context
  if (lead === undefined) return
  if (lead.force !== undefined) {
    const promises = s.clauses.filter(({ kind, governor, at }) => kind === 'infinitive' && governor === undefined && !isFor(s, at))
    const [first, ...others] = promises
    if (first === undefined || s.units.slice(0, first.at).some(({ type }) => type === 'verb')) return
    for (const [i, one] of [first, ...others].entries()) {
      const end = promises[i + 1]?.at ?? s.units.length
      const document = documentOf(scope, one, lead)
      if (document !== undefined) {
        dropWithin(scope, drafts, one.at, 'instrument')
        drafts.push(document)
        continue
      }
      dropWithin(scope, drafts, one.at, 'initiative')
      const draft = new Draft('commitment', 'done', scope.passage, lead.row)
      const task = isOf(scope.k, 'tasks', one.verb.lemma) ? tasked(scope, one) : undefined
      draft
        .add('by', lead.by)
        .set('what', wordsOfUnits(scope, { from: task?.at ?? one.at, to: itemEnd(s, one.at, end) }))
        .set('force', { value: task === undefined ? lead.force : 'tasked', row: lead.row })
        .add('tasked', task?.who ?? [])
      const found = adjunctsIn(scope, [one.rest, { from: 0, to: one.at }], 'future')
      draft.set('due', found.due ?? found.when)
      const amount = amountsIn(scope, { from: one.at, to: end }).find(
        ({ of, unit }) => of === 'money' || (of === 'count' && unit !== undefined),
      )
      if (amount !== undefined) takeAmount(scope, draft, amount)
      drafts.push(draft)
    }
    return
  }
  const at = s.units.findIndex(({ type }) => type === 'noun')
  const found = at < 0 ? undefined : (instrumentAt(scope, at, s.units.length) ?? programmeSigned(scope, at))
  if (found === undefined || lead.action === undefined) return
  const draft = new Draft('instrument', lead.modality, scope.passage, lead.row)
  const unit = s.units[at]
  // «состоялось подписание: – Соглашения …»: one of them, though its words could be of many.
  const isOne = lead.isNamed === true && unit?.type === 'noun' && unit.plural && unit.noun !== undefined && unit.core === unit.head
  draft
    .set('title', found.title)
    .set('type', isOne && found.type !== undefined ? { ...found.type, value: unit.noun.singular } : found.type)
    .set('subject', found.subject)
    .set('action', { value: lead.action, row: lead.row })
  draft
    .add('parties', found.parties)
    .add('parties', found.isWith && context.isState ? context.issuers.map((value) => ({ value, inferred: 'issuer' })) : [])
    .add('by', lead.by)
    .set('when', lead.when)
    .set('period', periodIn(scope, { from: at, to: s.units.length }))
  drafts.push(draft)
}

/** «Комиссия постановила: – одобрить план»: what is decided on a document is done to it. */
function documentOf(scope: UnitScope, clause: UnitClause, lead: Exclude<UnitContext['lead'], undefined>): Draft | undefined {
  const frame = (scope.k.frames.get(clause.verb.lemma) ?? []).find(
    ({ kind, object, words }) => kind === 'instrument' && object === 'instrument' && words.length === 0,
  )
  const action = frame?.slots.find(([slot]) => slot === 'action')?.[1]
  const at = clause.parts?.object?.from
  const found = at === undefined || !DECIDED.has(action ?? '') ? undefined : instrumentAt(scope, at, clause.rest.to)
  if (found === undefined || frame === undefined || action === undefined || at === undefined) return undefined
  const draft = new Draft('instrument', 'done', scope.passage, frame.row)
  draft.set('title', found.title).set('type', found.type).set('subject', found.subject).set('action', { value: action, row: frame.row })
  return draft
    .add('parties', found.parties)
    .add('by', lead.by)
    .set('period', periodIn(scope, { from: at, to: clause.rest.to }))
}
const DECIDED = new Set(['approved', 'adopted'])

/** «поручить министерствам до мая завершить …»: who has to do it, and where the task begins. */
function tasked(scope: UnitScope, clause: UnitClause): { readonly who: readonly Filled[]; readonly at: number } | undefined {
  const { s } = scope
  const inner = s.clauses.find(({ governor }) => governor === clause.index)
  const mark = s.units.findIndex((unit, u) => u > clause.at && unit.type === 'preposition' && unit.word === 'dat')
  if (inner === undefined || mark < 0 || mark > inner.at) return undefined
  let end = mark + 2
  while (s.units[end]?.type === 'preposition' && s.units[end + 1]?.type === 'noun' && end + 1 < inner.at) end += 2
  return { who: agentsOf(scope, { from: mark + 1, to: end }), at: inner.at }
}

/** What was read of the words of an item as something else. */
function dropWithin({ s }: UnitScope, drafts: Draft[], at: number, kind: string): void {
  const start = s.tokens.start[s.units[at]?.first ?? 0] ?? 0
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i]
    const words = draft?.get('idea')[0] ?? draft?.get('type')[0] ?? draft?.get('title')[0]
    if (draft?.kind === kind && (words?.span?.start ?? -1) >= start) drafts.splice(i, 1)
  }
}

/** «подписаны следующие документы: программа помощи …»: a programme that is signed is a document. */
function programmeSigned(scope: UnitScope, at: number): UnitInstrument | undefined {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'programme') return undefined
  const to = topicEnd(scope, at, scope.s.units.length)
  const type = wordsOfUnits(scope, { from: at, to })
  return { title: undefined, type, subject: wordsOfUnits(scope, { from: at + 2, to }), parties: [], isWith: false, to }
}

/** What a line that ends in a colon says of its list: somebody agreed or pledged, or documents were signed. */
function leadOf(scope: UnitScope): UnitContext['lead'] {
  const { s, k, context } = scope
  for (const clause of [...s.clauses].reverse()) {
    if (clause.verb.form !== 'finite') continue
    const predicate = predicateOf(scope, clause)
    if (predicate === undefined) continue
    for (const frame of k.frames.get(nominalLead(scope, clause) ?? predicate.lemma) ?? []) {
      const force = frame.slots.find(([slot]) => slot === 'force')?.[1]
      const action = frame.slots.find(([slot]) => slot === 'action')?.[1]
      const isPromise = frame.kind === 'commitment' && force !== undefined && wordsFollow(scope, predicate, frame.words)
      if (!isPromise && !(frame.kind === 'instrument' && action !== undefined && frame.words.length === 0)) continue
      const isNamed = nominalLead(scope, clause) !== undefined
      const found = isNamed ? [] : agentsOf(scope, predicate.agent)
      const by =
        found.length > 0
          ? found
          : isPromise
            ? context.sides.map((value) => ({ value, inferred: 'sides: those that the document tells of' }))
            : []
      return isPromise
        ? { row: frame.row, by, force, action: undefined, when: undefined, modality: 'done' }
        : { row: frame.row, by, force: undefined, action, when: predicate.adjuncts.when, modality: predicate.modality, isNamed }
    }
  }
  return undefined
}

/** «состоялось подписание:»: what is done to each of the list. */
function nominalLead({ k, s }: UnitScope, { subject }: UnitClause): string | undefined {
  const unit = subject === undefined ? undefined : s.units[subject.from]
  return unit?.type === 'noun' ? k.nominals.get(s.tokens.lemma[unit.head] ?? '')?.split(' ')[0] : undefined
}

/** An item ends before a relative clause or its last mark. */
function itemEnd({ units }: UnitSentence, from: number, to: number): number {
  for (let u = from + 1; u < to; u++) {
    const type = units[u]?.type
    if (type === 'semicolon' || type === 'relative') return units[u - 1]?.type === 'comma' ? u - 1 : u
  }
  return to
}

/** A heading tells a meeting when it has a number, or a place or day. */
function headings(scope: UnitScope): Draft[] {
  const { s } = scope
  const at = s.units.findIndex((unit) => unit.type === 'noun')
  if (at < 0) return []
  const event = eventAt(scope, at, s.units.length)
  if (event?.name === undefined) return []
  const found = adjunctsIn(scope, [{ from: event.to, to: s.units.length }], 'past')
  if (event.ordinal === undefined && found.when === undefined && found.where === undefined) return []
  const draft = new Draft('meeting', 'done', scope.passage, 'rule/heading')
  takeEvent(scope, draft, event)
  draft.set('when', found.when).set('where', found.where)
  if (event.slot === 'body') mentionFilled(scope, event.name)
  return [draft]
}

/** Persons named with their office. */
function posts({ s, context, passage }: UnitScope): Draft[] {
  const drafts: Draft[] = []
  for (const name of s.names) {
    if (name.type !== 'person' || name.post === undefined || name.postSpan === undefined) continue
    const draft = new Draft('post', 'done', passage, name.row)
    const person = fullPerson(context, name.value)
    const whole = spanOf(s.tokens, name.first, name.last)
    const at = s.tokens.text.indexOf(name.value, whole.start)
    draft.set('person', { value: person, span: at < 0 || at >= whole.end ? whole : { start: at, end: at + name.value.length } })
    draft.set('post', { value: name.post, span: spanOf(s.tokens, name.postSpan.first, name.postSpan.last), row: name.row })
    if (name.of !== undefined && name.ofSpan !== undefined)
      draft.set('of', { value: name.of, span: spanOf(s.tokens, name.ofSpan.first, name.ofSpan.last) })
    drafts.push(draft)
  }
  return drafts
}

function rememberAgents(scope: UnitScope, predicate: UnitPredicate): void {
  const { context } = scope
  const range = predicate.verb?.passive === true ? predicate.clause?.subject : predicate.agent
  if (range === undefined) return
  const found: readonly Filled[] = agentsOf(scope, range)
  if (found.length > 0 && found.every(({ value }) => /^\p{Lu}/u.test(String(value)) || isOf(scope.k, 'acting', firstWord(scope, value))))
    context.lastAgents = found
}

/** Joins what one sentence says of one meeting, and drops what only repeats. */
function joined(k: UnitKnowledge, drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const same =
      draft.kind === 'meeting'
        ? kept.find((other) => isSameMeeting(other, draft))
        : draft.kind === 'figure'
          ? kept.find((other) => isSameFigure(other, draft))
          : draft.kind === 'initiative'
            ? kept.find((other) => isSupport(k, other, draft))
            : undefined
    if (same === undefined) kept.push(draft)
    else same.take(draft)
  }
  return kept.filter(
    (draft, i) =>
      !kept.some(
        (other, j) =>
          i !== j && other.kind === draft.kind && (other.size > draft.size || (other.size === draft.size && j < i)) && other.says(draft),
      ),
  )
}

/** «вырос на 6 % и составил 2 млрд»: how a value moved and where it came to. */
function isSameFigure(one: Draft, other: Draft): boolean {
  const measure = (draft: Draft): unknown => draft.get('measure')[0]?.value
  if (one.kind !== 'figure' || measure(one) !== measure(other)) return false
  return one.has('value') !== other.has('value') && one.has('change') !== other.has('change')
}

function isSameMeeting(one: Draft, other: Draft): boolean {
  if (one.kind !== 'meeting' || one.modality !== other.modality) return false
  const name = (draft: Draft): string | undefined => {
    const value = draft.get('body')[0]?.value ?? draft.get('title')[0]?.value
    return value === undefined ? undefined : fold(String(value))
  }
  return (
    name(one) !== undefined &&
    name(one) === name(other) &&
    ['ordinal', 'when', 'where'].every(
      (slot) => one.get(slot)[0] === undefined || other.get(slot)[0] === undefined || one.get(slot)[0]?.value === other.get(slot)[0]?.value,
    )
  )
}

/** "… a proposé un réseau, proposition que soutient le Gabon": one initiative. */
function isSupport(k: UnitKnowledge, one: Draft, other: Draft): boolean {
  return (
    one.kind === 'initiative' &&
    one.has('idea') &&
    other.has('supporters') &&
    !other.has('by') &&
    (!other.has('idea') || isOf(k, 'proposal', fold(String(other.get('idea')[0]?.value))))
  )
}
