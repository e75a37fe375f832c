import { Command, CommanderError } from 'commander'
import type { Serve, Session } from './command.ts'
import { COMMANDS } from './commands.ts'
import { EXIT, whatFailed } from './errors.ts'
import { packageVersion } from './package.ts'
import { Screen } from './screen.ts'

/** Runs the program with the words after its name; resolves to its exit code, whatever happens. */
export async function main(args: readonly string[], serve: Serve): Promise<number> {
  const session: Session = { serve, screen: new Screen(process.stdout, process.stderr), exitCode: EXIT.good }
  try {
    const program = await makeProgram(args, session)
    await program.parseAsync(args, { from: 'user' })
    return session.exitCode
  } catch (error) {
    return exitCodeOf(error, session.screen)
  }
}

async function makeProgram(args: readonly string[], session: Session): Promise<Command> {
  // Only the command that runs, or whose help is asked for, is loaded.
  const wanted = args[0] === 'help' ? args[1] : args[0]
  const help = COMMANDS.some(({ name }) => name === wanted) ? `See chancery ${wanted} --help` : 'See chancery --help'
  const program = new Command('chancery')
    .description(
      'Reads diplomatic documents into claims, keeps a register of them, and writes briefs of which every line names its source.',
    )
    .version(packageVersion())
    .exitOverride()
    // What stands behind a command is its own: `due close ID --data FOLDER`.
    .enablePositionalOptions()
    .configureOutput({ outputError: (text) => session.screen.tell(`chancery: ${text.replace(/^error: /, '').trim()}. ${help}`) })
    .addHelpText('after', '\nA first hour:\n  $ chancery start\n  $ chancery add FOLDER\n  $ chancery brief Russia ASEAN\n  $ chancery due')
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).description(summary).exitOverride().copyInheritedSettings(program)
    if (name === wanted) (await load()).define(command, session)
  }
  if (args.length === 0) {
    program.outputHelp()
    session.exitCode = EXIT.good
    program.action(() => {})
  }
  return program
}

/** Says in one line what went wrong; the trace only to those who ask for it. */
function exitCodeOf(error: unknown, screen: Screen): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.good
    return EXIT.usage
  }
  if (process.env['CHANCERY_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  const { line, code } = whatFailed(error)
  screen.tell(`chancery: ${line}`)
  return code
}
