import type { Command } from 'commander'
import { edtfDays, type Decision, type Identified, type Register, type StoredClaim } from '../register/index.ts'
import { SLOTS, type Kind, type SlotValue } from '../reading/claim.ts'
import type { CommonOptions } from './command.ts'
import { openToWrite } from './data.ts'
import { Failure, UsageError } from './errors.ts'

/** The options of every command with which a person decides. */
export interface PersonOptions extends CommonOptions {
  readonly who?: string
  readonly why?: string
}

/** Adds `--who` and `--why`. */
export function withPerson(command: Command): Command {
  return command
    .option('--who <name>', 'who decides (default: $CHANCERY_WHO)')
    .option('--why <reason>', 'the reason, kept with the decision')
}

/** Who decides. @throws UsageError when nobody is named: a decision always bears a name. */
export function whoOf({ who }: PersonOptions): string {
  const name = (who ?? process.env['CHANCERY_WHO'] ?? '').trim()
  if (name === '') throw new UsageError('A decision bears a name: say who with --who "Jane Roe", or set CHANCERY_WHO.')
  return name
}

/** The reason. @throws UsageError when none is given. */
export function whyOf({ why }: PersonOptions): string {
  if (why === undefined || why.trim() === '')
    throw new UsageError('Say why, for those who come after: --why "the note has the wrong year".')
  return why
}

/** The one thing that an id, or its beginning, stands for. @throws Failure when there is none, or several. */
export async function thingMeant(register: Register, id: string): Promise<Identified> {
  if (!/^[0-9a-f]{4,64}$/i.test(id))
    throw new UsageError(`“${id}” is no id: give at least its first 4 characters, as review and show print them.`)
  const found = await register.identify(id.toLowerCase())
  const [only, another] = found
  if (only === undefined) throw new Failure(`nothing in the register at ${register.path} has an id that begins with ${id}.`)
  if (another !== undefined) throw new Failure(`${id} begins the ids of ${found.length} things; give more of it.`)
  return only
}

/** The claims that ids stand for: of a record all that bear it. */
export async function claimsMeant(register: Register, ids: readonly string[]): Promise<readonly StoredClaim[]> {
  const claims: StoredClaim[] = []
  for (const id of ids) {
    const thing = await thingMeant(register, id)
    if (thing.what === 'claim') claims.push(thing.claim)
    else if (thing.what === 'record') claims.push(...(await register.claims({ record: thing.record.id })))
    else throw new Failure(`${id} is a ${thing.what === 'entity' ? thing.entity.kind : 'document'}; give claims or records.`)
  }
  return claims
}

/** Opens the register, lets `work` find what is decided on, and appends the decision. */
export async function decideOn(
  options: PersonOptions,
  work: (register: Register) => Promise<Omit<Decision, 'at' | 'who'>>,
): Promise<{ readonly decision: Decision; readonly path: string }> {
  const who = whoOf(options)
  const register = await openToWrite(options)
  try {
    const decision: Decision = { at: new Date().toISOString(), who, ...(await work(register)) }
    await register.decide(decision)
    return { decision, path: register.path }
  } finally {
    await register.close()
  }
}

/** Collects an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/**
 * Slots from `slot=value`; several values are parted by `|`; nothing behind the `=` takes the slot away.
 * @throws UsageError when the kind has no such slot, or the value is none for it.
 */
export function slotsGiven(kind: Kind, given: readonly string[]): Readonly<{ [slot: string]: SlotValue | null }> {
  const slots: { [slot: string]: SlotValue | null } = {}
  for (const pair of given) {
    const at = pair.indexOf('=')
    const slot = at === -1 ? pair : pair.slice(0, at).trim()
    const value = at === -1 ? '' : pair.slice(at + 1).trim()
    const definition = SLOTS[kind][slot]
    if (at === -1 || definition === undefined)
      throw new UsageError(
        `--slot ${pair}: a ${kind} has no such slot. Write slot=value with one of ${Object.keys(SLOTS[kind]).join(', ')}.`,
      )
    if (value === '') slots[slot] = null
    else if (definition.list) slots[slot] = value.split('|').map((one) => one.trim())
    else if (definition.form === 'number') {
      const number = Number(value.replaceAll(',', ''))
      if (!Number.isFinite(number)) throw new UsageError(`--slot ${pair}: ${slot} is a number, as ${slot}=18.`)
      slots[slot] = number
    } else if (definition.form === 'date') {
      if (edtfDays(value) === undefined && !/^P\d+[YMWD]$/.test(value))
        throw new UsageError(`--slot ${pair}: ${slot} is a date, as ${slot}=2025-03-14 or ${slot}=2024/2028.`)
      slots[slot] = value
    } else slots[slot] = value
  }
  return slots
}
