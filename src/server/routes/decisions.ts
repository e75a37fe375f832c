import { Type, type Static } from '@sinclair/typebox'
import { CLAIM_ACTS, decisionMeant, edtfDays, slotFault, type Decision } from '../../register/index.ts'
import { demandAdmin, demandOn, whoDecides } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, PAGE, partAsked } from '../query.ts'
import { SLOTS_SENT, WHO } from '../sent.ts'

/** Acts that change something, and so bear a reason. */
const WITH_REASON: ReadonlySet<Decision['act']> = new Set(['reject', 'correct', 'merge', 'split', 'rename', 'follow', 'unfollow'])
/** Acts on what is one and what is not, which touch more than the words of one claim. */
const FOR_EDITORS: ReadonlySet<Decision['act']> = new Set(['merge', 'split', 'rename'])

const IDS = { minItems: 1, maxItems: 500 }
const SENT_DECISION = Type.Object(
  {
    who: WHO,
    act: Type.Union(CLAIM_ACTS.map((act) => Type.Literal(act))),
    claims: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f]{16}$' }), { ...IDS, description: 'The claims it is about' })),
    ids: Type.Optional(
      Type.Array(Type.String({ pattern: '^([0-9a-fA-F]{4,64}|Q[1-9][0-9]{0,10})$' }), {
        ...IDS,
        description:
          'Instead of claims, what the command of that name takes: claims, records or names, by their ids or the beginnings of these; to merge or split a name also an item of Wikidata, as Q7768',
      }),
    ),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'To rename: what it is called' })),
    until: Type.Optional(Type.String({ maxLength: 20, description: 'To rename: the last day, month or year of the old name' })),
    slots: Type.Optional(SLOTS_SENT),
    why: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)

/** What cannot be meant by a decision that was sent, in one line. */
function faultIn({ act, claims, ids, name, until, slots, why = '' }: Static<typeof SENT_DECISION>): string | undefined {
  if ((claims === undefined) === (ids === undefined)) return 'Say in "claims" or in "ids" what is decided on.'
  if (WITH_REASON.has(act) && why.trim() === '') return `Say in "why" for what reason you ${act}.`
  if ((act === 'correct') !== (slots !== undefined)) return 'To correct, say in "slots" how they should be; nothing else has slots.'
  if (act === 'rename' && (ids === undefined || name === undefined)) return 'To rename, say in "ids" what, and in "name" how it is called.'
  if (act !== 'rename' && (name !== undefined || until !== undefined)) return 'Only to rename, "name" and "until" are said.'
  if ((act === 'follow' || act === 'unfollow') && claims !== undefined && claims.length !== 2) return `To ${act}, name two claims.`
  if (FOR_EDITORS.has(act) && claims?.length === 1) return `It takes two to ${act}.`
  if (until !== undefined && edtfDays(until) === undefined) return `until=${until} is no date: write it as 2018, 2018-06 or 2018-06-30.`
  return undefined
}

/** What people decided: the list, and one more. Nothing is overwritten: the last word on a thing counts. */
export function addDecisions(app: App, context: Context): void {
  const { register, now, live } = context
  app.get(
    '/api/decisions',
    { schema: { summary: 'Decisions in the order in which they were made', querystring: Type.Object({ ...PAGE, ...AS_OF }) } },
    (request) => asAsked(context, request, request.query, (seen) => seen.parts.decisions(partAsked(request.query))),
  )

  app.post(
    '/api/decisions',
    {
      schema: {
        summary: 'Confirm, reject, correct, withdraw, merge, split, rename, follow, unfollow or note, with a name and a reason',
        body: SENT_DECISION,
      },
    },
    async (request, reply) => {
      const { asker, body } = request
      const { act, slots, why, until } = body
      const who = whoDecides(asker, body.who)
      const wrong = faultIn(body)
      if (wrong !== undefined) throw new Problem(422, wrong)
      const { claims, names, documents } = await asAsked(context, request, {}, async (seen) => {
        const meant = body.claims === undefined ? await decisionMeant(seen, act, body.ids ?? [], body.name) : { claims: body.claims }
        const found = await Promise.all(meant.claims.map((id) => seen.claim(id)))
        const lost = meant.claims.find((_, i) => found[i] === undefined)
        if (lost !== undefined) throw new Problem(422, `There is no claim ${lost}.`)
        for (const claim of found) {
          const fault = claim === undefined || slots === undefined ? undefined : slotFault(claim.kind, slots)
          if (fault !== undefined) throw new Problem(422, fault)
        }
        return {
          names: undefined,
          ...meant,
          documents: [...new Set(found.flatMap((claim) => (claim === undefined ? [] : [claim.document])))],
        }
      })
      await demandOn(asker, register, FOR_EDITORS.has(act) ? 'editor' : 'reviewer', documents)
      const decision: Decision = {
        at: now(),
        who,
        act,
        claims,
        ...(names === undefined ? {} : { names }),
        ...(until === undefined ? {} : { until }),
        ...(slots === undefined ? {} : { slots }),
        ...(why === undefined ? {} : { why }),
      }
      await register.decide(decision)
      live.tell({ event: 'decision', data: { act, claim: claims[0] ?? '' }, documents: names === undefined ? documents : '*' })
      return reply.code(201).send(decision)
    },
  )

  app.post(
    '/api/rebuild',
    { schema: { summary: 'Make records and search anew from documents, claims and decisions' } },
    async ({ asker }) => {
      demandAdmin(asker)
      await register.rebuild()
      live.tell({ event: 'rebuilt', data: {}, documents: [] })
      return register.counts()
    },
  )
}
