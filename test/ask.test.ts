import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion, readGrammar, type Answered } from '../src/ask/index.ts'
import { RULES } from '../src/watch/rules.fixture.ts'
import { nameKnowledge } from '../src/cli/names.ts'
import { readRows, several } from '../src/language/tables.ts'
import { openRegister, type Register } from '../src/register/index.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { chancery, chanceryJson, EXAMPLES, scratch } from './run.ts'
import { serving } from './server.ts'

const tables = await loadKnowledge()
const grammar = readGrammar(tables)
const rows = readRows('questions', tables['questions'] ?? '')
const { path, gone } = scratch()
/** The day of most examples: all documents were published by then. */
const LATE = '2025-06-01'
let register: Register

beforeAll(async () => {
  // The answers are those of the English and French examples: they need not be written again for each language that is read.
  const english = readdirSync(EXAMPLES).filter((name) => name.endsWith('.txt'))
  await chancery(['add', ...[...english, 'fr'].map((name) => join(EXAMPLES, name)), '--data', path('data')])
  register = await openRegister(path('data'), { readonly: true, knowledge: nameKnowledge(tables) })
}, 120_000)
afterAll(async () => {
  await register.close()
  gone()
})

async function ask(question: string, day = LATE): Promise<readonly Answered[]> {
  if (day >= LATE) return answerQuestion(register, { grammar, rules: RULES }, question, day)
  const then = await register.asOf(day, 'published')
  try {
    return await answerQuestion(then, { grammar, rules: RULES }, question, day)
  } finally {
    await then.close()
  }
}
const said = (answers: readonly Answered[]): readonly string[] =>
  answers.flatMap(({ lines, none, standing }) =>
    standing === 'answered'
      ? lines.map(({ head, parts }) => `${head.text}: ${parts.map(({ text }) => text).join(' · ')}`)
      : [standing === 'not told' ? 'not told' : `not understood: ${none}`],
  )

describe('the forms of questions', () => {
  it('are many, and each has an example with its answer', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120)
    expect(rows.filter(({ cells }) => !cells['question'] || !cells['answer']).map(({ key }) => key)).toEqual([])
  })

  it.each(rows.map(({ key, cells }) => [key, cells['question'] ?? '', cells['asof'] ?? LATE, several(cells['answer'])] as const))(
    '%s: %s',
    async (key, question, day, wanted) => {
      const answers = await ask(question, day)
      const lines = said(answers)
      const hasMore = wanted.at(-1) === '…'
      const beginnings = hasMore ? wanted.slice(0, -1) : wanted
      expect([answers.at(-1)?.form, lines.map((line, index) => line.slice(0, beginnings[index]?.length ?? line.length))]).toEqual([
        key,
        hasMore ? [...beginnings, ...lines.slice(beginnings.length)] : beginnings,
      ])
      if (hasMore) expect(lines.length).toBeGreaterThan(beginnings.length)
    },
  )
})

/** What is worded otherwise than the table has it: another order, other words, less said. */
describe('questions as people word them', () => {
  it.each([
    ['When was Lavrov last in Jakarta?', 'visit-when', /14 Jul 2023/],
    ['Which leaders came to Brazil in 2024?', 'visit-who', /Emmanuel Macron/],
    ['Who holds the BRICS presidency in 2025?', 'chairs-now', /^Brazil, chair, BRICS: 2025/],
    ['What was the trade turnover between Kazakhstan and Uzbekistan in 2022?', 'figure-last', /\$5 bn, \+30 %.*\$4\.6 bn/],
    ['What deals have Kenya and Jamaica signed?', 'signed-pair', /MoU on training in tourism: signed 14 Oct 2024/],
    ['Has the trade house in Tashkent been opened?', 'become', /trade house in Tashkent.*overdue/],
    ['What has Japan proposed at the ARF?', 'proposed-what', /^regional roster of disaster relief experts/],
    ['What statements were adopted at the 18th East Asia Summit?', 'adopted', /^EAS Leaders' Statement/],
    ['Has Russia ever met Indonesia?', 'whether-met', /^17th ASEAN-Russia Senior Officials' Meeting/],
    ['What training does Russia offer to ASEAN?', 'programmes-by', /^online training course/],
    ['What did the EU promise ASEAN?', 'promised-to', /^mobilise €10 billion for projects in ASEAN/],
    ['Do the sources agree on trade between Kazakhstan and Uzbekistan?', 'differ', /\$5 bn.*\$4\.6 bn/],
    ['Who is the Secretary-General of ASEAN?', 'post-who', /^Kao Kim Hourn/],
    ['Which agreements expire in 2027?', 'lapsing', /^memorandum on consultations: until 31 Mar 2027/],
    ['How often does the commission of Kazakhstan and Uzbekistan meet?', 'body-often', /Kazakhstan|not told/],
    ['Where and when did Kazakhstan and Indonesia first meet?', 'first-met', /20 Sep 2023 · New York/],
    ['Who adopted the Bishkek Declaration?', 'adopted-who', /^Bishkek Declaration: adopted/],
  ])('%s', async (question, form, answer) => {
    const answers = await ask(question)
    expect([answers.at(-1)?.form, said(answers)[0]]).toEqual([form, expect.stringMatching(answer)])
  })
})

describe('what is not told', () => {
  it.each([
    ['nobody says so', 'When did Kenya and Brazil last meet?'],
    ['only another time is told of', 'Did Kazakhstan and Indonesia meet in 2019?'],
    ['only another level is told of', 'When did Kazakhstan and Indonesia last meet at the level of presidents?'],
    ['a place is known and not named', 'When did Kazakhstan and Indonesia last meet in Reykjavik?'],
    ['a state is known and not named', 'What did Kazakhstan and Andorra sign?'],
    ['the day of a session is not told', 'What did Japan propose before the 3rd East Asia Summit?'],
  ])('when %s: %s', async (_why, question) => {
    const answers = await ask(question)
    expect(answers.map(({ standing, lines, footnotes }) => [standing, lines, footnotes])).toEqual([['not told', [], []]])
    expect(answers[0]?.none).toMatch(/sources read|the register names nobody/)
  })

  it('as of a day before it was told', async () => {
    const question = 'What did Kenya and Jamaica sign?'
    expect(said(await ask(question, '2024-10-01'))).toEqual(['not told'])
    expect(said(await ask(question))).not.toEqual(['not told'])
  })
})

describe('what is not understood', () => {
  it.each([
    ['Why is the sky blue?', /“sky”, “blue”/],
    ['When did Kazakhstan and Wonderland last meet?', /names nobody and nothing “wonderland”/],
    ['When did Kazakhstan and Indonezia last meet?', /Did you mean: .*Indonesia/],
    ['What are the relations of Philippines and Vietnam at ministerial level?', /cannot be narrowed by rank/],
    ['Kazakhstan', /not understood/],
    ['', /not understood/],
    ['?'.repeat(5000), /not understood/],
    ['who who who '.repeat(2000), /not understood/],
    ['what was agreed?', /does not say of which meeting/],
  ])('%.60s', async (question, why) => {
    const [first, ...more] = await ask(question)
    expect(more).toEqual([])
    expect([first?.standing, first?.lines, first?.footnotes]).toEqual(['not understood', [], []])
    expect(first?.none).toMatch(why)
  })

  it('is told with questions like it, each of which is understood', async () => {
    const [first] = await ask('When did Kazakhstan and Indonesia whistle?')
    expect(first?.like.length).toBeGreaterThan(0)
    for (const question of first?.like ?? []) expect([question, (await ask(question))[0]?.standing]).toEqual([question, 'answered'])
  })
})

describe('chancery ask', () => {
  const run = (...args: readonly string[]) => chancery(['ask', ...args, '--data', path('data'), '--as-of', LATE])

  it('prints the answer with its footnotes', async () => {
    const { code, out } = await run('When did Kazakhstan and Indonesia last meet, and what was agreed?')
    expect(code).toBe(0)
    expect(out).toMatch(/^ {2}political consultations of Kazakhstan and Indonesia: 2 Apr 2024 \[1\]/m)
    expect(out).toMatch(/^\[1\] “[^”]*consultations[^”]*” [^·]*, 3 Apr 2024 ·/m)
  })

  it('as JSON, with the claims of each footnote', async () => {
    const { answers } = await chanceryJson<{ answers: Answered[] }>([
      'ask',
      'When did Kazakhstan and Indonesia last meet?',
      '--data',
      path('data'),
    ])
    expect(answers.map(({ form, standing }) => [form, standing])).toEqual([['last-met', 'answered']])
    expect(answers[0]?.footnotes[0]?.claims.length).toBeGreaterThan(0)
  })

  it('lists the forms', async () => {
    const { code, out } = await run('--forms')
    expect([code, out.trim().split('\n').length]).toEqual([0, rows.length])
  })

  it.each([
    [0, 'When did Kenya and Brazil last meet?', /not in the sources read: \d+ documents/],
    [2, 'When did Kazakhstan and Indonesia whistle?', /not understood/],
    [2, '', /What is the question/],
  ])('ends with %i for “%s”', async (code, question, told) => {
    const ran = await run(question)
    expect(ran.code).toBe(code)
    expect(ran.out + ran.err).toMatch(told)
  })
})

describe('/api/ask', () => {
  it('answers as the command does, and tells what can be asked', async () => {
    const server = await serving(['--data', path('data')])
    try {
      const question = 'When did Kazakhstan and Indonesia last meet, and what was agreed?'
      const told = await chanceryJson(['ask', question, '--data', path('data'), '--as-of', LATE])
      const { response, body } = await server.ask(`ask?q=${encodeURIComponent(question)}&asOf=${LATE}`)
      expect([response.status, body]).toEqual([200, told])
      const forms = await server.ask<{ items: { example: string }[] }>('ask/forms')
      expect(forms.body.items.map(({ example }) => example)).toEqual(rows.map(({ cells }) => cells['question']))
      expect((await server.ask('ask')).response.status).toBe(400)
      expect((await server.ask(`ask?q=${'why '.repeat(200)}`)).response.status).toBe(400)
    } finally {
      await server.stop()
    }
  })
})
