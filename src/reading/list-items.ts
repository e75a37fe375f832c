import { isCapital } from '../language/names.ts'
import { SHAPE } from '../language/tokens.ts'
import { wordSet } from '../language/word-map.ts'
import { CLASS } from '../language/words.ts'
import { agentsOf, listSubjectOf } from './agents.ts'
import { gerundList, infinitiveWords } from './complement.ts'
import { Draft, type Filled } from './draft.ts'
import { predicateOf } from './predicate.ts'
import type { Scope } from './scope.ts'
import { wordsOfRange, type ReadSentence } from './sentence.ts'

const THIS_OR_THESE = wordSet('this these')

/** A line that begins with its verb says what is to be done: it takes doer, force and standing from the line that introduces the list. */
export function listItem(scope: Scope, drafts: readonly Draft[]): Draft | undefined {
  const { s, context } = scope
  if (!s.sentence.opens) return undefined
  const first = s.units.findIndex((u) => u.type !== 'other' && u.type !== 'open' && u.type !== 'close' && u.type !== 'adverb')
  const unit = s.units[first]
  const clause = s.clauses[0]
  if (context.lead?.proposes === true) return proposedItem(scope, first, drafts)
  if (unit?.type !== 'verb' || clause === undefined || clause.at !== first || unit.form === 'finite' || unit.form === 'participle')
    return undefined
  const inRun = context.listRun === true || context.lead !== undefined
  // "Telephone call between …", "Training of officials": a noun that is also a verb opens a title, not a promise.
  const word = s.tokens.word[unit.first] ?? ''
  if (s.sentence.kind === 'heading' && s.sentence.line === 0) return undefined
  if (unit.form === 'gerund' && context.lead === undefined && isTitled(s)) return undefined
  const isNounToo = ((scope.k.language.words.get(word)?.classes ?? 0) & CLASS.noun) !== 0 || (scope.k.nominals.has(word) && !inRun)
  if (asksForDeeds(s)) return undefined
  // "Acting under its rules, the Council:" introduces what follows.
  if (unit.form === 'gerund' && context.lead === undefined && s.tokens.word[s.sentence.last - 1] === ':') return undefined
  if (isNounToo && context.lead?.deeds !== true && !startsObject(scope, unit.last + 1)) return undefined
  if (context.lead === undefined && (scope.k.language.nouns.has(word) || scope.k.language.nouns.holds(s.tokens, unit.last + 1)))
    return undefined
  const isStance = scope.k.frames.get(unit.lemma)?.some((f) => f.kind === 'position' && f.particles.length === 0) === true
  // "Express deep appreciation to Norland": a view with its noun, in a list of views too.
  const start = s.tokens.start[unit.first] ?? 0
  const held = drafts.find((d) => d.kind === 'position' && d.get('stance')[0]?.span?.start === start)?.get('stance')[0]?.value
  const holds = held !== undefined
  if (
    (isStance && !inRun) ||
    // "decide to: welcome the treaty": a view stays one.
    /^(?:welcomes|thanks|congratulates|condemns|concerned|opposes)$/.test(String(held)) ||
    (holds && context.lead?.force === undefined && context.lead?.deeds !== true) ||
    drafts.some((d) => d.kind === 'commitment' && !isAside(s, d))
  )
    return undefined
  // "Recognising the need, the sides agreed …": a clause of its own behind a comma makes the line a sentence.
  if (
    s.clauses.some(
      (c) => c.kind === 'main' && c.verb.form === 'finite' && c.subject !== undefined && s.units[c.subject.from - 1]?.type === 'comma',
    )
  )
    return undefined
  if (!inRun && s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')) return undefined
  const words = infinitiveWords(s, clause)
  if (words === undefined) return undefined
  const lead = context.lead
  const draft = new Draft('commitment', lead?.modality ?? (unit.form === 'gerund' ? 'done' : 'scheduled'), scope.passage, 'rule/list item')
  draft.add('by', lead?.by ?? context.issuers.map((value): Filled => ({ value, inferred: 'list item: the issuer' })))
  draft.set('what', words)
  if (lead?.force !== undefined) draft.set('force', { value: lead.force, inferred: 'list item: from the line that introduces it' })
  draft.set('due', scope.dates.find((d) => d.part === 'due')?.filled)
  context.listRun = true
  return draft
}

/** "BUILDING SAFE PORTS", "Building Safe Ports": a gerund whose every word of weight has a capital is the heading of what follows. */
function isTitled({ tokens, sentence }: ReadSentence): boolean {
  let capitals = 0
  for (let i = sentence.body; i < sentence.last; i++) {
    if (isCapital(tokens, i)) capitals++
    else if (tokens.shape[i] === SHAPE.lower && (tokens.word[i] ?? '').length > 4) return false
  }
  return capitals > 2
}

/** "to open a school;", "a joint school of parks;" behind "made two proposals:". */
function proposedItem(scope: Scope, first: number, drafts: readonly Draft[]): Draft | undefined {
  const { s, context } = scope
  const { lead } = context
  if (first < 0 || lead === undefined || s.sentence.kind === 'heading' || drafts.some((d) => d.kind === 'initiative')) return undefined
  const unit = s.units[first]
  const deed = s.clauses.find((c) => c.at === first && c.verb.form !== 'finite')
  const words = deed === undefined ? wordsOfRange(s, { from: first, to: s.units.length }) : infinitiveWords(s, deed)
  if (words === undefined || (deed === undefined && (unit?.type !== 'noun' || s.clauses.some((c) => c.kind === 'main')))) return undefined
  const draft = new Draft('initiative', 'proposed', scope.passage, 'rule/list item')
  return draft
    .add('by', lead.by)
    .set('idea', words)
    .set('action', { value: 'proposed', inferred: 'list item: from the line that introduces it' })
}

/** Whether an article or possessive stands at a token: what follows a verb rather than a noun. */
function startsObject(scope: Scope, i: number): boolean {
  return ((scope.k.language.words.at(scope.s.tokens, i)?.classes ?? 0) & (CLASS.determiner | CLASS.possessive | CLASS.preposition)) !== 0
}

/** "agreed to:", "do hereby declare to:" */
const asksForDeeds = (s: ReadSentence): boolean => s.tokens.word[s.sentence.last - 1] === ':' && s.tokens.word[s.sentence.last - 2] === 'to'

/** What a relative clause promises ("for which Norland will pay") is not the promise of its line. */
const isAside = (s: ReadSentence, draft: Draft): boolean => {
  const start = draft.get('what')[0]?.span?.start ?? 0
  return s.clauses.some((c) => c.kind === 'relative' && (s.tokens.start[c.verb.first] ?? 0) <= start)
}

/** A sentence that ends in a colon introduces what follows. */
export function rememberLead(scope: Scope, drafts: readonly Draft[]): void {
  const { s, context, k } = scope
  const ends = s.tokens.word[s.sentence.last - 1]
  shareDue(scope, drafts)
  if (ends === ':') {
    const subject = listSubjectOf(s, context)
    if (subject.length > 0 || s.sentence.kind === 'heading') context.listSubject = subject.length > 0 ? subject : undefined
  } else if (s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite' && c.subject !== undefined && c.index === 0))
    context.listSubject = undefined
  if (ends !== ':') {
    const opening = s.units.find((u) => u.type !== 'other' && u.type !== 'open' && u.type !== 'close' && u.type !== 'adverb')
    const isItem = opening?.type === 'verb' && opening.form !== 'finite' && opening.form !== 'participle'
    if (
      s.sentence.opens &&
      s.sentence.kind === 'sentence' &&
      !isItem &&
      s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')
    ) {
      context.lead = undefined
      context.listRun = undefined
    }
    return
  }
  const proposed = proposers(scope)
  if (proposed.length > 0) {
    context.lead = { by: proposed, modality: 'proposed', proposes: true }
    return
  }
  const clause = [...s.clauses]
    .reverse()
    .find(
      (c) =>
        k.frames.get(c.verb.lemma)?.some((f) => f.kind === 'commitment' && f.particles.length === 0) === true || c.verb.modal === 'will',
    )
  const commitment = drafts.find((d) => d.kind === 'commitment')
  // "do hereby declare to:" is a promise though the verb alone is none.
  const declares =
    asksForDeeds(s) && s.tokens.word.slice(Math.max(s.sentence.first, s.sentence.last - 6), s.sentence.last).includes('declare')
  if (clause === undefined && commitment === undefined && declares) {
    const by = context.issuers.map((value): Filled => ({ value, inferred: 'list item: who the introducing line names' }))
    context.lead = { deeds: true, by, modality: 'done', force: 'pledged' }
    return
  }
  if (clause === undefined && commitment === undefined) return
  const frame = clause === undefined ? undefined : k.frames.get(clause.verb.lemma)?.find((f) => f.kind === 'commitment')
  const force = commitment?.get('force')[0]?.value ?? frame?.slots.find(([slot]) => slot === 'force')?.[1]
  const predicate = clause === undefined ? undefined : predicateOf(s, clause, k.governors)
  const by = commitment?.get('by') ?? (predicate === undefined ? [] : agentsOf(s, context, predicate.agent))
  const inferred = (by.length > 0 ? by : context.issuers.map((value): Filled => ({ value }))).map(
    (b): Filled => ({ value: b.value, inferred: 'list item: who the introducing line names' }),
  )
  const due = commitment?.get('due')[0]
  if (due !== undefined) context.leadDue = due.value
  context.lead = {
    // "agreed to:" asks for verbs, "the areas are:" for nouns.
    deeds: /^(?:to|will|shall|by|that|and)$/.test(s.tokens.word[s.sentence.last - 2] ?? ''),
    by: inferred,
    modality: frame?.modality ?? predicate?.modality ?? 'done',
    ...(force === undefined ? {} : { force: String(force) }),
  }
}

/** "Norland made three proposals:", "the Minister proposed to:": who puts forward what follows. */
function proposers({ s, context, k }: Scope): Filled[] {
  const main = s.clauses.find((c) => c.kind === 'main' || (c.kind === 'participle' && c.governor === undefined))
  if (main === undefined || (main.verb.passive && main.kind === 'main')) return []
  const rows = k.frames.get(main.verb.lemma) ?? []
  const last = s.units.findLast((u) => u.type === 'noun')
  const names =
    last?.type === 'noun' &&
    last.last >= s.sentence.last - 3 &&
    /^(?:proposals|ideas|suggestions|initiatives)$/.test(s.tokens.word[last.head] ?? '') &&
    (main.verb.lemma === 'make' || rows.some((f) => f.kind === 'initiative' && f.slots.some(([, part]) => part === 'proposed')))
  const proposes =
    s.sentence.last - main.verb.last <= 4 && rows.some((f) => f.row === 'frames/initiative.proposed' && f.particles.length === 0)
  if (!names && !proposes) return []
  return agentsOf(s, context, main.subject).map((b): Filled => ({ value: b.value, inferred: 'list item: who the introducing line names' }))
}

/** "Norland will help the islands. This includes training nurses and building clinics.": each is promised as what stands before. */
export function includedPromises(scope: Scope): Draft[] {
  const { s, context } = scope
  const before = context.lastPromise
  const clause = s.clauses[0]
  const subject = s.units[0]
  const includes = clause !== undefined && clause.at === 1 && /^includes?$/.test(s.tokens.word[clause.verb.last] ?? '')
  if (before === undefined || !includes || subject?.type !== 'noun' || !THIS_OR_THESE.holds(s.tokens, subject.last)) return []
  return gerundList(s, clause.at + 1, clause.rest.to).map((found) => {
    const draft = new Draft('commitment', before.modality, scope.passage, 'rule/included promise')
    draft.add('by', before.by).set('what', found.words)
    if (before.force !== undefined) draft.set('force', { value: before.force, inferred: 'included in what the sentence before promises' })
    return draft
  })
}

/** Keeps what a sentence promises for the next one. */
export function rememberPromise({ context }: Scope, drafts: readonly Draft[]): void {
  const promise = [...drafts].reverse().find((d) => d.kind === 'commitment')
  context.lastPromise = undefined
  if (promise === undefined) return
  const force = promise.get('force')[0]?.value
  context.lastPromise = {
    by: promise.get('by').map((b): Filled => ({ value: b.value, inferred: 'included in what the sentence before promises' })),
    modality: promise.modality,
    ...(force === undefined ? {} : { force: String(force) }),
  }
}

/** "The sides will do the following by 1 May: Norland will cut its duty …": the term of the introducing line holds of each. */
function shareDue({ s, context }: Scope, drafts: readonly Draft[]): void {
  const value = context.leadDue
  if (value === undefined) return
  const promises = drafts.filter((d) => d.kind === 'commitment')
  if (promises.length === 0 && s.sentence.opens) context.leadDue = undefined
  // What all do together comes after what each does.
  for (const promise of promises)
    if (promise.get('by').length === 1 || context.lead !== undefined)
      promise.set('due', { value, inferred: 'list item: from the line that introduces it' })
}
