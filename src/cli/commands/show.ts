import { plain } from '../../brief/index.ts'
import type { Identified } from '../../register/index.ts'
import { nameOf } from '../../watch/name.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { Failure, UsageError } from '../errors.ts'
import { claimLine } from '../format/claims.ts'
import { sayDocument, sayEntity, sayRecord, sayStoredClaim } from '../format/stored.ts'

/** `chancery show ID`: a document, claim, record or name, with the sentences it rests on. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('<id>', 'an id, or its first characters, as find, due and documents print them')
    .action(async (id: string, options: CommonOptions & AsOfOptions) => {
      if (!/^[0-9a-f]{4,64}$/i.test(id))
        throw new UsageError(`“${id}” is no id: give at least its first 4 characters, as find, due and documents print them.`)
      await withRegister(options, async (register) => {
        const found = await register.identify(id.toLowerCase())
        const [only, another] = found
        if (only === undefined)
          throw new Failure(
            `nothing in the register at ${register.path} has an id that begins with ${id}. List some with: chancery documents`,
          )
        if (another !== undefined && !options.json)
          throw new Failure(`${id} begins the ids of several things; give more of it: ${found.slice(0, 5).map(called).join('; ')}`)
        if (options.json) screen.json(another === undefined ? only : found)
        else if (only.what === 'document') await sayDocument(screen, register, only.document)
        else if (only.what === 'claim') await sayStoredClaim(screen, register, only.claim)
        else if (only.what === 'record') await sayRecord(screen, register, only.record)
        else await sayEntity(screen, register, only.entity)
      })
    })
  withExamples(command, 'show 3f9a', 'show 3f9a2b7c --json')
}

function called(thing: Identified): string {
  switch (thing.what) {
    case 'document':
      return `${thing.document.id} document ${plain(thing.document.title ?? thing.document.origin)}`
    case 'claim':
      return `${thing.claim.id} ${claimLine(thing.claim).slice(0, 60)}`
    case 'record':
      return `${thing.record.id} record ${plain(nameOf(thing.record))}`
    case 'entity':
      return `${thing.entity.id} ${thing.entity.kind} ${plain(thing.entity.name)}`
  }
}
