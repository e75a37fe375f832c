import { existsSync } from 'node:fs'
import { plain } from '../../brief/index.ts'
import { withExamples, type Define } from '../command.ts'
import { UsageError } from '../errors.ts'
import { openReader } from '../knowledge.ts'
import { packageFolder } from '../package.ts'
import { defaultGold, goldFiles, readCase } from '../score/cases.ts'
import { score, type Fault, type Rates, type Score } from '../score/score.ts'
import type { Screen } from '../screen.ts'

interface ScoreOptions {
  readonly json?: boolean
  readonly misses?: boolean
}

/** `chancery score`: how well the reader reads documents of which the right claims are known. */
export const define: Define = (command, { screen }) => {
  command
    .argument(
      '[paths...]',
      'gold files NAME.gold.jsonl beside NAME.txt, or folders of them (default: the examples, those held out in test/held-out, and ../shared/reading/dev, each when it is there)',
    )
    .option('--misses', 'list what was missed and what was invented')
    .option('--json', 'write JSON')
    .action(async (paths: readonly string[], { json, misses }: ScoreOptions) => {
      for (const path of paths) if (!existsSync(path)) throw new UsageError(`${path} is not there. Name gold files or folders of them.`)
      const groups =
        paths.length > 0
          ? [{ name: paths.join(' '), files: goldFiles(paths) }]
          : defaultGold(packageFolder()).map(({ name, path }) => ({ name, files: goldFiles([path]) }))
      if (groups.every(({ files }) => files.length === 0))
        throw new UsageError(`no gold file is in ${paths.join(', ') || 'the examples'}. Gold is called NAME.gold.jsonl, beside NAME.txt.`)
      const reader = await openReader()
      const scores: Record<string, Score & { readonly faults?: readonly Fault[] }> = {}
      for (const { name, files } of groups) {
        const faults: Fault[] = []
        const result = score(
          files.map((file) => readCase(reader, file)),
          (fault) => faults.push(fault),
        )
        scores[name] = { ...result, ...(misses ? { faults } : {}) }
        if (!json) sayScore(screen, name, result, misses ? faults : [])
      }
      if (json) screen.json(scores)
    })
  withExamples(command, 'score', 'score examples --misses', 'score inbox/notice.gold.jsonl --json')
}

function sayScore(
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
