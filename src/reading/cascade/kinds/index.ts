import type { Draft } from '../../draft.ts'
import { figureOf } from '../figures.ts'
import type { UnitMatch } from '../match.ts'
import { body } from './body.ts'
import { chairmanship } from './chairmanship.ts'
import { commitments } from './commitment.ts'
import { initiatives } from './initiative.ts'
import { instrument } from './instrument.ts'
import { meeting } from './meeting.ts'
import { position } from './position.ts'
import { appointed } from './post.ts'
import { programme } from './programme.ts'
import { relation } from './relation.ts'
import { visit } from './visit.ts'

type Make = (match: UnitMatch) => readonly Draft[]

/** Makes the claims of a frame that fits; none where what it tells of is missing. */
export const MAKE: Readonly<Record<string, Make>> = {
  meeting,
  visit,
  instrument,
  initiative: initiatives,
  commitment: commitments,
  figure: (match) => figureOf(match),
  relation,
  chairmanship,
  programme,
  body,
  position,
  post: appointed,
}
