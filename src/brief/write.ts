import type { Entity, RegisterReader } from '../register/index.ts'
import { plain } from './plain.ts'
import { gatherView } from './gather.ts'
import type { Brief } from './brief.ts'
import { makeBrief, type BriefOptions } from './make.ts'
import { voicesOf } from './voice-of.ts'

/** A brief that cannot be written as asked; the message says why in one line. */
export class BriefError extends Error {
  override readonly name = 'BriefError'
}

/**
 * Gathers and makes a brief. One that is written in a voice must be told in whose, and that issuer must have said something.
 * @throws BriefError
 */
export async function writeBrief(
  register: RegisterReader,
  entities: readonly Entity[],
  day: string,
  options: BriefOptions,
): Promise<Brief> {
  const view = await gatherView(register, entities, day, options)
  if (options.template?.voice !== true) return makeBrief(view, options)
  const who = voicesOf(view).slice(0, 5).map(plain).join(', ')
  if (options.issuer === undefined) throw new BriefError(`In whose voice? Name an issuer. Those who tell most of this: ${who}.`)
  const brief = makeBrief(view, options)
  if (brief.sections.length === 0)
    throw new BriefError(plain(`“${options.issuer}” says nothing of this to write from. Those who tell most of it: ${who}.`))
  return brief
}
