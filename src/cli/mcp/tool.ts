import type { Static, TObject, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { Clock, Decision, DocumentId, Register, RegisterReader, Role } from '../../register/index.ts'
import type { Reader } from '../../reading/reader.ts'
import type { WatchRule } from '../../watch/rules.ts'
import { UsageError } from '../errors.ts'

/** As of which day is asked, and by which clock. */
export interface AsOf {
  readonly asOf?: string
  readonly clock?: Clock
}

/** What tools work with. */
export interface Desk {
  /** Lets `use` ask what may be seen of the register, as it is or as of a day. */
  readonly look: <T>(when: AsOf, use: (seen: RegisterReader) => Promise<T>) => Promise<T>
  /** The day for which is asked: as of a day, else today. */
  readonly day: (asOf: string | undefined) => string
  /** What is watched. */
  readonly rules: readonly WatchRule[]
  /** Who changes what, when that was allowed. */
  readonly hand?: Hand
}

/** Somebody in whose name an assistant may add and decide. */
export interface Hand {
  readonly who: string
  readonly register: Register
  readonly reader: () => Promise<Reader>
  /** Refuses what this one may not do with documents; with none, with what is open. @throws UsageError */
  readonly demand: (role: Role, documents: readonly DocumentId[]) => Promise<void>
  readonly decide: (act: Decision['act'], ids: readonly string[], why: string | undefined) => Promise<Decision>
}

/** One thing that an assistant can ask for. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: TObject
  /** It adds or decides, and is offered only where that was allowed. */
  readonly changes: boolean
  /** @throws an error that says in one line what was wrong with what was asked */
  answer(desk: Desk, given: unknown): Promise<string>
}

/** A tool whose answer is given only what its input describes. */
export function tool<T extends TObject>({
  changes = false,
  answer,
  ...told
}: Omit<Tool, 'input' | 'changes' | 'answer'> & {
  readonly input: T
  readonly changes?: boolean
  readonly answer: (desk: Desk, given: Static<T>) => Promise<string>
}): Tool {
  return {
    ...told,
    changes,
    answer: async (desk, given) => {
      if (Value.Check(told.input, given)) return answer(desk, given)
      throw new UsageError(faultIn(told.name, told.input, given))
    },
  }
}

/** The first thing that does not fit, in one line: "due: standing must be coming, overdue, untold or ended". */
function faultIn(name: string, input: TObject, given: unknown): string {
  const fault = Value.Errors(input, given).First()
  const path = fault?.path.slice(1).replaceAll('/', '.') ?? ''
  if (fault === undefined || path === '') return `${name} takes an object of arguments`
  if (!Object.hasOwn(input.properties, path.split('.')[0] ?? ''))
    return `${name} has no argument “${path.slice(0, 60)}”: it takes ${Object.keys(input.properties).join(', ')}`
  const choices = ((fault.schema['anyOf'] ?? []) as readonly TSchema[]).map((one) => String(one['const']))
  if (choices.length > 0) return `${name}: ${path} must be one of ${choices.join(', ')}`
  return `${name}: ${path}: ${fault.message.charAt(0).toLowerCase()}${fault.message.slice(1)}`
}

/** The hand of a desk that has one. @throws UsageError */
export function handOf({ hand }: Desk): Hand {
  if (hand === undefined)
    throw new UsageError(
      'this register is served to be read only: chancery mcp --write --who NAME, or a key that allows it, lets an assistant change it.',
    )
  return hand
}
