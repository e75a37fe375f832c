import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

function figures(text: string, issuer = 'Kenya'): object[] {
  const { claims } = reader.read({ text, issuer, date: '2024-03-01' })
  return claims.filter((c) => c.kind === 'figure').map((c) => ({ modality: c.modality, ...c.slots }))
}

describe('figures', () => {
  it.each<[string, object[]]>([
    // a verb said once, and years set against each other
    [
      'Exports were $9 billion and imports $4 billion.',
      [
        { measure: 'Exports', value: 9e9 },
        { measure: 'imports', value: 4e9 },
      ],
    ],
    [
      'Tea exports were 9 million tonnes and fish exports 4 million tonnes.',
      [
        { measure: 'Tea exports', value: 9e6 },
        { measure: 'fish exports', value: 4e6 },
      ],
    ],
    [
      'In 2022 exports rose to $9 billion, while in 2023 they fell to $8 billion.',
      [
        { measure: 'exports', period: '2022', value: 9e9 },
        { measure: 'exports', period: '2023', value: 8e9 },
      ],
    ],
    ['Exports from Peru to Japan (2023): EUR 4.2 bn (+7 %)', [{ from: 'Peru', to: 'Japan', period: '2023', value: 4.2e9, change: '+7%' }]],
    ['Imports of Peru from Japan: EUR 900 m', [{ from: 'Japan', to: 'Peru', value: 9e8 }]],
    [
      'Trade between Oman and Peru, worth $2 billion in 2023, is mostly in fish.',
      [{ between: ['Oman', 'Peru'], period: '2023', value: 2e9 }],
    ],
    ['Peruvian exports to Chile, at $700 million, hit a record.', [{ from: 'Peru', to: 'Chile', value: 7e8 }]],
    ['The number of Omani students in Poland rose to 350.', [{ from: 'Oman', to: 'Poland', value: 350, unit: 'student' }]],
    ['Visitor arrivals from China to Fiji numbered 250,000 in 2023.', [{ from: 'China', to: 'Fiji', period: '2023', value: 250000 }]],
    ['More than 1,200 students from Ghana are currently studying in India.', [{ from: 'Ghana', to: 'India', value: 1200 }]],
    ['Fiji has a population of 900,000 people.', [{ measure: 'population', of: 'Fiji', value: 900000 }]],
    ['Services exports to Chile exceeded EUR 97 million in 2023.', [{ measure: 'Services exports', to: 'Chile', value: 9.7e7 }]],
    ['Trade volume between Oman and Peru recorded 3 billion dollars in 2023.', [{ measure: 'Trade volume', value: 3e9 }]],
    ['Access to safe water stood at 58 percent in 2022.', [{ measure: 'Access to safe water', period: '2022', value: 58 }]],
    ['Trade within the union amounted to 4 billion dollars.', [{ measure: 'Trade within the union', value: 4e9 }]],
    ['Exports to those partners went up by 4.1% in 2023.', [{ measure: 'Exports', period: '2023', change: '+4.1%' }]],
    [
      'The number of internally displaced persons in Peru had surged to 62,000 by March 2023.',
      [{ measure: 'internally displaced persons in Peru', value: 62000, unit: 'person' }],
    ],
    ['Mutual trade has doubled over the past five years.', [{ measure: 'Mutual trade', change: '+100%' }]],
    [
      'Trade between Oman and Peru reached 3.4 billion dollars in 2023, up from 3.1 billion a year earlier.',
      [
        { period: '2022', value: 3.1e9, unit: 'USD' },
        { period: '2023', value: 3.4e9 },
      ],
    ],
    [
      'Exports reached $3 billion, of which wool accounted for $1 billion.',
      [
        { measure: 'Exports', value: 3e9 },
        { measure: 'wool', value: 1e9 },
      ],
    ],
    ['In 2023, exports to Chile amounted to £2.6 billion.', [{ to: 'Chile', period: '2023', value: 2.6e9 }]],
    ['Of this total, imports stood at $3 million.', [{ measure: 'imports', value: 3e6 }]],
    [
      'Pledges to the Fund now total $9 million, including $5 million from Oman and $2 million from Peru.',
      [
        { measure: 'Pledges', value: 9e6 },
        { measure: 'Pledges', from: 'Oman', value: 5e6 },
        { measure: 'Pledges', from: 'Peru', value: 2e6 },
      ],
    ],
    [
      'Water accounts for 38 per cent of the portfolio, followed by health (22 per cent).',
      [
        { measure: 'portfolio', of: 'Water', value: 38 },
        { measure: 'health', value: 22 },
      ],
    ],
    [
      'The Agency received 640 requests for advice, a 12% increase on 2022.',
      [{ measure: 'requests for advice', value: 640, change: '+12%' }],
    ],
    ['A £38-million guarantee for the supply of rails was signed.', [{ measure: 'guarantee for the supply of rails', value: 3.8e7 }]],
    [
      'The consulates issued 14,300 visas and 2,150 passports in 2023.',
      [
        { measure: 'visas', period: '2023', value: 14300 },
        { measure: 'passports', period: '2023', value: 2150 },
      ],
    ],
    ['The Agency spent $4 million, of which $3 million has been disbursed.', [{ value: 4e6 }, { measure: 'disbursed', value: 3e6 }]],
    [
      'Trade grew to $5 billion in 2023 from $4 billion in 2022.',
      [
        { value: 4e9, period: '2022' },
        { value: 5e9, period: '2023' },
      ],
    ],
    [
      'Contributions stood at €3 million, of which €2 million came from Chile and €1 million from Peru.',
      [
        { measure: 'Contributions', value: 3e6 },
        { measure: 'Contributions', from: 'Chile', value: 2e6 },
        { measure: 'Contributions', from: 'Peru', value: 1e6 },
      ],
    ],
    ['The Reef Development Fund has to date drilled 34 wells.', [{ measure: 'wells', of: 'Reef Development Fund', value: 34 }]],
    [
      'Kenya and Peru account for over one-fifth of the catch and nearly half of the fleet.',
      [
        { measure: 'catch', value: 20, unit: 'percent', qualifier: 'over' },
        { measure: 'fleet', value: 50, unit: 'percent', qualifier: 'almost' },
      ],
    ],
    ["The list covers lines, covering 40 percent of Peru's exports.", [{ of: 'Peru', value: 40 }]],
    [
      'The Reef Bank has approved almost 100 projects worth $3 billion.',
      [
        { measure: 'projects', value: 100, unit: 'project', qualifier: 'almost' },
        { measure: 'projects', value: 3e9, unit: 'USD' },
      ],
    ],
    ['More than 30 million people live in the river states.', [{ measure: 'people live in the river states', value: 3e7, unit: 'person' }]],
    ['Their workforce numbers some 5,000 people.', [{ measure: 'workforce', value: 5000, qualifier: 'about' }]],
    [
      'Launched in 1994, the Reef Programme has trained more than 2,000 officers.',
      [{ measure: 'officers', value: 2000, unit: 'officer', qualifier: 'over', modality: 'done' }],
    ],
    [
      'They opened a fund with the aim of raising €1 billion of private investment.',
      [{ modality: 'expected', measure: 'private investment', value: 1e9 }],
    ],
    [
      "In 2023 Kenya's trade with Peru reached €2 billion.",
      [{ measure: 'trade', between: ['Kenya', 'Peru'], period: '2023', value: 2e9, unit: 'EUR' }],
    ],
    [
      'In 2023 trade between Kenya and Peru rose by 6 percent to almost €2 billion.',
      [{ between: ['Kenya', 'Peru'], value: 2e9, qualifier: 'almost', change: '+6%' }],
    ],
    [
      'Trade between Kenya and Peru reached €3 billion in 2022, up from about €2 billion a year earlier.',
      [
        { between: ['Kenya', 'Peru'], period: '2021', value: 2e9, qualifier: 'about' },
        { between: ['Kenya', 'Peru'], period: '2022', value: 3e9 },
      ],
    ],
    [
      'The ministers welcomed trade between Kenya and Peru of €3 billion in 2022.',
      [{ measure: 'trade', between: ['Kenya', 'Peru'], period: '2022', value: 3e9 }],
    ],
    ['Trade was valued at €3 billion in 2022.', [{ measure: 'Trade', period: '2022', value: 3e9 }]],
    ['Direct investment from Peru increased by 30 percent last year.', [{ change: '+30%', period: '2023' }]],
    ["Peru accounts for 12 percent of Kenya's imports.", [{ value: 12, unit: 'percent', of: 'Peru' }]],
    // What no other claim has taken: sums, shares and counts.
    [
      'The package includes €12 million in grants and €4 million for schools.',
      [
        { measure: 'grants', value: 12e6 },
        { measure: 'schools', value: 4e6 },
      ],
    ],
    ['Peru has received €15 million from the fund since 2019.', [{ measure: 'received from the fund', of: 'Peru', period: '2019/..' }]],
    ['Some 85 percent of the projects have been completed.', [{ measure: 'projects', value: 85, unit: 'percent' }]],
    ['The ministers signed contracts worth €90 million.', [{ measure: 'contracts', value: 90e6 }]],
    ['The line extends over 240 kilometres.', [{ value: 240, unit: 'kilometre' }]],
    ['The two sides will train 60 nurses in two rounds.', []],
    ['They exchanged views on three topics.', []],
    [
      'Exports stood at €20 million and imports at €12 million in 2023.',
      [
        { measure: 'Exports', value: 20e6 },
        { measure: 'imports', value: 12e6 },
      ],
    ],
    ['The population of Kenya reached 60 million in 2023.', [{ measure: 'population', value: 6e7, unit: 'person' }]],
    // Whatever has an amount is measured by it.
    ['Inflation fell to 4 percent in 2023.', [{ measure: 'Inflation', value: 4, period: '2023' }]],
    ['The contract was worth some €9 million.', [{ measure: 'contract', value: 9e6, qualifier: 'about' }]],
    ['The fee was doubled to €90 in 2022.', [{ measure: 'fee', value: 90, change: '+100%' }]],
    ["Copper made up 40 percent of Kenya's exports.", [{ value: 40, unit: 'percent' }]],
    ['Trade reached €3 billion, and the treaty, which was signed in 2011, is in force.', [{ value: 3e9 }]],
    [
      'Norway has invested more than NOK 3 billion in clean ports.',
      [{ measure: 'clean ports', value: 3e9, unit: 'NOK', qualifier: 'over' }],
    ],
    ['They hope to reach a turnover of €3 billion in 2030.', []],
    ['In Lima 155 Kenyan nurses are trained in pairs.', [{ measure: 'Kenyan nurses', value: 155 }]],
    [
      'Trade between Kenya and Peru fell from €3 billion in 2021 to €2 billion in 2022.',
      [
        { period: '2021', value: 3e9 },
        { period: '2022', value: 2e9 },
      ],
    ],
    [
      'Trade between Kenya and Peru stood at €3 billion in 2021. In 2022 it came to €2 billion.',
      [
        { period: '2021', value: 3e9 },
        { between: ['Kenya', 'Peru'], period: '2022', value: 2e9 },
      ],
    ],
    [
      'Peru accounted for more than 35 percent of the turnover.',
      [{ of: 'Peru', measure: 'turnover', value: 35, unit: 'percent', qualifier: 'over' }],
    ],
    ['More than 1,000 Kenyan firms have a presence in Peru.', [{ value: 1000, unit: 'firm', qualifier: 'over' }]],
    [
      'In 2023, 48 tonnes of tea were exported from Kenya to Peru.',
      [{ measure: 'tea exported', from: 'Kenya', to: 'Peru', period: '2023', value: 48, unit: 'tonne' }],
    ],
    ['Two-way seafood trade volume was EUR 4 billion in 2023.', [{ measure: 'Two-way seafood trade volume', value: 4e9 }]],
    ['Transit cargo along the river grew 2.5-fold to 40,000 TEU.', [{ value: 40000, unit: 'TEU', change: '+150%' }]],
    ['Wool exports from Kenya to Peru rose by 3% or €2 million.', [{ measure: 'Wool exports', change: '+3%' }]],
    [
      'Peru exports to Chile were worth €3 million and imports from Chile €2 million in 2023.',
      [
        { from: 'Peru', to: 'Chile', value: 3e6 },
        { measure: 'imports', from: 'Chile', period: '2023', value: 2e6 },
      ],
    ],
    [
      'Exports of tea to Peru and imports of fish from Peru came to €3 million and €2 million respectively in 2023.',
      [
        { measure: 'Exports of tea', to: 'Peru', value: 3e6, period: '2023' },
        { measure: 'imports of fish', from: 'Peru', value: 2e6, period: '2023' },
      ],
    ],
    [
      'Total trade stood at €5 billion in 2022, of which exports accounted for €3 billion and imports for €2 billion.',
      [
        { measure: 'Total trade', value: 5e9 },
        { measure: 'exports', value: 3e9 },
        { measure: 'imports', value: 2e9 },
      ],
    ],
    [
      'Trade totalled 5 billion euros, including exports of 3 billion and imports of 2 billion.',
      [{ value: 5e9 }, { value: 3e9, unit: 'EUR' }, { value: 2e9, unit: 'EUR' }],
    ],
    [
      'GDP growth is projected at 4 percent in 2025 and 5 percent in 2026.',
      [
        { modality: 'expected', period: '2025', value: 4 },
        { modality: 'expected', period: '2026', value: 5 },
      ],
    ],
    [
      'Public debt as a share of GDP fell from 71 percent to 65 percent between 2020 and 2023.',
      [
        { measure: 'Public debt', period: '2020', value: 71 },
        { measure: 'Public debt', period: '2023', value: 65 },
      ],
    ],
    ['As of 31 January 2024, the portfolio of Peru stood at €3 million.', [{ period: '2024-01-31', value: 3e6 }]],
    [
      'Transport takes 40 percent of the loans, followed by health (20 percent), water and sanitation (10 percent).',
      [{ value: 40 }, { measure: 'health', value: 20 }, { measure: 'water and sanitation', value: 10 }],
    ],
    ['Trade turnover reached €2 billion in 2023, 1.5 times more than in 2022.', [{ period: '2023', value: 2e9, change: '+50%' }]],
    [
      'In 2023 exports reached $10 billion, while imports fell to $3 billion.',
      [
        { measure: 'exports', period: '2023', value: 10e9 },
        { measure: 'imports', value: 3e9 },
      ],
    ],
    ['Receipts were up 14 percent to €3 million.', [{ measure: 'Receipts', value: 3e6, change: '+14%' }]],
    [
      'Wool accounts for nearly half of the 2.4 degrees C of heating.',
      [
        { measure: 'heating', value: 2.4, unit: 'degree Celsius' },
        { measure: 'heating', of: 'Wool', value: 50, qualifier: 'almost' },
      ],
    ],
    ['The signatories include seven of the top 20 steel producers.', [{ of: 'signatories', value: 7, unit: 'producer' }]],
    ['Of the plan, 38 of the 51 participating ports have been built.', [{ measure: 'participating ports', value: 38 }]],
    [
      'The Fund has approved 340 projects, of which 11 are located in Peru.',
      [
        { measure: 'projects', value: 340 },
        { measure: 'projects', of: 'Peru', value: 11, unit: 'project' },
      ],
    ],
    ['Peru supports refugees from Oman, of whom it hosts some 9,000.', [{ measure: 'refugees from Oman', value: 9000, unit: 'refugee' }]],
    [
      'Omani imports, over 90% of which consisted of tea, rose to $3 million.',
      [
        { measure: 'Omani imports', value: 3e6 },
        { measure: 'tea', of: 'Omani imports', value: 90, qualifier: 'over' },
      ],
    ],
    [
      'Bilateral trade, the volume of which grew by a third in 2023, exceeded $7 million.',
      [
        { measure: 'Bilateral trade', period: '2023', change: '+33.3%' },
        { measure: 'Bilateral trade', value: 7e6 },
      ],
    ],
    [
      'Our trade with Oman, which was $9 million in 2022, exceeded $10 million in 2023.',
      [
        { between: ['Kenya', 'Oman'], period: '2022', value: 9e6 },
        { period: '2023', value: 1e7 },
      ],
    ],
    ['The number of weekly flights was raised from two to four in 2023.', [{ measure: 'weekly flights', period: '2023', value: 4 }]],
    [
      'Some 48 tonnes of tea was exported from Kenya to Oman in 2023, which is 26 tonnes more than in 2021.',
      [{ value: 48 }, { from: 'Kenya', to: 'Oman', value: 26, unit: 'tonne' }],
    ],
    ['The League will serve its 4,000 members.', [{ measure: 'members', of: 'League', value: 4000 }]],
    ['The sides signed three agreements, of which one is in force.', []],
    ['Intra-League trade between members of the African Union is 20 percent cheaper than before.', []],
    ['Partners have mobilised over €6 billion in private investment.', [{ measure: 'private investment', value: 6e9, qualifier: 'over' }]],
  ])('%s', (text, expected) => {
    const read = figures(text)
    expect(read).toHaveLength(expected.length)
    expect(read).toMatchObject(expected)
  })

  it.each<[string, string]>([
    ['Australia', 'AUD'],
    ['Kenya', 'USD'],
    ['Australia and United States', 'USD'],
  ])('a bare dollar of %s is %s', (issuer, unit) => {
    expect(figures('In 2023 trade with Peru reached $2 billion.', issuer)[0]).toMatchObject({ unit })
  })

  it('what is to be reached by a year ahead is not reached yet, and what is signed is not counted', () => {
    const text =
      'Toward a trade of $18 billion by 2048, Oman and Peru signed 37 agreements. The two nations aim to raise trade to $20 billion.'
    const { claims } = reader.read({ text, issuer: 'Oman', date: '2024-03-01' })
    expect(claims.filter((c) => c.kind === 'figure').map((c) => `${c.modality} ${c.slots['measure']}`)).toEqual(['expected trade'])
  })

  it('leaves money that is promised to the promise', () => {
    expect(figures('Kenya will provide more than €2 million to Peru.')).toEqual([])
  })
})
