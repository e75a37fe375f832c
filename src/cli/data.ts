import type { OpenOptions, Register, RegisterReader, Scope } from '../register/index.ts'
import type { AsOfOptions, CommonOptions } from './command.ts'
import { UsageError } from './errors.ts'
import { knowledgeTables } from './knowledge.ts'
import { asOfDay } from './options.ts'

/**
 * Where the register lies: a data folder, a file, or an address of PostgreSQL. As given, else as the environment says, else `data` here.
 * @throws UsageError when two places are given.
 */
export function registerPlace({ data, register }: Pick<CommonOptions, 'data' | 'register'>): string {
  if (data !== undefined && register !== undefined) throw new UsageError('--data and --register name two places. Give one of them.')
  return register ?? data ?? (process.env['CHANCERY_REGISTER'] || process.env['CHANCERY_DATA'] || './data')
}

/** The place as it may be printed: an address of PostgreSQL without its password. */
export function shownPlace(options: CommonOptions, register: RegisterReader): string {
  const place = registerPlace(options)
  return /^postgres(?:ql)?:/i.test(place) ? register.path : place
}

/** Opens the register of the data folder to read only. */
export async function openToRead(options: CommonOptions): Promise<Register> {
  const [{ openRegister }, { nameKnowledge }, tables] = await Promise.all([
    import('../register/index.ts'),
    import('./names.ts'),
    knowledgeTables(),
  ])
  return openRegister(registerPlace(options), { readonly: true, knowledge: nameKnowledge(tables) })
}

/** Opens the register of the data folder to write; made on first use when `create` says so. */
export async function openToWrite(
  options: CommonOptions,
  { create = false, connections = 1 }: Pick<OpenOptions, 'create' | 'connections'> = {},
): Promise<Register> {
  const [{ openRegister }, { nameKnowledge }, tables] = await Promise.all([
    import('../register/index.ts'),
    import('./names.ts'),
    knowledgeTables(),
  ])
  return openRegister(registerPlace(options), {
    create,
    connections,
    knowledge: nameKnowledge(tables),
    // A clock that was ahead once would stop everything after it: then a person says that the clock is right.
    keepsClock: process.env['CHANCERY_CLOCK'] !== 'right',
  })
}

/**
 * Lets `use` ask the register of the data folder, as it is or as of the end of a day by one of its clocks, and closes it.
 * @param within only what stands in these collections, and what follows from it; all of it when absent
 * @throws UsageError when the day is none, or the clock
 */
export async function withRegister<T>(
  options: CommonOptions & AsOfOptions,
  use: (register: RegisterReader) => Promise<T>,
  within?: readonly string[],
): Promise<T> {
  const { CLOCKS } = await import('../register/index.ts')
  const clock = CLOCKS.find((one) => one === (options.clock ?? 'published'))
  if (clock === undefined) throw new UsageError(`--clock ${options.clock} is none of ${CLOCKS.join(', ')}.`)
  if (options.clock !== undefined && options.asOf === undefined)
    throw new UsageError('--clock says by what a day is told: name it with --as-of.')
  const asOf = options.asOf === undefined ? undefined : asOfDay(options.asOf)
  const register = await openToRead(options)
  try {
    const scope = await scopeOf(register, asOf === undefined ? undefined : { day: asOf, clock }, within)
    if (scope === undefined) return await use(register)
    const seen = await register.seen(scope)
    try {
      return await use(seen)
    } finally {
      await seen.close()
    }
  } finally {
    await register.close()
  }
}

/** What is asked for of a register, as of a day and within collections; undefined when that is all of it, which need not be worked out apart. */
export async function scopeOf(
  register: Pick<Register, 'collections'>,
  asOf: Scope['asOf'],
  within: readonly string[] | undefined,
): Promise<Scope | undefined> {
  const { OPEN } = await import('../register/index.ts')
  const isHiding = within !== undefined && [OPEN, ...(await register.collections())].some((name) => !within.includes(name))
  if (asOf === undefined && !isHiding) return undefined
  return { ...(asOf === undefined ? {} : { asOf }), ...(isHiding ? { collections: within } : {}) }
}
