import { withCommon, withExamples, type Define } from '../command.ts'
import { Failure } from '../errors.ts'
import { claimsMeant, decideOn, thingMeant, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery split CLAIM…`: claims that are no part of the record they bear; or two names that are not one. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id...>', 'claims of one record that are something else, or two names')
    .action(async (ids: readonly string[], options: PersonOptions) => {
      const why = whyOf(options)
      const { decision } = await decideOn(options, async (register) => {
        const first = await thingMeant(register, ids[0] ?? '')
        if (first.what === 'entity') {
          const names = []
          for (const id of ids) {
            const thing = await thingMeant(register, id)
            if (thing.what === 'entity') names.push(thing.entity.name)
          }
          // A name that bears others parts from all of them.
          return { act: 'split', claims: [], names: names.length > 1 ? names : first.entity.names, why }
        }
        const leaving = new Set((await claimsMeant(register, ids)).map(({ id }) => id))
        const record = (await register.records({ claim: [...leaving][0] ?? '' })).find(({ claims }) =>
          [...leaving].every((id) => claims.includes(id)),
        )
        const home = record?.claims.find((id) => !leaving.has(id))
        if (record === undefined || home === undefined)
          throw new Failure('give some, not all, of the claims of one record: chancery show RECORD lists them.')
        return { act: 'split', claims: [home, ...leaving], why }
      })
      if (options.json) screen.json(decision)
      else screen.say(`${ids.join(', ')} split off by ${decision.who}: ${why}`)
    })
  withExamples(command, 'split 81d04e55 --who "Jane Roe" --why "this is the meeting of deputy ministers"')
}
