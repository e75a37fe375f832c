/** A calendar unit that diplomatic prose counts time in. */
export type TimeUnit = 'hour' | 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year' | 'decade'

/** The year of a date: written, counted from the document's ("last year" is -1), or left to the tense when neither is there. */
interface OfYear {
  readonly year?: number
  readonly yearShift?: number
}

/** Nearest before the anchor ("last"), of the running period ("this"), or nearest after it ("next"). */
export type Near = -1 | 0 | 1

/** A day of a month. Without a month it is a day of the running month ("on the 26th") or of one counted from it. */
export interface SaidDay extends OfYear {
  readonly kind: 'day'
  readonly day: number
  readonly month?: number
  readonly monthShift?: number
  /** 1 is Monday. It helps to choose the year when none is written. */
  readonly weekday?: number
}

/** A month, with or without its year. */
export interface SaidMonth extends OfYear {
  readonly kind: 'month'
  readonly month: number
  readonly near?: Near
}

/** 21 spring, 22 summer, 23 autumn, 24 winter, as in EDTF. A winter belongs to the year in which it begins. */
export interface SaidSeason extends OfYear {
  readonly kind: 'season'
  readonly season: number
  readonly near?: Near
}

/** Some months of one year: a half, a quarter, "the first nine months". */
export interface SaidMonths extends OfYear {
  readonly kind: 'months'
  readonly first: number
  readonly last: number
}

/** Some days of one month: "the first half of May"; `last` may be beyond the month's end. */
export interface SaidDays extends OfYear {
  readonly kind: 'days'
  readonly first: number
  readonly last: number
  readonly month: number
}

/**
 * What the words of a date say, before a document's date and a verb's tense turn them into EDTF. Plain data: it can be stored and compared.
 *
 * `relative` is a calendar period counted from the anchor ("last week", "three years ago"); `span` reaches from the anchor over a length
 * ("the past ten years"); `within` ends a length after the anchor, after `of`, or after an event that no date tells; `ahead` is "in three months",
 * a point in time only when the verb looks forward; `weekOf` is the week that holds a day.
 */
export type DateSaid =
  | SaidDay
  | SaidMonth
  | SaidSeason
  | SaidMonths
  | SaidDays
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'relative'; readonly unit: TimeUnit; readonly shift: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly near?: Near; readonly week?: number }
  | { readonly kind: 'span'; readonly unit: TimeUnit; readonly count: number; readonly shift: -1 | 1 }
  | { readonly kind: 'within'; readonly unit: TimeUnit; readonly count: number; readonly of?: DateSaid; readonly event?: true }
  | { readonly kind: 'ahead'; readonly unit: TimeUnit; readonly count: number }
  | { readonly kind: 'weekOf'; readonly at: DateSaid }
  | { readonly kind: 'range'; readonly from: DateSaid; readonly to: DateSaid }
  | { readonly kind: 'before'; readonly at: DateSaid }
  | { readonly kind: 'after'; readonly at: DateSaid }
  | { readonly kind: 'about'; readonly at: DateSaid }
  | { readonly kind: 'duration'; readonly unit: TimeUnit; readonly count: number }

/** What the words before a date make of it. */
export type DateHint = 'due' | 'since' | 'until'

/** A date as the text writes it, before it is anchored. Token indexes; `last` is inclusive. */
export interface DateExpression {
  readonly first: number
  readonly last: number
  readonly said: DateSaid
  readonly hint?: DateHint
  /** Named only to compare with: "compared to 2021", "than in May". It is not the time of what the sentence tells. */
  readonly compared?: true
}

/** What a date is counted from. */
export interface Anchor {
  /** The document's own date: an EDTF day, or a month or a year. */
  readonly date?: string | undefined
  readonly tense: 'past' | 'present' | 'future'
}
