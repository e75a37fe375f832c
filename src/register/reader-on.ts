import { eachStored } from './stored-rows.ts'
import { recordsAbout } from './about.ts'
import * as ask from './ask.ts'
import { decisionsOn } from './decided.ts'
import { allDecisions, settledFrom } from './derive.ts'
import { RegisterError } from './error.ts'
import type { NameKnowledge } from './knowledge.ts'
import { makeNames, nameKey, type Names } from './names.ts'
import { findNamed, namesWithin } from './naming.ts'
import { agreed, besides, queue, reviewPart, type Besides } from './review-queue.ts'
import { requiredReviewers, reviewersIn } from './reviewers.ts'
import { settle } from './settle.ts'
import type { RegisterReader } from './register.ts'
import { findLearned, learnedUpTo } from './learned.ts'
import { listApart } from './listed.ts'
import { claimPart, decisionPart, documentPart, entityPart, recordPart } from './lists.ts'
import { itemsOf } from './items.ts'
import { asksForRecords, find } from './search.ts'
import { isIndexed } from './search-index.ts'
import { claimsOf, documentAt, documentsOf, missingHeadings, sourceRange, topicCounts } from './source-index.ts'
import {
  alike,
  bodiesHeld,
  bodiesThatState,
  sessionsHeld,
  datedRecords,
  bodiesWhose,
  decisionsOnDue,
  recordsOf,
  sessionNames,
  sessionsNamed,
} from './watch-index.ts'
import type { Database, Queries } from './database.ts'

/** Answers from records that are up to date with the claims. */
export type Settling = <T>(answer: (db: Queries) => Promise<T>) => Promise<T>

/** What was worked out of names is remembered for so many questions: long enough to be worth it, and not for ever. */
const REMEMBERED = 1000

function rememberedNames(knowledge: NameKnowledge): () => Names {
  let names = makeNames(knowledge)
  let asked = 0
  return () => {
    asked++
    if (asked % REMEMBERED === 0) names = makeNames(knowledge)
    return names
  }
}

/** All that can be asked, on a database whose derived tables `settled` brings up to date. */
export function readerOn(db: Database, knowledge: NameKnowledge, settled: Settling): RegisterReader {
  const names = rememberedNames(knowledge)
  /** What needs a person and stands in no record, as long as nothing changes: its parts are asked for one after the other. */
  let reviewed: { readonly mark: string; readonly besides: Besides } | undefined
  let listedApart = false
  /** The lists of documents are those of the register, or made for one who may only read a register that has none of this version. */
  const listed = async <T>(queries: Queries, answer: (db: Queries) => Promise<T>): Promise<T> => {
    if (!listedApart && !(await isIndexed(queries))) {
      await listApart(queries, false)
      listedApart = true
    }
    return answer(queries)
  }
  const toReview = async (queries: Queries): Promise<Besides> => {
    const mark = await settledFrom(queries, knowledge)
    if (reviewed?.mark !== mark) reviewed = { mark, besides: await listed(queries, besides) }
    return reviewed.besides
  }
  return {
    path: db.path,
    parts: {
      review: (filter, asked = {}) => settled(async (queries) => reviewPart(queries, await toReview(queries), filter, asked)),
      documents: (filter, asked = {}) => db.read((queries) => listed(queries, (all) => documentPart(all, filter, asked))),
      claims: (filter, asked = {}) => {
        const answer = (queries: Queries): ReturnType<typeof claimPart> => listed(queries, (all) => claimPart(all, filter, asked))
        return filter.record === undefined ? db.read(answer) : settled(answer)
      },
      records: (filter, asked = {}) => settled((queries) => recordPart(queries, filter, asked)),
      entities: (filter, asked = {}) => settled((queries) => entityPart(queries, filter, asked)),
      decisions: (asked = {}) => db.read((queries) => decisionPart(queries, asked)),
    },
    watch: {
      dated: (asked, limit) => settled((queries) => datedRecords(queries, asked, limit)),
      alike: (asked) => settled((queries) => alike(queries, asked)),
      mark: () => settled((queries) => settledFrom(queries, knowledge)),
      bodiesWhose: (holds, after, most) => settled((queries) => bodiesWhose(queries, holds, after, most)),
      bodiesHeld: (about) => settled((queries) => bodiesHeld(queries, about)),
      bodiesThatState: () => settled(bodiesThatState),
      sessionsHeld: (body, about) => settled((queries) => sessionsHeld(queries, body, about)),
      sessionNames: () => settled(sessionNames),
      sessionsNamed: (name) => settled((queries) => sessionsNamed(queries, name)),
      decisionsOnDue: () => db.read(decisionsOnDue),
      records: (ids) => settled((queries) => recordsOf(queries, ids)),
    },
    sources: {
      claims: (ids) => db.read((queries) => claimsOf(queries, ids)),
      documents: (ids) => db.read((queries) => documentsOf(queries, ids)),
      at: (url) => db.read((queries) => documentAt(queries, url)),
      range: (about) => db.read((queries) => listed(queries, (all) => sourceRange(all, about))),
      about: (entities, kind, day, most) => settled((queries) => recordsAbout(queries, entities, kind, day, most)),
      topics: (words) => settled((queries) => topicCounts(queries, words)),
      missing: (texts, most) => db.read((queries) => listed(queries, (all) => missingHeadings(all, texts, most))),
    },
    stored: (take) => db.read((queries) => eachStored(queries, take)),
    documents: () => db.read(ask.documents),
    document: (id) => db.read((queries) => ask.document(queries, id)),
    claims: (filter = {}) => {
      const answer = (queries: Queries): ReturnType<typeof ask.claims> => ask.claims(queries, filter)
      return filter.record === undefined ? db.read(answer) : settled(answer)
    },
    claim: (id) => db.read((queries) => ask.claim(queries, id)),
    records: (filter = {}) => settled((queries) => ask.records(queries, filter)),
    record: (id) => settled((queries) => ask.record(queries, id)),
    entities: (kind) =>
      settled(async (queries) => (await ask.entities(queries)).filter((entity) => kind === undefined || entity.kind === kind)),
    entity: (id) => settled((queries) => ask.entity(queries, id)),
    stateOf: (place) => knowledge.within.get(nameKey(place)),
    entitiesNamed: (text) => settled((queries) => findNamed(queries, text, names())),
    namesIn: (text) => settled((queries) => namesWithin(queries, text, names())),
    partiesIn: (name) => names().split(name).parties,
    find: (query, options = {}) => {
      const answer = async (queries: Queries): ReturnType<typeof find> => {
        if (!(await isIndexed(queries)))
          throw new RegisterError(
            'read-only',
            db.path,
            `The register ${db.path} has no search index of this version yet: open it once for writing, as with chancery rebuild.`,
          )
        const { learned, ...how } = options
        return learned === undefined ? find(queries, names(), query, how) : findLearned(queries, names(), query, { ...how, learned })
      }
      return asksForRecords(query, options, makeNames(knowledge)) ? settled(answer) : db.read(answer)
    },
    learnedUpTo: (id) => db.read((queries) => learnedUpTo(queries, id)),
    identify: (id) => settled((queries) => ask.identify(queries, id)),
    decisions: (document) => db.read((queries) => (document === undefined ? allDecisions(queries) : decisionsOn(queries, [document]))),
    settler: async () => {
      const { made, required } = await db.read(async (queries) => ({
        made: await allDecisions(queries),
        required: await requiredReviewers(queries),
      }))
      return (claims, more = []) => settle(claims, [...made, ...more], knowledge, required).records
    },
    items: async () => itemsOf(await db.read(allDecisions), knowledge.items),
    review: () => settled(async (queries) => queue(queries, await toReview(queries))),
    agreement: (collection) => db.read((queries) => agreed(queries, collection)),
    reviewers: () => db.read(reviewersIn),
    counts: () => settled(ask.counts),
    close: () => db.close(),
  }
}
