import { findSubject, plain, sayCheck, sayDate, sayMeasure, sayPoint } from '../../brief/index.ts'
import { figuresFrom, type Figures } from '../../watch/figures/from-register.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { counted } from '../format/claims.ts'
import { table } from '../format/table.ts'
import type { Screen } from '../screen.ts'

/** `chancery figures NAME…`: figures along the years, and whether they fit each other. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('<name...>', 'a party, or two')
    .action(async (names: readonly string[], options: CommonOptions & AsOfOptions) => {
      await withRegister(options, async (register) => {
        const entities = await findSubject(register, names)
        const figures = await figuresFrom(
          register,
          entities.map(({ id }) => id),
        )
        if (options.json) screen.json(figures)
        else say(screen, figures, register.path)
      })
    })
  withExamples(command, 'figures Kazakhstan Uzbekistan', 'figures ASEAN --as-of 2024-01-31 --json')
}

function say(screen: Screen, { series, parts }: Figures, path: string): void {
  for (const one of series) {
    screen.say(screen.paint.heading(plain(sayMeasure(one))))
    screen.say(
      table(
        screen,
        [{ head: 'period' }, { head: 'told' }, { head: 'by', most: 70 }, { head: 'record' }],
        one.points.map((point) => [sayDate(point.period), sayPoint(point, one), point.told[0]?.by.join(', ') ?? '', point.record]),
      ),
    )
    for (const check of one.checks) screen.say(`  ${check.fits ? '' : '← '}${plain(sayCheck(check))}`)
    screen.say()
  }
  for (const check of parts) screen.say(`${check.fits ? '' : '← '}${plain(sayCheck(check))}`)
  if (series.length === 0) screen.say('No figure with a period is told of them in the sources read.')
  screen.say(screen.paint.faint(`${counted(series.length, 'series', 'series')} at ${path}`))
}
