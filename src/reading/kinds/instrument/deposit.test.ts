import { describe, expect, it } from 'vitest'
import { reader } from '../../reader.fixture.ts'

const instruments = (text: string): object[] =>
  reader
    .read({ text, issuer: 'Peru', date: '2024-05-10' })
    .claims.filter((c) => c.kind === 'instrument')
    .map((c) => ({ modality: c.modality, ...c.slots }))

describe('what is handed to a depositary', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'On 2 May 2024, Samoa deposited with the Swiss Federal Council its instrument of accession to the Tides Convention.',
      { title: 'Tides Convention', action: 'acceded', parties: ['Samoa'], when: '2024-05-02' },
    ],
    [
      'The Tides Convention binds six states. The instrument of ratification of Uruguay was deposited on 11 April 2024.',
      { title: 'Tides Convention', action: 'ratified', parties: ['Uruguay'], when: '2024-04-11' },
    ],
    [
      'With the deposit by Nepal on 3 May 2024 of its instrument of acceptance of the Tides Protocol, the Protocol will take effect in June.',
      { title: 'Tides Protocol', action: 'ratified', parties: ['Nepal'], when: '2024-05-03' },
    ],
    [
      'Vanuatu gave notice of its withdrawal from the Tides Convention on 28 April 2024.',
      { title: 'Tides Convention', action: 'terminated', parties: ['Vanuatu'], when: '2024-04-28' },
    ],
    [
      'The Tides Convention will enter into force for Samoa on 1 August 2024.',
      { title: 'Tides Convention', action: 'in force', parties: ['Samoa'], when: '2024-08-01' },
    ],
    [
      'Chile and Ghana concluded an agreement exempting holders of diplomatic passports from visas.',
      { type: 'agreement', subject: 'exempting holders of diplomatic passports from visas', action: 'signed', parties: ['Chile', 'Ghana'] },
    ],
  ])('%s', (text, slots) => {
    expect(instruments(text)).toContainEqual(expect.objectContaining(slots))
  })
})
