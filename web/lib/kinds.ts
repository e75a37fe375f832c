import type { Kind, Modality } from '../../src/reading/claim.ts'

/** Each kind's letter: it stands beside the words, since kinds are told apart by more than colour. */
export const LETTER: Readonly<Record<Kind, string>> = {
  meeting: 'M',
  visit: 'V',
  instrument: 'I',
  initiative: 'N',
  commitment: 'C',
  figure: 'F',
  relation: 'R',
  chairmanship: 'H',
  programme: 'G',
  body: 'B',
  post: 'P',
  position: 'O',
}

/** A kind as the title of a list. */
export const PLURAL: Readonly<Record<Kind, string>> = {
  meeting: 'Meetings',
  visit: 'Visits',
  instrument: 'Agreements and plans',
  initiative: 'Initiatives',
  commitment: 'Commitments',
  figure: 'Figures',
  relation: 'Relations',
  chairmanship: 'Chairmanships',
  programme: 'Programmes',
  body: 'Bodies',
  post: 'Posts',
  position: 'Positions',
}

/** A standing, as it is told when it is not simply done. */
export const STANDING: Readonly<Record<Modality, string>> = {
  done: 'done',
  scheduled: 'scheduled',
  expected: 'expected',
  proposed: 'proposed',
  recurring: 'recurring',
  cancelled: 'called off',
}
