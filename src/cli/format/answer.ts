import type { Answered } from '../../ask/index.ts'
import { plain, wrap } from '../../brief/plain.ts'
import { attribution, saidOf, tail } from '../../brief/frame.ts'
import type { BriefLine } from '../../brief/brief.ts'
import type { Screen } from '../screen.ts'

/** Prints answers with their footnotes. */
export function sayAnswers(screen: Screen, answers: readonly Answered[]): void {
  for (const { question, understood, lines, more, isMore, footnotes, none, like } of answers) {
    if (answers.length > 1) screen.say(screen.paint.heading(plain(question)))
    if (understood !== undefined) screen.say(screen.paint.faint(plain(understood)))
    for (const line of lines) sayLine(screen, line, '  ')
    if (more > 0 || isMore)
      screen.say(screen.paint.faint(`  … ${isMore ? 'at least ' : ''}${more} more: ask for less, as for a year or a side`))
    if (none !== undefined) for (const row of wrap(plain(none), screen.width)) screen.say(row)
    for (const example of like) screen.say(`  like this: ${example}`)
    screen.say()
    for (const note of footnotes)
      for (const row of wrap(`[${note.number}] “${plain(note.sentence)}” ${attribution(note, 'en')}`, screen.width - 4)) screen.say(row)
    if (footnotes.length > 0) screen.say()
  }
}

function sayLine(screen: Screen, line: BriefLine, indent: string): void {
  const text = `${line.head.text === '' ? '' : `${plain(line.head.text)}: `}${line.parts.map(saidOf).join(' · ')}${tail(line, 'en')}`
  for (const [index, row] of wrap(text, screen.width - indent.length - 2).entries()) screen.say(`${indent}${index === 0 ? '' : '  '}${row}`)
  for (const below of line.under) sayLine(screen, below, `${indent}    `)
}
