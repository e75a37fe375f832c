import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { COLLECTION_NAME, hashPassword, LONGEST_PASSWORD, ROLES, SHORTEST_PASSWORD, type Grant, type Role } from '../../register/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite } from '../data.ts'
import { UsageError } from '../errors.ts'
import { table } from '../format/table.ts'

interface AccountOptions extends CommonOptions {
  readonly admin?: boolean
  readonly grant?: readonly string[]
  readonly password?: boolean
  readonly off?: boolean
}

/** `chancery account [NAME]`: lists accounts, or makes or changes one. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .argument('[name]', 'whose account; without it, all are listed')
    .option('--admin', 'may do everything in all collections, and give accounts')
    .option(
      '--grant <collection:role...>',
      `what they may do where: ${ROLES.join(', ')}; "open" is what stands in no collection, "*" is all`,
    )
    .option('--no-password', 'no password: they come by keys, or through another sign-in')
    .option('--off', 'switch it off; nothing they did is lost')
    .action(async (name: string | undefined, options: AccountOptions) => {
      const grants = [...(options.grant ?? []).map(grantOf), ...(options.admin ? [{ collection: '*', role: 'admin' as const }] : [])]
      if (name !== undefined && grants.length === 0 && !options.off)
        throw new UsageError('say what they may do: --grant open:reader, or --admin; or --off to switch the account off.')
      const password = name === undefined || options.off || options.password === false ? undefined : await askPassword()
      const register = await openToWrite(options, { create: true })
      try {
        const { accounts } = register
        if (name !== undefined) {
          const known = await accounts.get(name)
          if (known === undefined && options.off) throw new UsageError(`there is no account ${name}.`)
          const hashed = password === undefined ? known?.password : await hashPassword(password)
          await accounts.put({
            name,
            grants: grants.length === 0 ? (known?.grants ?? []) : grants,
            off: options.off === true,
            created: known?.created ?? new Date().toISOString(),
            ...(hashed === undefined ? {} : { password: hashed }),
          })
          await accounts.endLogins(name)
        }
        const all = (await accounts.all()).map(({ password: _password, ...account }) => account)
        if (options.json) screen.json({ accounts: all })
        else if (all.length === 0) screen.say('There are no accounts: whoever sits at this machine may do all.')
        else
          screen.say(
            table(
              screen,
              [{ head: 'name', most: 40 }, { head: 'may', most: 60 }, { head: '' }],
              all.map((account) => [
                account.name,
                account.grants.map(({ collection, role }) => `${collection}:${role}`).join(', '),
                account.off ? 'off' : '',
              ]),
            ),
          )
      } finally {
        await register.close()
      }
    })
  withExamples(command, 'account', 'account "J. Roe" --admin', 'account "A. Poe" --grant open:reviewer treaties:reader < password.txt')
}

function grantOf(given: string): Grant {
  const [collection = '', role = '', ...more] = given.split(':')
  if (more.length > 0 || !(collection === '*' || COLLECTION_NAME.test(collection)) || !(ROLES as readonly string[]).includes(role))
    throw new UsageError(`--grant ${given} is no COLLECTION:ROLE. Write it as open:reader; the roles are ${ROLES.join(', ')}.`)
  return { collection, role: role as Role }
}

/** Asked for without being shown; or the first line of standard input. Never an argument: those are seen by all who use the machine. */
async function askPassword(): Promise<string> {
  const silent = new Writable({ write: (_part, _encoding, done) => done() })
  const terminal = process.stdin.isTTY === true
  if (terminal) process.stderr.write('Password: ')
  const lines = createInterface({ input: process.stdin, output: silent, terminal })
  let password = ''
  for await (const row of lines) {
    password = row
    break
  }
  lines.close()
  if (terminal) process.stderr.write('\n')
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD)
    throw new UsageError(
      `a password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters; type it, or give it as the first line of standard input.`,
    )
  return password
}
