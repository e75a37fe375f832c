import { describe, expect, it } from 'vitest'
import { readTable } from '../language/tables.ts'
import { readDocument } from '../reading/read-document.ts'
import { createReader } from '../reading/read.ts'
import { claimId } from '../register/add.ts'
import type { SettlingClaim } from '../register/identity/group.ts'
import { settle } from '../register/settle.ts'
import { makeDocument } from '../sources/index.ts'
import { loadKnowledge } from '../sources/knowledge-folder.ts'
import { bounds } from './bounds.ts'
import { isDay, plusDays, plusLength } from './day.ts'
import { due, type Due } from './due.ts'
import { RULES } from './rules.fixture.ts'
import { rulesNamed, watchRules } from './rules.ts'

const tables = await loadKnowledge()
const reader = createReader(tables)
const rows = readTable('watch', tables['watch'] ?? '')

/** What two issuers who publish the same sentences on one day come to. */
async function recordsOf(text: string, date: string): Promise<ReturnType<typeof settle>['records']> {
  const claims: SettlingClaim[] = []
  for (const issuer of ['Chile', 'Peru']) {
    const document = makeDocument(text, { date, issuer }, `${issuer}.txt`)
    const reading = await readDocument(reader, document)
    reading.claims.forEach((claim, order) => {
      const id = document.hash.slice(0, 16)
      claims.push({ ...claim, id: claimId(id, claim), document: id, order, issuer, published: date, learned: `${date}T00:00:00.000Z` })
    })
  }
  return settle(claims).records
}

const line = ({ day, standing, what, says }: Due): string => `${day} ${standing} ${what}: ${says}`

describe('knowledge/watch.tsv', () => {
  for (const { key, line: number, cells } of rows) {
    it(`line ${number}, ${key}: ${cells['example'] ?? ''}`, async () => {
      const { example = '', said = '', on = '', reads = '' } = cells
      expect([isDay(said), isDay(on)]).toEqual([true, true])
      const records = await recordsOf(example, said)
      const rules = rulesNamed(RULES, key)
      const given = due(records, { day: on, rules })
      expect([...new Set(given.map(line))].join(' | ')).toBe(reads)
      // Before its lead time has come it is not told.
      const [item] = given
      if (item?.standing !== 'coming') return
      const { first = '', last = '' } = bounds(item.when)
      const edge = rules[0]?.edge === 'last' ? last : first
      let early = on
      while (plusLength(early, item.lead) >= edge) early = plusDays(early, -1)
      expect(due(records, { day: early, rules })).toEqual([])
    })
  }

  it('gives a date to every rule that is kept, and no rule without a label', () => {
    expect(RULES.filter(({ label, key }) => label === key)).toEqual([])
    expect(RULES).toHaveLength(rows.length)
  })
})

describe('rows of one’s own', () => {
  const table = tables['watch'] ?? ''
  const own = (text: string) => watchRules(table, { name: 'mine.tsv', text })

  it('change the cells that they give, and nothing else', () => {
    const changed = own('key\tlead\nplan.lapses\tP1Y\n')
    expect(changed).toHaveLength(RULES.length)
    for (const rule of changed) {
      const before = RULES.find(({ key }) => key === rule.key)
      expect(rule).toEqual(rule.key === 'plan.lapses' ? { ...before, lead: 'P1Y' } : before)
    }
  })

  it('may be rules besides', () => {
    const header = 'key\tlabel\tkind\tmodality\tslot\tacts\tyears\tsays\tlead\n'
    const [rule] = own(`${header}treaty.fifth\tevery fifth year\tinstrument\tdone\tact\tratified\t5|7\tyears\tP2M\n`).slice(-1)
    expect(rule).toMatchObject({ key: 'treaty.fifth', years: [5, 7], acts: ['ratified'], lead: 'P2M', late: 'dropped', edge: 'first' })
  })

  it.each([
    [
      'key\tlead\nplan.lapses\tsix months\n',
      'mine.tsv line 2, plan.lapses: lead “six months” is no length of time: write P90D, P6M or P1Y.',
    ],
    ['key\tkind\nplan.lapses\tplan\n', 'mine.tsv line 2, plan.lapses: kind is one of meeting'],
    ['key\tmodality\nplan.lapses\tdone|sure\n', 'mine.tsv line 2, plan.lapses: modality is one or several of'],
    ['key\tslot\nplan.lapses\ttitle\n', 'mine.tsv line 2, plan.lapses: no date is kept for slot title of a instrument'],
    ['key\tyears\nrelation.since\t5|x\n', 'mine.tsv line 2, relation.since: years are whole numbers'],
    ['key\tlead\nnew.rule\tP1Y\n', 'mine.tsv line 2, new.rule: kind is one of'],
  ])('that are wrong are named: %j', (text, says) => expect(() => own(text)).toThrow(says))
})
