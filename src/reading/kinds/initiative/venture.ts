import { CLASS } from '../../../language/words.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import type { Range } from '../../clauses.ts'
import type { Scope } from '../../scope.ts'

/** Nouns of making something that is not there yet. */
const MAKING =
  /^(?:creation|establishment|formation|founding|foundation|constitution|institution|setting-up|convening|convocation|holding)$/

/** Words that say that several have it, or do it, together. */
const TOGETHER =
  /^(?:joint|common|shared|regional|sub-?regional|bilateral|trilateral|multilateral|international|interregional|continental|collective|global|inter-?governmental|cross-border|transboundary)$/

/** Classes of things that are set up, held or drawn up. */
const MADE: ReadonlySet<string> = new Set(['body', 'programme', 'event', 'instrument', 'premises'])

/** What several may do together though it is nothing that is set up. */
const SHARED_WORK =
  /^(?:work|research|studies|study|production|label|register|database|platform|network|portal|market|standards?|bid|levy|tax|moratorium|bond|currency|visa|reserves?|stockpile|pool|grid|corridor|archive|bank|cluster|chamber|index|atlas|fleet|facility|system|mechanism)$/

/**
 * "the creation of a fund", "a joint school of navigation": something new that several would have or do together. An appeal for it puts it
 * forward; an appeal for calm, or for a reform, does not.
 */
export function isVenture(scope: Scope, phrase: NounPhrase, range: Range): boolean {
  const { s } = scope
  const { word } = s.tokens
  if (MAKING.test(word[phrase.head] ?? '')) {
    const of = s.units[range.from + 1]
    const thing = s.units[range.from + 2]
    return of?.type === 'preposition' && of.word === 'of' && thing?.type === 'noun' && isNew(scope, thing)
  }
  const first = word[phrase.first] ?? ''
  const isBare = first === 'joint'
  if (!/^an?$/.test(first) && !isBare) return false
  const classes = phrase.noun?.classes ?? []
  if (!classes.some((cls) => MADE.has(cls)) && !SHARED_WORK.test(word[phrase.head] ?? '')) return false
  if (isBare) return true
  for (let i = phrase.first + 1; i < phrase.head; i++) if (TOGETHER.test(word[i] ?? '')) return true
  return false
}

/** "a fund", "working groups", "Ports Fund"; not "the fund" that is there. */
function isNew({ s, k }: Scope, phrase: NounPhrase): boolean {
  const first = s.tokens.word[phrase.first] ?? ''
  if (/^an?$/.test(first)) return true
  if (phrase.pronoun || ((k.language.words.get(first)?.classes ?? 0) & (CLASS.determiner | CLASS.possessive)) !== 0) return false
  return phrase.noun?.plural === true || phrase.names.length > 0
}
