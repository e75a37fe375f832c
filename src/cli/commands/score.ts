import { existsSync } from 'node:fs'
import { withExamples, type Define } from '../command.ts'
import { EXIT, UsageError } from '../errors.ts'
import { sayClasses, sayFolds, sayScore } from '../format/score.ts'
import { knowledgeTables, openKnowledge } from '../knowledge.ts'
import { packageFolder } from '../package.ts'
import { onlyOwn, openReaders, withReader, type ReaderOptions } from '../readers.ts'
import { defaultGold, goldDocument, goldFiles, readCase } from '../score/cases.ts'
import type { ClassCount, ClassedFault } from '../score/classes.ts'
import type { Folds } from '../score/folds.ts'
import { score, type Fault, type Score, type ScoreCase } from '../score/score.ts'
import type { Screen } from '../screen.ts'

interface ScoreOptions extends ReaderOptions {
  readonly json?: boolean
  readonly misses?: boolean
  readonly folds?: boolean
  readonly classes?: boolean
}

/** Gold files under the name by which their figures are told. */
interface Group {
  readonly name: string
  readonly files: readonly string[]
  /** Its misses are told. Of the documents held out they are not, unless the folder is named: no rule may be worked out on them. */
  readonly shown: boolean
}

/** `chancery score`: how well the reader reads documents of which the right claims are known. */
export const define: Define = (command, session) => {
  const { screen } = session
  withReader(command, ['own', 'llm'])
    .argument(
      '[paths...]',
      'gold files NAME.gold.jsonl beside NAME.txt, or folders of them (default: the examples, those held out in test/held-out, and ../shared/reading/dev, each when it is there)',
    )
    .option('--misses', 'list what was missed and what was invented; of the documents held out only when their folder is named')
    .option(
      '--folds',
      'read the documents in five parts by issuer, each without the rows of knowledge/ that only its own documents could have given (default: ../shared/reading/dev, else the examples)',
    )
    .option('--classes', 'sort what was missed and what was invented into classes of error; with --misses each of them')
    .option('--json', 'write JSON')
    .action(async (paths: readonly string[], options: ScoreOptions) => {
      if (options.folds) onlyOwn(options, '--folds')
      if (options.classes) onlyOwn(options, '--classes')
      for (const path of paths) if (!existsSync(path)) throw new UsageError(`${path} is not there. Name gold files or folders of them.`)
      const groups: readonly Group[] =
        paths.length > 0
          ? [{ name: paths.join(' '), files: goldFiles(paths), shown: true }]
          : defaultGold(packageFolder()).map(({ name, path, blind }) => ({ name, files: goldFiles([path]), shown: !blind }))
      if (groups.every(({ files }) => files.length === 0))
        throw new UsageError(`no gold file is in ${paths.join(', ') || 'the examples'}. Gold is called NAME.gold.jsonl, beside NAME.txt.`)
      if (options.folds) await scoreFolds(screen, paths.length > 0 ? groups : groups.filter(isFolded(groups)), options)
      else if (options.classes) await scoreClasses(screen, groups, options)
      else if (!(await scorePlain(screen, groups, options))) session.exitCode = EXIT.failed
    })
  withExamples(command, 'score', 'score examples --misses', 'score inbox/notice.gold.jsonl --json', 'score inbox --folds')
}

/** Of the folders scored by default, the documents of others when they are there, else our own. */
const isFolded =
  (groups: readonly Group[]) =>
  ({ name }: Group): boolean =>
    name === (groups.some((group) => group.name === 'dev') ? 'dev' : 'examples')

/** Whether every document could be read; one that could not is named and left out. */
async function scorePlain(screen: Screen, groups: readonly Group[], options: ScoreOptions): Promise<boolean> {
  const { json, misses } = options
  const documents = groups.reduce((sum, { files }) => sum + files.length, 0)
  const {
    readers: [reader],
    tell,
  } = await openReaders(screen, options, { documents })
  let all = true
  const scores: Record<string, Score & { readonly faults?: readonly Fault[] }> = {}
  for (const { name, files, shown } of groups) {
    const faults: Fault[] = []
    const cases: ScoreCase[] = []
    for (const file of files) {
      try {
        cases.push(await readCase(reader, file))
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ModelError') throw error
        all = false
        screen.tell(`  ${file}: could not be read by llm (${error.message})`)
      }
    }
    const result = score(cases, (fault) => faults.push(fault))
    scores[name] = { ...result, ...(misses && shown ? { faults } : {}) }
    if (!json) sayScore(screen, reader.name === 'llm' ? `${name}, read by ${reader.version}` : name, result, misses && shown ? faults : [])
  }
  if (json) screen.json(scores)
  tell()
  return all
}

async function scoreFolds(screen: Screen, groups: readonly Group[], { json }: ScoreOptions): Promise<void> {
  const [{ foldScores }, tables] = await Promise.all([import('../score/folds.ts'), knowledgeTables()])
  const examples = defaultGold(packageFolder()).filter(({ name }) => name === 'examples')
  const others = goldFiles(examples.map(({ path }) => path)).map(goldDocument)
  const told: Record<string, Folds> = {}
  for (const { name, files } of groups) {
    const documents = files.map(goldDocument)
    const own = new Set(documents.map(({ gold }) => gold.name))
    told[name] = foldScores(
      tables,
      documents,
      others.filter(({ gold }) => !own.has(gold.name)),
    )
    if (!json) sayFolds(screen, name, told[name])
  }
  if (json) screen.json(told)
}

async function scoreClasses(screen: Screen, groups: readonly Group[], { json, misses }: ScoreOptions): Promise<void> {
  const [{ classify, countClasses }, { seenCase }, knowledge] = await Promise.all([
    import('../score/classes.ts'),
    import('../score/sentences.ts'),
    openKnowledge(),
  ])
  const told: Record<string, { readonly classes: readonly ClassCount[]; readonly faults?: readonly ClassedFault[] }> = {}
  for (const { name, files, shown } of groups) {
    const faults = files.flatMap((file) => classify(seenCase(knowledge, goldDocument(file))))
    told[name] = { classes: countClasses(faults), ...(misses && shown ? { faults } : {}) }
    if (!json) sayClasses(screen, name, faults, misses === true && shown)
  }
  if (json) screen.json(told)
}
