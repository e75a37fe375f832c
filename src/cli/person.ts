import type { Command } from 'commander'
import { decisionMeant, slotFault, type Decision, type Register, type RegisterReader } from '../register/index.ts'
import { SLOTS, type Kind, type SlotValue } from '../reading/claim.ts'
import type { CommonOptions } from './command.ts'
import { openToWrite } from './data.ts'
import { UsageError } from './errors.ts'

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

/** What is decided besides what it is about: the reason, and more of a correction or a renaming. */
interface More extends Pick<Decision, 'why' | 'until'> {
  readonly name?: string
  /** Slots as they should be, of a claim of this kind. */
  readonly slots?: (kind: Kind) => NonNullable<Decision['slots']>
}

/**
 * Finds in the register what ids stand for, and appends the decision on it.
 * @throws UsageError when one of them can be no id
 */
export async function decide(options: PersonOptions, act: Decision['act'], ids: readonly string[], more: More = {}): Promise<Decision> {
  const who = whoOf(options)
  checkIds(ids)
  const register = await openToWrite(options)
  try {
    return await decideIn(register, register, who, act, ids, more)
  } finally {
    await register.close()
  }
}

/**
 * Finds in what somebody sees of a register what ids stand for, and appends the decision on it.
 * @throws UsageError when one of them can be no id
 */
export async function decideIn(
  register: Pick<Register, 'decide'>,
  seen: RegisterReader,
  who: string,
  act: Decision['act'],
  ids: readonly string[],
  { name, slots, why, until }: More = {},
): Promise<Decision> {
  checkIds(ids)
  const meant = await decisionMeant(seen, act, ids, name)
  const claim = slots === undefined ? undefined : await seen.claim(meant.claims[0] ?? '')
  const decision: Decision = {
    at: new Date().toISOString(),
    who,
    act,
    ...meant,
    ...(slots === undefined || claim === undefined ? {} : { slots: slots(claim.kind) }),
    ...(why === undefined ? {} : { why }),
    ...(until === undefined ? {} : { until }),
  }
  await register.decide(decision)
  return decision
}

function checkIds(ids: readonly string[]): void {
  for (const id of ids)
    if (!/^(?:[0-9a-f]{4,64}|Q[1-9]\d{0,10})$/i.test(id))
      throw new UsageError(`“${id}” is no id: give at least its first 4 characters, as review and show print them.`)
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
    if (at === -1) throw new UsageError(`--slot ${pair}: write slot=value, with one of ${Object.keys(SLOTS[kind]).join(', ')}.`)
    if (value === '') slots[slot] = null
    else if (definition?.list === true) slots[slot] = value.split('|').map((one) => one.trim())
    else slots[slot] = definition?.form === 'number' ? Number(value.replaceAll(',', '')) : value
    const fault = slotFault(kind, { [slot]: slots[slot] ?? null })
    if (fault !== undefined) throw new UsageError(`--slot ${pair}: ${fault}`)
  }
  return slots
}
