import { flatClaim, type Claim } from '../../reading/claim.ts'
import type { Comparison } from '../../reading/compare.ts'
import type { Reading } from '../../reading/reader.ts'
import { plain, wrap } from '../../brief/index.ts'
import type { Document } from '../../sources/index.ts'
import type { Screen } from '../screen.ts'
import { claimLine } from './claims.ts'
import { documentLine, sayPassage } from './reading.ts'

/** What both readers say, where they differ, and what only one of them says, as JSON. */
export function comparisonJson({ agreed, differing, onlyFirst, onlySecond }: Comparison): Readonly<Record<string, unknown>> {
  return {
    agreed: agreed.map(({ first, second }) => ({ own: flatClaim(first), llm: flatClaim(second) })),
    differing: differing.map(({ first, second, differs }) => ({
      own: flatClaim(first),
      llm: flatClaim(second),
      differs: differs.map((one) => ({ slot: one.slot, own: one.first, llm: one.second })),
    })),
    onlyOwn: onlyFirst.map(flatClaim),
    onlyLlm: onlySecond.map(flatClaim),
  }
}

/** Prints two readings side by side: first what a person should look at. */
export function sayComparison(screen: Screen, document: Document, own: Reading, comparison: Comparison): void {
  const { heading, faint, alert } = screen.paint
  const { agreed, differing, onlyFirst, onlySecond } = comparison
  screen.say(heading(plain(document.title ?? document.origin)))
  screen.say(faint(documentLine(document, own)))
  screen.say()
  const line = (mark: string, claim: Claim): void => {
    wrap(claimLine(claim), screen.width - 10).forEach((row, index) => {
      screen.say(`    ${(index === 0 ? mark : '').padEnd(6)}${row}`)
    })
  }
  for (const { first, second, differs } of differing) {
    sayPassage(screen, document, [first])
    screen.say(alert(`    they differ in ${differs.map(({ slot }) => slot).join(', ')}`))
    line('own', first)
    line('llm', second)
    screen.say()
  }
  for (const [mark, claims] of [
    ['own', onlyFirst],
    ['llm', onlySecond],
    ['both', agreed.map(({ first }) => first)],
  ] as const) {
    for (const claim of claims) {
      sayPassage(screen, document, [claim])
      line(mark, claim)
      screen.say()
    }
  }
  screen.say(
    `${agreed.length} said by both · ${differing.length} said by both with a difference · ${onlyFirst.length} by own only · ${onlySecond.length} by llm only`,
  )
}
