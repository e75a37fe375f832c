import { KINDS, MODALITIES } from '../../reading/claim.ts'
import { noteToAdd } from '../../register/index.ts'
import { withCommon, withExamples, type Define } from '../command.ts'
import { openToWrite } from '../data.ts'
import { UsageError } from '../errors.ts'
import { asOfDay } from '../options.ts'
import { collect, slotsGiven, whoOf, withPerson, type PersonOptions } from '../person.ts'

interface NoteOptions extends PersonOptions {
  readonly kind: string
  readonly slot?: readonly string[]
  readonly modality: string
  readonly date?: string
  readonly from?: string
}

/** `chancery note TEXT`: what a person knows and no document says ("told by phone"). It is marked as a note wherever it is told. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<text>', 'what was told, and how: "told by phone that the session is put off to May"')
    .requiredOption('--kind <kind>', `what it is: ${KINDS.join(', ')}`)
    .option('--slot <slot=value>', 'what it says, as body="Joint Commission", when=2025-05; may be repeated', collect)
    .option('--modality <modality>', MODALITIES.join(', '), 'done')
    .option('--date <day>', 'when it was told (default: today)')
    .option('--from <name>', 'who told it')
    .action(async (text: string, options: NoteOptions) => {
      const who = whoOf(options)
      const kind = KINDS.find((one) => one === options.kind)
      if (kind === undefined) throw new UsageError(`--kind ${options.kind} is none of ${KINDS.join(', ')}.`)
      const modality = MODALITIES.find((one) => one === options.modality)
      if (modality === undefined) throw new UsageError(`--modality ${options.modality} is none of ${MODALITIES.join(', ')}.`)
      if (options.slot === undefined) throw new UsageError('Say what is claimed: --slot body="Joint Commission" --slot when=2025-05')
      if (text.trim() === '') throw new UsageError('A note has words: say what was told, and how.')
      const { document, reading, by } = noteToAdd({
        text,
        kind,
        modality,
        slots: slotsGiven(kind, options.slot),
        who,
        date: asOfDay(options.date),
        learned: new Date().toISOString(),
        ...(options.from === undefined ? {} : { from: options.from }),
      })
      const register = await openToWrite(options, { create: true })
      try {
        const added = await register.add(document, reading, by)
        if (options.json) screen.json({ ...added, claim: reading.claims[0] })
        else
          screen.say(
            `${added.outcome === 'known' ? 'already noted' : 'noted'} as ${kind}, ${modality}, by ${who}: document ${added.document}, no more than a note`,
          )
      } finally {
        await register.close()
      }
    })
  withExamples(
    command,
    'note "told by phone: the 19th session is put off to May" --kind meeting --modality scheduled --slot body="Norland-Arcadia Joint Commission" --slot ordinal=19 --slot when=2025-05 --from "Ministry of Norland" --who "Jane Roe"',
  )
}
