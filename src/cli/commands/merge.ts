import { withCommon, withExamples, type Define } from '../command.ts'
import { Failure } from '../errors.ts'
import { claimsMeant, decideOn, thingMeant, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery merge ID ID…`: records that are one thing, or names that are one name. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id...>', 'two or more records, claims, or names; the first stands for all')
    .action(async (ids: readonly string[], options: PersonOptions) => {
      const why = whyOf(options)
      const { decision } = await decideOn(options, async (register) => {
        const things = []
        for (const id of ids) things.push(await thingMeant(register, id))
        const names = things.flatMap((thing) => (thing.what === 'entity' ? [thing.entity.name] : []))
        if (names.length > 1 && names.length === things.length) return { act: 'merge', claims: [], names, why }
        if (names.length > 0) throw new Failure('names can be merged with names only.')
        const claims = await claimsMeant(register, ids)
        if (claims.length < 2) throw new Failure('it takes two to merge: give another record or claim.')
        if (new Set(claims.map(({ kind }) => kind)).size > 1) throw new Failure('what is merged must be of one kind.')
        return { act: 'merge', claims: claims.map(({ id }) => id), why }
      })
      if (options.json) screen.json(decision)
      else screen.say(`${(decision.names ?? ids).join(' and ')} merged by ${decision.who}: ${why}`)
    })
  withExamples(command, 'merge 3f9a2b7c 81d04e55 --who "Jane Roe" --why "one session, told under two names"')
}
