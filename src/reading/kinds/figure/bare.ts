import type { Amount } from '../../../language/amounts.ts'
import { SHAPE } from '../../../language/tokens.ts'
import type { Clause } from '../../clauses.ts'
import type { Scope } from '../../scope.ts'
import { fractionAt } from './share.ts'

/** "rose to 350", "from two to four": numbers that nothing is counted by are no amounts elsewhere. */
export function bareNumbers({ s, k, dateTokens }: Scope, clause: Clause): Amount[] {
  const { word, shape } = s.tokens
  if (clause.verb.modal !== undefined && clause.verb.modal !== 'will') return []
  const start = clause.verb.last + 1
  const end = Math.min(start + 16, s.units[clause.rest.to - 1]?.last ?? s.sentence.last)
  const numberAt = (from: number): Amount | undefined => {
    for (let i = from; i <= Math.min(from + 3, end); i++) {
      const number = dateTokens.has(i) ? undefined : k.amounts.bare(s.tokens, i, s.sentence.last)
      if (number !== undefined) return number.first <= from && !/^[-:%]$/.test(word[number.last + 1] ?? '') ? number : undefined
    }
    return undefined
  }
  const behind = (joint: string): Amount | undefined => {
    for (let i = start; i <= end; i++) if (word[i] === joint && !dateTokens.has(i)) return numberAt(i + 1)
    return undefined
  }
  const to = behind('to')
  const from = to === undefined ? undefined : behind('from')
  if (to !== undefined && from !== undefined) return to.first < from.first ? [to, from] : [from, to]
  const one = word[start] === 'to' ? to : numberAt(word[start] === 'at' ? start + 1 : start)
  return one !== undefined && one.value >= 10 && shape[one.last] === SHAPE.number ? [one] : []
}

/** "bringing the number of members to 12", "bringing to twelve the number": the number behind "to". */
export function numberBehindTo({ s, k, dateTokens }: Scope, { verb, rest }: Clause): Amount | undefined {
  const end = s.units[rest.to - 1]?.last ?? s.sentence.last
  for (let i = verb.last + 1; i < end; i++) {
    if (s.tokens.word[i] !== 'to' || dateTokens.has(i)) continue
    for (let j = i + 1; j <= i + 3; j++) {
      const number = dateTokens.has(j) ? undefined : k.amounts.bare(s.tokens, j, end + 1)
      if (number?.first === i + 1) return number
    }
  }
  return undefined
}

/** "fell by a fifth": how far, in the direction of the verb. */
export function changedByPart({ s, k }: Scope, { verb }: Clause): Amount | undefined {
  const { word } = s.tokens
  const by = [verb.last + 1, verb.last + 2].find((i) => word[i] === 'by')
  const sign = k.amounts.direction(word[verb.last] ?? '')
  if (by === undefined || sign === undefined) return undefined
  for (let i = by + 1; i < by + 6; i++) {
    const part = fractionAt(s.tokens, i)
    if (part !== undefined) return part.first === by + 1 ? { ...part, change: `${sign}${part.value}%` } : undefined
  }
  return undefined
}
