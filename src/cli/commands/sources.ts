import { toldSource } from '../../watch/follow/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToRead } from '../data.ts'
import { Failure } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { saySource } from '../format/sources.ts'
import { today } from '../options.ts'

const VISITS = 20

/** `chancery sources [SOURCE]`: what is followed, how it stands, and what is wrong with it; of one, its last visits. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .argument('[source]', 'one of them, by its id or a part of its address')
    .action(async (named: string | undefined, options: CommonOptions) => {
      const register = await openToRead(options)
      try {
        const all = await register.followed.all()
        const some = named === undefined ? all : all.filter(({ id, address }) => id.startsWith(named) || address.includes(named))
        if (named !== undefined && some.length === 0) throw new Failure(`No source that is followed is ${named}: see chancery sources.`)
        const told = some.map((source) => toldSource(source, today()))
        if (options.json) {
          screen.json({ sources: told })
          return
        }
        for (const source of told) saySource(screen, source, named === undefined ? 1 : VISITS)
        const alarming = told.filter(({ alerts }) => alerts.length > 0).length
        screen.say(
          screen.paint.faint(`${counted(told.length, 'source')} followed, ${alarming} to look at · chancery follow visits what is due`),
        )
      } finally {
        await register.close()
      }
    })
  withExamples(command, 'sources', 'sources mfa.example', 'sources --json')
}
