import { plain } from '../../brief/index.ts'
import { countClasses, ERROR_CLASSES, type ClassedFault } from '../score/classes.ts'
import type { Folds } from '../score/folds.ts'
import type { Fault, Rates, Score } from '../score/score.ts'
import type { Screen } from '../screen.ts'

/** Prints what went wrong, then the rates by kind and by slot. */
export function sayScore(
  screen: Screen,
  name: string,
  { documents, dated, badPassages, kinds, slots, soft, hard }: Score,
  faults: readonly Fault[],
): void {
  const { heading, faint } = screen.paint
  for (const { where, kind, what, parts } of faults) {
    screen.say(`${where} ${kind} ${what}: ${parts.map(({ slot, value }) => `${slot}=${plain(String(value))}`).join('; ')}`)
  }
  screen.say(heading(`${name}: ${documents} documents, ${dated} dated right, ${badPassages} claims with a bad passage`))
  screen.say(faint('                found/gold  read   precision recall  F1'))
  for (const [kind, rates] of Object.entries(kinds)) screen.say(kindRow(kind, rates))
  screen.say(kindRow('soft', soft))
  screen.say(heading(kindRow('HARD', hard)))
  screen.say()
  screen.say(faint('  slot          right   missed  invented  F1'))
  for (const [slot, { hit, miss, invented, f1 }] of Object.entries(slots)) {
    screen.say(
      `  ${slot.padEnd(13)} ${hit.toFixed(1).padStart(6)}  ${miss.toFixed(1).padStart(6)}  ${invented.toFixed(1).padStart(8)}  ${f1.toFixed(3)}`,
    )
  }
  screen.say()
}

function kindRow(name: string, { found, claims, read, precision, recall, f1 }: Rates): string {
  return `  ${name.padEnd(13)} ${`${found}/${claims}`.padEnd(11)} ${String(read).padEnd(6)} ${precision.toFixed(3)}     ${recall.toFixed(3)}   ${f1.toFixed(3)}`
}

/** Prints what each fold is worth without the rows that only it could have given, and how far the mean lies below the plain figure. */
export function sayFolds(screen: Screen, name: string, { folds, mean, plain: whole }: Folds): void {
  const { heading, faint } = screen.paint
  const documents = folds.reduce((sum, fold) => sum + fold.documents.length, 0)
  screen.say(heading(`${name}: ${documents} documents in ${folds.length} folds by issuer`))
  screen.say(faint('  fold  documents  claims  rows left out  further forms  F1 plain  F1 without  difference'))
  folds.forEach((fold, index) => {
    const { f1 } = fold.without
    const cells = [
      String(index + 1).padEnd(4),
      String(fold.documents.length).padStart(9),
      String(fold.claims).padStart(6),
      String(fold.leftOut.length).padStart(13),
      String(fold.forms.length).padStart(13),
      fold.plain.f1.toFixed(3).padStart(8),
      f1.toFixed(3).padStart(10),
      signed(f1 - fold.plain.f1).padStart(10),
    ]
    screen.say(`  ${cells.join('  ')}`)
  })
  screen.say(heading(`  mean of the folds ${mean.toFixed(3)}, plain ${whole.toFixed(3)}, difference ${signed(mean - whole)}`))
  screen.say()
}

function signed(difference: number): string {
  return `${difference < 0 ? '-' : '+'}${Math.abs(difference).toFixed(3)}`
}

/** Prints how many slots each class of error cost, and in which kinds; with `list`, each fault under its class first. */
export function sayClasses(screen: Screen, name: string, faults: readonly ClassedFault[], list: boolean): void {
  const { heading, faint } = screen.paint
  if (list)
    for (const { where, kind, side, class: of, parts } of faults)
      screen.say(`${where} ${kind} ${side} by ${of}: ${parts.map(({ slot, value }) => `${slot}=${plain(String(value))}`).join('; ')}`)
  screen.say(heading(`${name}: slots missed and invented, by class of error`))
  for (const { side, class: of, slots, kinds } of countClasses(faults)) {
    const most = Object.entries(kinds).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    screen.say(
      `  ${side.padEnd(8)}  ${of.padEnd(10)} ${slots.toFixed(1).padStart(6)}  ${most.map(([kind, n]) => `${kind} ${n.toFixed(1)}`).join(', ')}`,
    )
    screen.say(faint(`                             ${ERROR_CLASSES[of]}`))
  }
  screen.say()
}
