import { describe, expect, it } from 'vitest'
import { checkMapping } from '../../src/register/index.ts'
import { emptyMapping, readMapping, writtenMapping } from './mapping.ts'

describe('a mapping', () => {
  it('is kept as the command line takes it, and read back the same', () => {
    const mapping = {
      ...emptyMapping('instrument'),
      modality: '' as const,
      tells: 'Status',
      words: { Signed: 'done', planned: 'scheduled', lost: '' } as const,
      columns: { Title: 'title', Parties: 'parties', Remarks: '' },
      set: [
        { slot: 'action', value: 'signed' },
        { slot: 'by', value: 'Jane Roe, Ana Roe' },
        { slot: '', value: 'x' },
      ],
      issuer: 'Norland, Treaty Office',
      dates: 'day first' as const,
      between: ',',
    }
    const written = writtenMapping(mapping)
    expect(written).toEqual({
      kind: 'instrument',
      modality: { column: 'Status', values: { Signed: 'done', planned: 'scheduled' } },
      columns: { Title: 'title', Parties: 'parties' },
      set: { action: 'signed', by: ['Jane Roe', 'Ana Roe'] },
      issuer: 'Norland, Treaty Office',
      dates: 'day first',
      between: ',',
    })
    expect(checkMapping(written)).toMatchObject({ kind: 'instrument', between: ',' })
    const again = readMapping(JSON.stringify(written))
    expect(again === undefined ? undefined : writtenMapping(again)).toEqual(written)
  })

  it('writes a number where a slot holds one, and nothing that was not said', () =>
    expect(writtenMapping({ ...emptyMapping('figure'), columns: { M: 'measure' }, set: [{ slot: 'value', value: '12' }] })).toEqual({
      kind: 'figure',
      modality: 'done',
      columns: { M: 'measure' },
      set: { value: 12 },
    }))

  it.each(['', 'x', '[]', 'null', '{"kind": "treaty"}', '{"kind": "constructor"}'])('%s is none', (json) =>
    expect(readMapping(json)).toBeUndefined(),
  )
})
