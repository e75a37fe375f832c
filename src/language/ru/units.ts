import type { MarkUnit, NounEntry, NounUnit, VerbUnit } from '../cascade/units.ts'

/** A noun phrase with the cases that its words leave open. */
export interface RussianNoun extends NounUnit {
  readonly cases: number
  /** Of «переговоры» many, of «встреча» one; open for a name that no table declines. */
  readonly number: 'one' | 'many' | undefined
  readonly gender: number
  /** «пять курсов», «3 млрд»: in no case of its own. */
  readonly counted: boolean
  /** An adjective or ordinal without its noun: «следующее», «таджикскую». */
  readonly elliptic: boolean
}

/** A verb with what its form tells of its subject. */
export interface RussianVerb extends VerbUnit {
  readonly number: 'one' | 'many' | undefined
  readonly gender: 'm' | 'f' | 'n' | undefined
  /** Of a participle the cases, number and genders of the noun that it describes. */
  readonly fits?: readonly Agreement[]
}

/** What a declined word tells of the noun that it goes with. */
export interface Agreement {
  readonly cases: number
  readonly plural: boolean
  readonly genders: number
}

/** A mark; a preposition with the cases that it governs, a relative with those that it may be in. */
export interface RussianMark extends MarkUnit {
  readonly cases: number
  /** Of a conjunction: a comma stands before it. */
  readonly isParted?: boolean
  /** Of a relative the number and genders of the noun that it stands for; its cases are its own. */
  readonly fits?: readonly Agreement[]
}

/** A piece of a Russian sentence. */
export type RussianUnit = RussianNoun | RussianVerb | RussianMark

/** A phrase of which the case is not decided: what its words would be in each. */
export interface OpenNoun extends RussianNoun {
  /** For a case, the words in the nominative, by token. */
  readonly bases: (one: number) => ReadonlyMap<number, string>
  readonly pluralIn: (one: number) => boolean
  /** What it names when it stands in a case: «энергетике» is of «энергетик» or of «энергетика». */
  readonly nounIn: (one: number) => NounEntry | undefined
}

/** A piece before cases are decided. */
export type OpenUnit = OpenNoun | RussianVerb | RussianMark
