import { expect, it } from 'vitest'
import { knowledge } from './claims.fixture.ts'
import { withNames } from './decisions.ts'
import { makeNames } from './names.ts'

const names = makeNames(knowledge())

it.each([
  ['ASEAN-Russia Summit', 'Russia–ASEAN Summit', true],
  ['20th ASEAN-Russia Summit', 'ASEAN-Russian Summit', true],
  ['EAS', 'East Asia Summit', true],
  ['Meeting of Senior Officials', "Senior Officials' Meeting", true],
  ['SOM', 'Senior Officials’ Meetings', true],
  ["Côte d'Ivoire", 'Cote d’Ivoire', true],
  ['H.E. Mr Sergey Lavrov', 'Sergey Lavrov', true],
  ['Lao PDR', 'Laos', true],
  ['First Committee', 'Second Committee', false],
  ['ASEAN Summit', 'ASEAN-Russia Summit', false],
  ['G7', 'G20', false],
  ['Norland', 'Arcadia', false],
  ['2024 Forum', 'Forum', true],
])('%s and %s: %s', (a, b, same) => expect(names.key(a) === names.key(b)).toBe(same))

it.each([
  ['Jakarta', 'Indonesia', true],
  ['Indonesia', 'Jakarta', true],
  ['Jakarta', 'Moscow', false],
  ['Lowport', 'Highcastle', false],
  ['Merdeka Palace', 'Jakarta', undefined],
])('places %s and %s: %s', (a, b, agree) => expect(names.placesAgree(a, b)).toBe(agree))

it('a body that was renamed is known by its old name in whatever order of parties', () => {
  const at = '2025-03-01T08:00:00.000Z'
  const [now, old] = ['Straits Council', 'Norland-Arcadia Joint Commission']
  const renamed = makeNames(withNames(knowledge(), [{ at, who: 'Jane Roe', act: 'rename', claims: [], names: [now, old], why: 'x' }]))
  for (const name of [
    old,
    'Joint Commission of Arcadia and Norland',
    'Arcadia–Norland Joint Commission',
    '12th Norland-Arcadia Joint Commission',
  ])
    expect([name, renamed.key(name)]).toEqual([name, renamed.key(now)])
  expect(renamed.key('Joint Commission of Arcadia and Laos')).not.toBe(renamed.key(now))
})
