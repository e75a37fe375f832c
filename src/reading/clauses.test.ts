import { describe, expect, it } from 'vitest'
import { wordsOf } from '../language/names.ts'
import { loadKnowledge } from '../sources/knowledge-folder.ts'
import type { Range } from './clauses.ts'
import { analyse, parse, readKnowledge } from './read.ts'

const knowledge = readKnowledge(await loadKnowledge())

/** Each clause as "subject | verb | rest". */
function clausesOf(text: string): string[] {
  const sentence = parse(knowledge, analyse(knowledge, { text }), 0)
  if (sentence === undefined) return []
  const say = (range: Range | undefined): string => {
    const first = range === undefined ? undefined : sentence.units[range.from]
    const last = range === undefined ? undefined : sentence.units[range.to - 1]
    return first === undefined || last === undefined || (range?.to ?? 0) <= (range?.from ?? 0)
      ? ''
      : wordsOf(sentence.tokens, first.first, last.last)
  }
  return sentence.clauses.map((c) => `${say(c.subject)} | ${c.verb.lemma} | ${say(c.rest)}`)
}

describe('clauses', () => {
  it.each([
    [
      'Speaking on behalf of the Trio, Peru called for the talks to be opened.',
      ['Peru | speak | on behalf of the Trio', 'Peru | call | for the talks to be opened', 'the talks | open | '],
    ],
    ['On 3 May, in Lima, the ministers signed a treaty.', ['the ministers | sign | a treaty']],
    // what stands in front ends where a name or a bare day does
    ['On 3 May ministers and officials from Peru, Chile and Oman met.', ['ministers and officials from Peru, Chile and Oman | meet | ']],
    ['At the Tides Forum Peru, Chile and Oman signed a treaty.', ['Peru, Chile and Oman | sign | a treaty']],
    ['The session opened, and in Lima Minister Roe spoke.', ['The session | open | ', 'Minister Roe | speak | ']],
    // a clause set against another begins with its own time
    ['In 2023 exports rose, while in 2024 they fell.', ['exports | rise | ', 'they | fall | ']],
    // a verb said once, one of having, and a relative clause without its joint
    ['Exports were $9 billion and imports $4 billion.', ['Exports | be | $9 billion and imports $4 billion']],
    ['The plan has had an effect.', ['The plan | have | an effect']],
    ['The ministers praised the work the team has done.', ['The ministers | praise | the work the team has done', 'the team | do | ']],
    [
      'The ministers met to hold talks aimed at a pact.',
      ['The ministers | meet | to hold talks aimed at a pact', 'The ministers | hold | talks aimed at a pact', 'talks | aim | at a pact'],
    ],
    ['Peru welcomed the report and Oman noted the plan.', ['Peru | welcome | the report', 'Oman | note | the plan']],
    ['The ministers welcomed the report and noted the plan.', ['The ministers | welcome | the report', 'The ministers | note | the plan']],
    ['The plan adopted in 2021 will expire in May.', ['The plan | adopt | in 2021', 'The plan adopted in 2021 | expire | in May']],
    ['Signed in 1976, the treaty was joined by Peru.', ['the treaty | sign | in 1976', 'the treaty | join | by Peru']],
    [
      'They noted that trade grew and stressed the need for calm.',
      ['They | note | that trade grew', 'trade | grow | ', 'They | stress | the need for calm'],
    ],
    [
      'Peru and Oman agree to open a port and to build a road.',
      ['Peru and Oman | agree | to open a port and to build a road', 'Peru and Oman | open | a port', 'Peru and Oman | build | a road'],
    ],
    ['The Omani partners undertook to report.', ['The Omani partners | undertake | to report', 'The Omani partners | report | ']],
    ['The ministers, on 3 May in Lima, signed a treaty.', ['The ministers | sign | a treaty']],
    ['The press was told, and the ministers of Peru and Oman met.', ['The press | tell | ', 'the ministers of Peru and Oman | meet | ']],
    ['As announced, the treaty was signed.', [' | announce | ', 'the treaty | sign | ']],
    [
      'The session planned for 3 May in Lima was cancelled.',
      ['The session | plan | for 3 May in Lima', 'The session planned for 3 May in Lima | cancel | '],
    ],
    ['The sides agreed in principle to meet.', ['The sides | agree | in principle to meet', 'The sides | meet | ']],
    ['Peru condemned in the strongest terms the raid.', ['Peru | condemn | in the strongest terms the raid']],
    ['Investment stands at a record.', ['Investment | stand | at a record']],
    ['Some Kenyan students study in Oman.', ['Some Kenyan students | study | in Oman']],
    ['Decides to extend the plan.', [' | decide | to extend the plan', ' | extend | the plan']],
    [
      'Strongly welcomes the treaty and requests the Chair to report.',
      [' | welcome | the treaty', ' | request | the Chair to report', 'the Chair | report | '],
    ],
    ['Requests the Chair to report.', [' | request | the Chair to report', 'the Chair | report | ']],
    ['Calls on all states to join.', [' | call | on all states to join', 'on all states | join | ']],
    ['Reaffirm the treaty and agree to meet.', [' | reaffirm | the treaty', ' | agree | to meet', ' | meet | ']],
    [
      'Peru spoke of the summit, which it chairs in 2024.',
      ['Peru | speak | of the summit, which it chairs in 2024', 'it | chair | in 2024'],
    ],
    [
      'Oman praised the summit, which Peru hosts in 2024.',
      ['Oman | praise | the summit, which Peru hosts in 2024', 'Peru | host | in 2024'],
    ],
    ['Peru praised the work Oman has done on reefs.', ['Peru | praise | the work Oman has done on reefs', 'Oman | do | on reefs']],
    ['The plan, which the leaders approved in May, covers ports.', ['the leaders | approve | in May', 'The plan | cover | ports']],
  ])('%s', (text, expected) => {
    expect(clausesOf(text)).toEqual(expected)
  })
})
