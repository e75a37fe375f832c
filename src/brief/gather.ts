import { KINDS } from '../reading/claim.ts'
import { compare } from '../register/compare.ts'
import { NO_DAY } from '../register/derived-rows.ts'
import { evidenceIn } from '../watch/evidence.ts'
import { unique } from '../watch/fields.ts'
import type { Entity, RegisterRecord } from '../register/record.ts'
import type { RegisterReader } from '../register/register.ts'
import type { WatchRule } from '../watch/rules.ts'
import { asideAmong } from './aside.ts'
import type { BriefOptions } from './make.ts'
import { trimmed } from './trim.ts'
import { isVoiceOf } from './voice-of.ts'
import { holds } from './sections/instruments.ts'
import { missingTitles, topicWords } from './sections/gaps.ts'
import { subjectOf, type Aside, type View } from './view.ts'

/** Of each kind so many records are looked at for a page, and for all that can be told. */
const MOST = 90,
  MOST_FULL = 600

/**
 * Asks the register for what a brief on these entities is made from, and for nothing else. Of very many records of a kind it looks at those told of last
 * and nearest to the day, and says how many it left. `day` is the day the brief is for.
 */
export async function gatherView(
  register: RegisterReader,
  entities: readonly Entity[],
  day: string,
  { full = false, issuer, rules = [] }: Pick<BriefOptions, 'full' | 'issuer' | 'rules'> = {},
): Promise<View> {
  const { sources } = register
  const isOwn = issuer === undefined ? undefined : isVoiceOf(issuer)
  const whole: RegisterRecord[] = []
  let left = 0
  for (const kind of KINDS) {
    const found = await sources.about(
      entities.map(({ id }) => id),
      kind,
      day,
      full ? MOST_FULL : MOST,
    )
    left += found.all - found.records.length
    whole.push(...found.records)
  }
  const records = whole.map((record) => trimmed(record, isOwn))
  records.sort((a, b) => compare(a.from ?? NO_DAY, b.from ?? NO_DAY) || compare(a.id, b.id))
  return viewOn(register, entities, records, day, left, await asideAmong(register, whole, day, rules))
}

/** What is told from some records, as many as are given. */
export async function gatherSome(
  register: RegisterReader,
  entities: readonly Entity[],
  records: readonly RegisterRecord[],
  day: string,
  rules: readonly WatchRule[],
): Promise<View> {
  return viewOn(
    register,
    entities,
    records.map((record) => trimmed(record)),
    day,
    0,
    await asideAmong(register, records, day, rules),
  )
}

/** `left`: how many records were not looked at. */
async function viewOn(
  register: RegisterReader,
  entities: readonly Entity[],
  records: readonly RegisterRecord[],
  day: string,
  left: number,
  aside: Aside,
): Promise<View> {
  const { sources } = register
  const evidence = (await evidenceAmong(register, records)).map((record) => trimmed(record))
  const claims = await sources.claims(unique([...records, ...evidence].flatMap((record) => record.claims)))
  const documents = await sources.documents(unique(claims.map(({ document }) => document)))
  // Of very many, those looked at: to count them all takes longer than to write the brief.
  const told = left === 0 ? records.flatMap((record) => record.documents) : documents.map(({ id }) => id)
  const range = await sources.range(unique(told))
  return {
    subject: subjectOf(entities),
    day,
    records,
    evidence,
    aside,
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    documents: new Map(documents.map((document) => [document.id, document])),
    topics: await sources.topics(topicWords(records)),
    missingTitles: new Set(await missingTitles(records, (texts, most) => sources.missing(texts, most))),
    sources: { ...range, ...(left === 0 ? {} : { left }) },
  }
}

/** So many are told of what came about. */
const TOLD = 2

/** What looks like that which was promised or expected among some records, in the order of the register. */
async function evidenceAmong(register: RegisterReader, records: readonly RegisterRecord[]): Promise<readonly RegisterRecord[]> {
  const found = new Map<string, RegisterRecord>()
  for (const record of records) {
    if (record.kind !== 'commitment' && !(record.kind === 'instrument' && !holds(record))) continue
    for (const one of await evidenceIn(register, record, TOLD)) found.set(one.id, one)
  }
  return [...found.values()].sort((a, b) => compare(a.from ?? NO_DAY, b.from ?? NO_DAY) || compare(a.id, b.id))
}
