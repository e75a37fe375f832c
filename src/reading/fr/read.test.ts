import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import type { Claim, Kind } from '../claim.ts'
import { createReader } from '../read.ts'
import { explainUnits } from '../cascade/explain.ts'
import { readFrench } from './read.ts'

const tables = await loadKnowledge()
const reader = createReader(tables)
const input = (text: string) => ({ text, issuer: 'Togo, Ministère des Affaires étrangères', date: '2025-05-20', language: 'fr' })
const read = (text: string): readonly Claim[] => reader.read(input(text)).claims

/** Sentences of each class, and what must be among the slots of the claim. */
const SENTENCES: readonly (readonly [text: string, kind: Kind, slots: Claim['slots']])[] = [
  ['Le ministre a salué la réforme du fonds et rappelé le rôle du Togo.', 'position', { stance: 'considers', subject: 'rôle du Togo' }],
  [
    'Le Togo est engagé. Les parties se sont engagées à ouvrir un port et à réduire les taxes.',
    'commitment',
    { what: 'réduire les taxes' },
  ],
  [
    'La note rappelle les préparatifs de la 4e session du Comité des ports, prévue à Lomé en juin.',
    'meeting',
    { ordinal: 4, where: 'Lomé', when: '2025-06' },
  ],
  ['Lancé en 2020, ce projet de phares a été prolongé.', 'programme', { action: 'launched', when: '2020' }],
  ['Le Secrétaire général de l’ONU, Paul Adou, se rendra à Cotonou.', 'visit', { who: 'Paul Adou', where: 'Cotonou' }],
  ['Les exportations ont reculé de 4 %, à 1,3 milliard d’euros, en 2024.', 'figure', { value: 1300000000, unit: 'EUR', change: '-4%' }],
  ['La soixante-cinquième (65e) session du Comité des ports (CP) s’est tenue à Lomé.', 'meeting', { ordinal: 65, where: 'Lomé' }],
  [
    'La rencontre entre M. Paul Adou et M. Jean Sika a porté sur la pêche.',
    'meeting',
    { participants: ['Paul Adou', 'Jean Sika'], agenda: ['pêche'] },
  ],
  ['Ont également participé à la session M. Paul Adou et M. Jean Sika.', 'meeting', { participants: ['Paul Adou', 'Jean Sika'] }],
  ['Le Comité des ports, qui a siégé à Lomé, a décidé de créer un fonds.', 'commitment', { by: ['Comité des ports'], force: 'decided' }],
]

describe('the reader of French', () => {
  it.each(SENTENCES)('%s', (text, kind, slots) => {
    const claims = read(text).filter((claim) => claim.kind === kind)
    expect(claims.map((claim) => claim.slots)).toContainEqual(expect.objectContaining(slots))
  })

  it.each([
    'Le Togo ne signera pas l’accord.',
    'Il convient de noter la hausse.',
    'Le port est ouvert, annonce un communiqué du ministère.',
    'Plus de trois millions de touristes ont visité le Togo.',
  ])('takes no act from: %s', (text) =>
    expect(read(text).filter(({ kind }) => kind === 'instrument' || kind === 'visit' || kind === 'commitment')).toEqual([]),
  )

  it('is asked for French alone, by whatever region', () => {
    const text = 'Le Bénin et le Togo ont signé un accord sur les ports.'
    expect(reader.read({ text, language: 'fr-BE' }).claims).toHaveLength(1)
    expect(reader.read({ text }).claims).toEqual([])
  })

  const folder = join(import.meta.dirname, '../../../examples/fr')
  const texts = readdirSync(folder).flatMap((file) => (file.endsWith('.txt') ? [readFileSync(join(folder, file), 'utf8')] : []))

  it('explains what it reads, with every word where it stands', () => {
    for (const text of texts) {
      const { reading, sentences } = explainUnits(readFrench(tables), input(text), 2)
      expect(reading).toEqual(reader.read(input(text)))
      expect(sentences.flatMap(({ claims }) => claims)).toEqual(reading.claims)
      for (const { passage, spans, slots, inferred } of reading.claims) {
        expect(text.slice(passage.start, passage.end).length).toBeGreaterThan(0)
        for (const slot of Object.keys(slots)) {
          expect(spans[slot] !== undefined || inferred[slot] !== undefined || /^(?:action|force|role|stance|modality)$/.test(slot)).toBe(
            true,
          )
          for (const { start, end } of spans[slot] ?? []) expect([start < end, end <= text.length]).toEqual([true, true])
        }
      }
    }
  })

  it('never throws: words of real sentences in any order, with marks between them', () => {
    const words = [...new Set(texts.join(' ').split(/\s+/))]
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(',', ';', ':', '(', ')', '«', '»', '\n', '-', 'et', 'qui', 'que')), {
          maxLength: 60,
        }),
        (picked) => {
          read(picked.join(' '))
        },
      ),
      { numRuns: 300 },
    )
  })
})
