/** Somebody whose words a document gives. */
export interface Voice {
  readonly name: string
  /** Whom "we" means in their mouth: the state of a minister, or the organisation itself. */
  readonly side: string | undefined
}

/** Offsets of words that are somebody's own. */
export interface Heard extends Voice {
  readonly start: number
  readonly end: number
}

/** Verbs that bring somebody's words, as they stand beside a quotation. */
export const SAYING: ReadonlySet<string> = new Set(
  (
    'say add state note stress emphasise emphasize underline underscore explain tell declare observe remark comment conclude announce ' +
    'point recall affirm assert warn insist reply respond opine highlight continue write reveal report inform mention reiterate quote argue'
  ).split(' '),
)
