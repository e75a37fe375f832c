import type { Command } from 'commander'
import type { Reader } from '../reading/reader.ts'
import type { Queue, Register } from '../register/index.ts'
import type { WatchRule } from '../watch/rules.ts'
import type { Screen } from './screen.ts'

/** Starts the web server; given to the command line by the program, since surfaces do not know each other. */
export type Serve = (options: {
  readonly register: Register
  readonly reader: Reader
  readonly rules: readonly WatchRule[]
  readonly version: string
  readonly host: string
  readonly port: number
  readonly behindProxy: boolean
  readonly visits?: boolean
  readonly web?: string
  /** Opens a register of the documents that come with the program, for who has none of their own yet. */
  readonly openExample?: () => Promise<Register>
  /** The documents in line for those who read; absent when the register lies in a file. */
  readonly openQueue?: () => Promise<Queue>
  /** A sign-in of others (OpenID Connect) through which people may come. */
  readonly oidc?: {
    readonly issuer: string
    readonly client: string
    readonly secret: string
    readonly claim: string
    readonly here: string
  }
}) => Promise<{ readonly address: string; close(): Promise<void> }>

/** What one run of the program shares: where it writes, and the code it will end with. */
export interface Session {
  readonly screen: Screen
  readonly serve: Serve
  exitCode: number
}

/** Fills in a command: its arguments, options, examples and what it does. Each file under `commands/` exports one as `define`. */
export type Define = (command: Command, session: Session) => void

/** The options that nearly every command has. */
export interface CommonOptions {
  readonly data?: string
  readonly register?: string
  readonly json?: boolean
}

/** Adds `--data`, `--register` and `--json`. */
export function withCommon(command: Command): Command {
  return command
    .option('--data <folder>', 'the data folder (default: $CHANCERY_DATA, else ./data)')
    .option('--register <address>', 'a register in PostgreSQL, postgres://user@host/database, or in a file (default: $CHANCERY_REGISTER)')
    .option('--json', 'write JSON')
}

/** As of which day the register is asked, and by which of its clocks. */
export interface AsOfOptions {
  readonly asOf?: string
  readonly clock?: string
}

/** Adds `--as-of` and `--clock`. @param whatFor what the day is for, when not only to ask the register as it stood then */
export function withAsOf(
  command: Command,
  whatFor = 'as of a day (YYYY-MM-DD), from what was published by then (default: today)',
): Command {
  return command
    .option('--as-of <day>', whatFor)
    .option('--clock <clock>', 'by what that day is told: published (unless told), learned by the register, or happened')
}

/** Lines shown below the options in `--help`, so that a first use can be copied. */
export function withExamples(command: Command, ...examples: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ chancery ${example}`).join('\n')}`)
}
