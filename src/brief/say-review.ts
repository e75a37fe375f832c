import { SLOTS, type Kind, type SlotValue } from '../reading/claim.ts'
import type { RegisterRecord, ReviewItem, StoredClaim } from '../register/index.ts'
import { list, ordinal } from '../watch/name.ts'
import { sayDate } from './say-date.ts'
import { sayWords } from './say-words.ts'

/** A thing that needs a person, with the claim or the record that it is about. */
export interface ReviewAsked extends ReviewItem {
  readonly claim?: StoredClaim
  readonly record?: RegisterRecord
}

type Reason = ReviewItem['reason']

/** Of each reason: what it means, and what the person is asked to do. */
export const REVIEW_ASKS: { readonly [reason in Reason]: { readonly title: string; readonly ask: string } } = {
  'decision no longer fits': {
    title: 'A decision has lost its sentence',
    ask: 'A newer reading does not give the claim that somebody decided on. Decide on what stands in its place, or take the decision back.',
  },
  'reviewers differ': { title: 'Reviewers differ', ask: 'Two persons decided otherwise. Agree; whoever is wrong decides anew.' },
  'second reviewer needed': {
    title: 'A second reviewer is needed',
    ask: 'One person has decided, and two are required. Read the sentence and confirm, correct or reject as you see it.',
  },
  dispute: {
    title: 'Sources differ',
    ask: 'Open the sentences. If one was misread, correct or reject it; if the sources do differ, confirm what they say, and both stay.',
  },
  conflict: {
    title: 'Two records cannot both hold',
    ask: 'Correct or reject what is wrong; if both are one thing, merge them.',
  },
  'join in doubt': {
    title: 'Perhaps not one thing',
    ask: 'These sentences were taken to tell of one thing, by a rule that can be wrong. Confirm them if they do, split off what tells of another.',
  },
  'little certain': {
    title: 'More concluded than said',
    ask: 'The sentence does not say all of this; the reader concluded it from what stands around it. Confirm if that is right, correct what is wrong, reject if nothing of the kind is said.',
  },
  'readers differ': {
    title: 'Two readers differ',
    ask: 'Two readers took other things from one sentence. Confirm the one that is right, reject or correct the other.',
  },
}

/** What somebody may be unsure of, as a question. A slot that is not here is asked for by its own name. */
const QUESTIONS: Readonly<Record<string, string>> = {
  body: 'which body',
  title: 'what it is called',
  ordinal: 'which session',
  when: 'when',
  where: 'where',
  mode: 'how it was held',
  rank: 'at which rank',
  participants: 'who took part',
  chairs: 'who was in the chair',
  by: 'by whom',
  at: 'at which occasion',
  who: 'who',
  post: 'in which post',
  of: 'of whom',
  host: 'who received them',
  type: 'of which type',
  parties: 'between whom',
  action: 'what was done',
  period: 'for which time',
  since: 'since when',
  until: 'until when',
  due: 'by when',
  party: 'which party',
  with: 'with whom',
  holder: 'whose view',
  person: 'who',
  between: 'between whom',
  from: 'from whom',
  to: 'to whom',
  for: 'for whom',
}

/** Why a thing is in the queue, in a line: of a claim what was concluded and how, of a dispute what the sources say. */
export function sayReview({ reason, detail, claim }: ReviewAsked): string {
  if (reason === 'little certain' && claim !== undefined) return `not said: ${sayConcluded(claim)}`
  const [, slot, said] = /^\w+, (\w+): (.*)$/s.exec(detail) ?? []
  if (reason === 'dispute' && slot !== undefined && said !== undefined) return `${QUESTIONS[slot] ?? slot}: ${sayWords(said)}`
  return sayWords(detail)
}

/** "when (concluded: 27 Mar 2024, relative to the document's date); who took part (concluded: France and Brazil, “they”: who acted last)" */
function sayConcluded({ kind, slots, inferred }: StoredClaim): string {
  return Object.entries(slots)
    .flatMap(([slot, value]) => {
      const how = inferred[slot]
      return how === undefined
        ? []
        : [`${QUESTIONS[slot] ?? slot} (concluded: ${sayValue(kind, slot, value)}, ${how.replaceAll(/"([^"]*)"/g, '“$1”')})`]
    })
    .join('; ')
}

function sayValue(kind: Kind, slot: string, value: SlotValue): string {
  if (typeof value === 'object') return list(value)
  if (slot === 'ordinal') return ordinal(value)
  return typeof value === 'string' && SLOTS[kind][slot]?.form === 'date' ? sayDate(value) : sayWords(String(value))
}
