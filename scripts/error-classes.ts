// Writes today's counts into the table of error classes in docs/reading.md. Run by `npm run classes`; the columns "before" stay as they are.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultGold, goldDocument, goldFiles } from '../src/cli/score/cases.ts'
import { classify, countClasses, ERROR_CLASSES, type ErrorClass } from '../src/cli/score/classes.ts'
import { seenCase } from '../src/cli/score/sentences.ts'
import { readKnowledge } from '../src/reading/read.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = join(root, 'docs', 'reading.md')
const MARKS = ['<!-- error classes -->', '<!-- end of error classes -->'] as const
const SETS = ['examples', 'dev'] as const
const SIDES = ['missed', 'invented'] as const

const knowledge = readKnowledge(await loadKnowledge())
const now = new Map<string, number>()
for (const { name, path } of defaultGold(root)) {
  if (!SETS.some((set) => set === name)) continue
  now.set(name, 0)
  for (const { side, class: of, slots } of countClasses(
    goldFiles([path]).flatMap((file) => classify(seenCase(knowledge, goldDocument(file)))),
  ))
    now.set([side, of, name].join(' '), slots)
}

const text = readFileSync(page, 'utf8')
const [before = '', rest = ''] = text.split(MARKS[0])
const [table = '', after = ''] = rest.split(MARKS[1])
/** The cells of the table as it stands, by side and class. */
const cells = new Map(
  table.split('\n').map((line) => {
    const [side = '', of = '', ...counts] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return [`${side} ${of}`, counts] as const
  }),
)

function row(side: string, of: ErrorClass): string[] {
  const old = cells.get(`${side} ${of}`) ?? []
  const counts = SETS.flatMap((set, i) => {
    const today = now.has(set) ? String(Math.round(now.get([side, of, set].join(' ')) ?? 0)) : (old[2 * i + 1] ?? '')
    return [old[2 * i] ?? '0', today]
  })
  return counts.every((count) => count === '0') ? [] : [`| ${[side, of, ...counts, ERROR_CLASSES[of]].join(' | ')} |`]
}

const lines = SIDES.flatMap((side) => (Object.keys(ERROR_CLASSES) as ErrorClass[]).flatMap((of) => row(side, of)))
const head = [
  '| side | class | examples before | examples now | dev before | dev now | what happens |',
  '| --- | --- | --- | --- | --- | --- | --- |',
]
writeFileSync(page, [before, MARKS[0], '\n', [...head, ...lines].join('\n'), '\n', MARKS[1], after].join(''))
console.log(`docs/reading.md: ${lines.length} rows of the table of error classes.`)
