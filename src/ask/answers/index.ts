import type { Query } from '../read-question.ts'
import type { Answer } from './answer.ts'
import { body } from './bodies.ts'
import { chairmanship } from './chairmanships.ts'
import { commitment } from './commitments.ts'
import { course } from './courses.ts'
import { differ } from './differing.ts'
import { due } from './due.ts'
import { figure } from './figures.ts'
import { initiative } from './initiatives.ts'
import { instrument } from './instruments.ts'
import { mechanism } from './mechanisms.ts'
import { meeting } from './meetings.ts'
import { news, source } from './news.ts'
import { outcome } from './outcomes.ts'
import { overdue } from './overdue.ts'
import { position } from './positions.ts'
import { post } from './posts.ts'
import { programme } from './programmes.ts'
import { relation } from './relations.ts'
import { visit } from './visits.ts'

/** One function for each kind of question. */
export const ANSWERS: Readonly<Record<Query['what'], Answer>> = {
  meeting,
  visit,
  instrument,
  initiative,
  commitment,
  figure,
  relation,
  chairmanship,
  programme,
  body,
  post,
  position,
  mechanism,
  overdue,
  due,
  course,
  news,
  differ,
  outcome,
  source,
}
