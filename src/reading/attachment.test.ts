import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reader } from './reader.fixture.ts'
import { TEMPLATES, type Template } from './attachment.fixture.ts'

/** The templates are few and their arrangements many: each run takes some, always the same. */
const SEEDED = { seed: 20240601, numRuns: 150 }

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Names keep their case, words at the beginning of a sentence do not; the order of a list says nothing. */
const plain = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((one) => String(one).toLowerCase()).sort() : String(value).toLowerCase())

/** What the nearest claim of the kind says otherwise than it should, leaving out some slots; with the sentence, so that a failure can be read. */
function otherwise(text: string, { kind, says }: Template, free: readonly string[] = []): readonly string[] {
  const claims = reader.read({ text, date: '2024-06-01', issuer: 'Peru' }).claims.filter((claim) => claim.kind === kind)
  if (claims.length === 0) return [`no ${kind}: ${text}`]
  const wrong = claims.map(({ slots }) =>
    Object.entries(says).flatMap(([slot, value]) =>
      free.includes(slot) || plain(slots[slot]) === plain(value) ? [] : [`${slot}=${JSON.stringify(slots[slot])}: ${text}`],
    ),
  )
  return wrong.reduce((least, one) => (one.length < least.length ? one : least))
}

/** A template with its adjuncts in any order, up to two of them in front and one in the middle. */
const arranged = fc.constantFrom(...TEMPLATES).chain((template) =>
  fc.record({
    template: fc.constant(template),
    order: fc.shuffledSubarray([...template.adjuncts], { minLength: template.adjuncts.length }),
    front: fc.integer({ min: template.atEnd ? 0 : Math.max(0, template.adjuncts.length - 1), max: Math.min(2, template.adjuncts.length) }),
    middle: fc.integer({ min: 0, max: 1 }),
  }),
)

describe('attachment', () => {
  it('of adjuncts is the same in front, in the middle and at the end', () => {
    fc.assert(
      fc.property(arranged, ({ template, order, front, middle }) => {
        const between = template.atEnd ? order.slice(front, front + middle) : order.slice(front)
        const end = order.slice(front + between.length)
        const parts = [
          `${[...order.slice(0, front), template.subject].join(', ')}${between.length > 0 ? `, ${between.join(' ')},` : ''}`,
          template.predicate,
          ...end,
        ]
        expect(otherwise(`${capital(parts.join(' '))}.`, template)).toEqual([])
      }),
      SEEDED,
    )
  })

  const asides = {
    person: [
      ', who took office in 2022,',
      ', as the ministry recalled,',
      ', accompanied by a delegation of experts,',
      ', who chairs the Rivers Council,',
    ],
    party: [
      ', which has grown steadily,',
      ', as the Minister recalled,',
      ', which joined the fund in 2019,',
      ', having consulted its partners,',
    ],
    several: [', as the Minister recalled,', ', according to the ministry,'],
    thing: [', which has grown steadily,', ', as the Minister recalled,', ', according to the ministry,'],
  } as const
  const before = [
    'While trade has grown steadily, ',
    'As the Minister recalled, ',
    'Following a long debate, ',
    'In addition, ',
    'After the rains had ended, ',
  ]
  const behind = [
    ', while trade has grown steadily',
    ', as the Minister recalled',
    ', which the ministers welcomed',
    ', according to the ministry',
    ', the ministry said',
  ]

  it.each(TEMPLATES.map((template) => [template.name, template] as const))('is the same beside another clause: %s', (_, template) => {
    const { subject, predicate, adjuncts, atEnd } = template
    const around = atEnd ? ['', ` ${adjuncts.join(' ')}`] : [`${adjuncts.slice(0, 1).join(' ')}, `, '']
    const put = (front: string, aside: string, end: string) =>
      `${capital(`${front}${around[0]}${subject}${aside} ${predicate}${around[1]}${end}`)}.`
    const sentences = [
      ...asides[template.subjectIs].filter(() => !template.nominal).map((aside) => put('', aside, '')),
      ...before.map((front) => put(front, '', '')),
      ...behind.map((end) => put('', '', end)),
    ]
    const free = atEnd ? [] : template.adjuncts.length > 1 ? ['at', 'when', 'where'] : []
    expect(sentences.flatMap((text) => otherwise(text, template, free))).toEqual([])
  })

  it.each(
    TEMPLATES.flatMap((template) =>
      template.coordinated.map(([words, more, ...free]) => [`${words} → ${more}`, template, words, more, free] as const),
    ),
  )('of the other slots is the same with more: %s', (_, template, words, more, free) => {
    const { subject, predicate, adjuncts, atEnd } = template
    const text = atEnd ? [subject, predicate, ...adjuncts].join(' ') : `${adjuncts.slice(0, 1).join(', ')}, ${subject} ${predicate}`
    expect(text).toContain(words)
    const rest = atEnd ? free : [...free, ...(adjuncts.length > 1 ? ['where'] : [])]
    expect(otherwise(`${capital(text.replace(words, more))}.`, template, rest)).toEqual([])
  })
})
