import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readTable } from '../sources/index.ts'
import { zipOf } from '../sources/formats/formats.fixture.ts'
import { checkMapping, fromTable } from './from-table.ts'

const MAPPING = checkMapping({
  kind: 'instrument',
  modality: { column: 'Status', values: { Signed: 'done', planned: 'scheduled' } },
  columns: { Title: 'title', Date: 'when', Parties: 'parties' },
  set: { action: 'signed' },
  issuer: 'Norland, Treaty Office',
  dates: 'day first',
})
const CSV =
  'Title;Date;Parties;Status;Remarks\r\n"Treaty on ""ports""; new";03/04/2025;Norland; Arcadia;x\r\n"Rail treaty";14 March 2024;"Norland; Arcadia";Signed;"kept\nin two"\r\nNo day;soon;Norland;Signed;\r\nNo status;2025;Norland;lost;\r\n;;;;\r\n'

async function read(csv: string) {
  const taken = fromTable(await readTable(Buffer.from(csv)), MAPPING, { origin: 'treaties.csv', date: '2025-06-01' })
  const said = taken.reading.claims.map(({ passage, slots, spans, modality }) => ({
    modality,
    slots,
    row: taken.document.text.slice(passage.start, passage.end),
    title: (spans['title'] ?? []).map(({ start, end }) => taken.document.text.slice(start, end)),
  }))
  return { ...taken, said }
}

describe('a table', () => {
  it('a row is a claim, its line the passage, each slot where its cell stands; what cannot be taken is named', async () => {
    const { document, said, aside } = await read(CSV)
    expect(said).toEqual([
      {
        modality: 'done',
        slots: { action: 'signed', title: 'Rail treaty', when: '2024-03-14', parties: ['Norland', 'Arcadia'] },
        row: 'Title: Rail treaty | Date: 14 March 2024 | Parties: Norland; Arcadia | Status: Signed | Remarks: kept in two',
        title: ['Rail treaty'],
      },
    ])
    expect(aside).toEqual([
      'row 2: its Status is none that the mapping knows',
      'row 4: Date holds soon, which is no date',
      'row 5: its Status is none that the mapping knows',
    ])
    expect(document).toMatchObject({ issuer: 'Norland, Treaty Office', title: 'treaties.csv', date: '2025-06-01', type: 'table' })
    expect(document.text.split('\n').length).toBe(4)
  })

  it.each([
    ['03/04/2025', '2025-04-03'],
    ['3.4.2025', '2025-04-03'],
    ['2025-04', '2025-04'],
    ['2024/2028', '2024/2028'],
    ['31/02/2025', undefined],
  ])('the day %s, day first, is %s', async (day, expected) => {
    const { said } = await read(`Title,Date,Parties,Status\nT,${day},Norland,Signed\n`)
    expect(said[0]?.slots['when']).toBe(expected)
  })

  it('a workbook: text, numbers and days of the sheet that is named', async () => {
    const sheet = [
      [{ value: 'Title' }, { value: 'Date' }, { value: 'Parties' }, { value: 'Status' }],
      [
        { value: 'Port & rail treaty' },
        { value: new Date(Date.UTC(2025, 2, 14)), type: Date, format: 'dd/mm/yyyy' },
        { value: 'Norland;Arcadia' },
        { value: 'planned' },
      ],
    ]
    const bytes = await writeXlsxFile([{ data: sheet, sheet: 'Treaties' }]).toBuffer()
    const taken = fromTable(await readTable(bytes, 'Treaties'), MAPPING, { origin: 't.xlsx', date: '2025-06-01' })
    expect(taken.reading.claims).toMatchObject([
      { modality: 'scheduled', slots: { title: 'Port & rail treaty', when: '2025-03-14', parties: ['Norland', 'Arcadia'] } },
    ])
    await expect(readTable(bytes, 'Other')).rejects.toThrow('has no sheet Other')
  })

  it.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.from(''), /holds no rows/],
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), /is no table but a picture/],
    ['another archive', zipOf({ 'a.txt': 'x' }), /is no workbook/],
    ['a bomb', zipOf({ 'xl/workbook.xml': '<sheet name="a"/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(60_000_000) }), /unpacks to more/],
  ])('refuses %s', async (_name, bytes, words) => await expect(readTable(bytes)).rejects.toThrow(words))

  it.each<[unknown, RegExp]>([
    [[], /one object/],
    [{ kind: 'treaty', columns: { A: 'title' } }, /"kind" is none of/],
    [{ kind: 'visit', columns: { A: 'title' } }, /a visit has no such slot as title/],
    [{ kind: 'visit', columns: {} }, /"columns" says/],
    [{ kind: 'visit', columns: { A: 'who' }, modality: 'sure' }, /"modality" is one of/],
    [{ kind: 'visit', columns: { A: 'who' }, more: 1 }, /knows no "more"/],
    [{ kind: 'visit', columns: { A: 'who' }, set: { when: 'soon' } }, /when is a date/],
  ])('refuses the mapping %j', (mapping, words) => expect(() => checkMapping(mapping)).toThrow(words))

  it('names a column that is not there', async () =>
    await expect(read('Title,Day\nT,2025\n')).rejects.toThrow('has no column Date: it has Title, Day.'))
})
