import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPostgres } from '../register/index.ts'
import { rulesNamed, watchRules, type WatchRule } from '../watch/rules.ts'
import type { CommonOptions } from './command.ts'
import { registerPlace } from './data.ts'
import { UsageError } from './errors.ts'
import { knowledgeTables } from './knowledge.ts'

/** The name of the file of own rules in a data folder. */
const OWN = 'watch.tsv'

/**
 * What is watched, by `knowledge/watch.tsv` and by the rows of one's own: those in the file that `CHANCERY_WATCH` names, else in `watch.tsv` of the
 * data folder.
 * @param named only these: a key, or its beginning
 * @throws UsageError when no rule has that name, or the file that is named cannot be read; TableError when a row is wrong
 */
export async function openRules(options: Pick<CommonOptions, 'data' | 'register'>, named?: string): Promise<readonly WatchRule[]> {
  const rules = watchRules((await knowledgeTables())['watch'] ?? '', await ownRows(options))
  const found = named === undefined ? rules : rulesNamed(rules, named)
  if (found.length === 0) throw new UsageError(`--rule ${named} is none of ${rules.map(({ key }) => key).join(', ')}.`)
  return found
}

async function ownRows(
  options: Pick<CommonOptions, 'data' | 'register'>,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const named = process.env['CHANCERY_WATCH']
  const place = registerPlace(options)
  const name = named || (isPostgres(place) ? undefined : join(place, OWN))
  if (name === undefined) return undefined
  try {
    return { name, text: await readFile(name, 'utf8') }
  } catch (error) {
    if (!named) return undefined
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`CHANCERY_WATCH names ${name}, which cannot be read (${code}): mend the name, or unset it.`)
  }
}
