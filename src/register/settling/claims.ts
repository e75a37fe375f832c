import type { Queries } from '../database.ts'
import { alone } from '../identity/group.ts'
import { BODY_SLOTS } from '../identity/body-names.ts'
import { PERSON_SLOT } from '../identity/person-names.ts'
import type { Understood } from '../identity/understand.ts'
import type { ClaimId, Decision, DocumentId } from '../record.ts'
import { allStanding, standingIn, type Fitted } from './bearing.ts'
import { fullOf, keepClaims, keptClaims, keptOfDocument, type Change, type ClaimState, type Kept } from './claim-state.ts'
import { placeOf, type Context } from './context.ts'
import { onHeaps } from './heap.ts'
import { rowsAmong, runAmong } from './many.ts'
import { isField, toldIn, understandingIn } from './understanding.ts'

/** Some claims are understood with the help of others. */
const asks = ({ said: { kind } }: ClaimState): boolean => BODY_SLOTS[kind] !== undefined || PERSON_SLOT[kind] !== undefined

const kept = (state: ClaimState, context: Context): Kept => ({ state, ...placeOf(alone(fullOf(state)), context, 0) })

/** The state of a claim once it is understood. */
function understoodAs({ said, decided }: ClaimState, { claim, reasons }: Understood): ClaimState {
  return { said, ...(decided === undefined ? {} : { decided }), ...(reasons.length === 0 ? {} : { full: claim.slots, reasons }) }
}

const tellRows = (states: readonly ClaimState[], { names }: Context): readonly (readonly string[])[] =>
  states.flatMap(({ said }) => [...toldIn(said, names)].map(([key, facts]) => [key, said.id, facts]))

const keepTold = (db: Queries, rows: readonly (readonly string[])[]): Promise<void> =>
  db.insert('settled_tell', ['key', 'claim', 'facts'], rows)

/** Takes in all claims that bear: first what each tells, so that each can then be understood from all. */
export async function takeAll(context: Context, fitted: Fitted): Promise<void> {
  await onHeaps(context, ['settled_tell'], async ({ db }) => {
    for await (const states of allStanding(db, fitted)) await keepTold(db, tellRows(states, context))
  })
  await onHeaps(context, ['settled_claim', 'settled_ask'], (heaping) => understandAll(heaping, fitted))
}

async function understandAll(context: Context, fitted: Fitted): Promise<void> {
  const { db, names } = context
  const understanding = understandingIn(db, names)
  for await (const states of allStanding(db, fitted)) {
    const askers = states.filter(asks)
    const understood = new Map<ClaimId, ClaimState>()
    const asked: (readonly string[])[] = []
    for (const [i, one] of (await understanding(askers.map(({ said }) => said))).entries()) {
      const state = askers[i]
      if (state === undefined) continue
      for (const key of one.asked) asked.push([key, state.said.id])
      if (one.reasons.length > 0) understood.set(state.said.id, understoodAs(state, one))
    }
    await keepClaims(
      db,
      states.map((state) => kept(understood.get(state.said.id) ?? state, context)),
    )
    await db.insert('settled_ask', ['key', 'claim'], asked)
  }
}

/** Takes in the claims of some documents anew, and understands anew whatever they help to understand. Gives what changed. */
export async function takeChanged(
  context: Context,
  fitted: Fitted,
  documents: ReadonlySet<DocumentId>,
): Promise<ReadonlyMap<ClaimId, Change>> {
  const { db, names } = context
  const old = new Map<ClaimId, Kept>()
  const now = new Map<ClaimId, ClaimState>()
  for (const document of documents) {
    const before = await keptOfDocument(db, document)
    for (const state of await standingIn(db, document, fitted)) {
      const known = before.get(state.said.id)
      if (known !== undefined && sameSaid(known.state, state)) before.delete(state.said.id)
      else now.set(state.said.id, state)
    }
    for (const [id, one] of before) old.set(id, one)
  }
  const touched = await tellAnew(context, old, now)
  const askers = await rowsAmong(db, 'SELECT claim FROM settled_ask WHERE key IN (*)', touched)
  const others = askers.map(({ claim }) => String(claim)).filter((id) => !old.has(id) && !now.has(id))
  for (const [id, one] of await keptClaims(db, others)) {
    old.set(id, one)
    now.set(id, one.state)
  }
  const changes = new Map<ClaimId, Change>()
  for (const [id, one] of old) if (!now.has(id)) changes.set(id, { old: one })
  const states = [...now.values()]
  const understood = await understandingIn(db, names)(states.filter(asks).map(({ said }) => said))
  const byId = new Map(understood.map((one) => [one.claim.id, one]))
  for (const state of states) {
    const one = byId.get(state.said.id)
    const is = one === undefined ? state : understoodAs(state, one)
    const was = old.get(state.said.id)
    if (was !== undefined && JSON.stringify(was.state) === JSON.stringify(is)) continue
    changes.set(state.said.id, { ...(was === undefined ? {} : { old: was }), now: kept(is, context) })
  }
  await runAmong(db, 'DELETE FROM settled_ask WHERE claim IN (*)', [...old.keys(), ...now.keys()])
  await db.insert(
    'settled_ask',
    ['key', 'claim'],
    understood.flatMap(({ claim, asked }) => asked.map((key) => [key, claim.id])),
  )
  await runAmong(db, 'DELETE FROM settled_claim WHERE claim IN (*)', changes.keys())
  await keepClaims(
    db,
    [...changes.values()].flatMap((change) => change.now ?? []),
  )
  return changes
}

const sameSaid = (a: ClaimState, b: ClaimState): boolean => JSON.stringify([a.said, a.decided]) === JSON.stringify([b.said, b.decided])

/** Keeps what claims tell now. Gives the keys under which something else is found than before. */
async function tellAnew(
  context: Context,
  old: ReadonlyMap<ClaimId, Kept>,
  now: ReadonlyMap<ClaimId, ClaimState>,
): Promise<ReadonlySet<string>> {
  const { db, names } = context
  const told = (state: ClaimState | undefined): ReadonlyMap<string, string> => (state === undefined ? new Map() : toldIn(state.said, names))
  const touched = new Set<string>()
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [before, after] = [told(old.get(id)?.state), told(now.get(id))]
    for (const key of new Set([...before.keys(), ...after.keys()])) if (before.get(key) !== after.get(key)) touched.add(key)
  }
  const isTold = async (key: string): Promise<boolean> =>
    (await db.get('SELECT 1 AS told FROM settled_tell WHERE key = ? LIMIT 1', key)) !== undefined
  const fields = new Map<string, boolean>()
  for (const key of touched) if (isField(key)) fields.set(key, await isTold(key))
  for (const [id, { state }] of old)
    for (const key of told(state).keys()) await db.run('DELETE FROM settled_tell WHERE key = ? AND claim = ?', key, id)
  await keepTold(db, tellRows([...now.values()], context))
  for (const [key, before] of fields) if ((await isTold(key)) === before) touched.delete(key)
  return touched
}

/** Claims whose groups are to be joined or parted otherwise than before, though they say the same. */
export async function regroupedClaims(context: Context, ids: Iterable<ClaimId>): Promise<ReadonlyMap<ClaimId, Change>> {
  const before = await keptClaims(context.db, ids)
  const changes = new Map([...before].map(([id, old]) => [id, { old, now: kept(old.state, context) }]))
  await runAmong(context.db, 'DELETE FROM settled_claim WHERE claim IN (*)', changes.keys())
  await keepClaims(
    context.db,
    [...changes.values()].map(({ now }) => now),
  )
  return changes
}

/** Keeps the decisions that join and part groups. Gives the claims of those that were others before. */
export async function keepActs(db: Queries, acts: readonly Decision[]): Promise<ReadonlySet<ClaimId>> {
  const now = acts.map((act) => JSON.stringify(act))
  const before = (await db.all('SELECT body FROM settled_act ORDER BY place')).map(({ body }) => String(body))
  const differing = [...now.filter((act) => !before.includes(act)), ...before.filter((act) => !now.includes(act))]
  if (differing.length === 0) return new Set()
  await db.run('DELETE FROM settled_act')
  await db.insert(
    'settled_act',
    ['place', 'body'],
    now.map((body, place) => [place, body]),
  )
  return new Set(differing.flatMap((act) => (JSON.parse(act) as Decision).claims))
}
