import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { explainUnits } from '../cascade/explain.ts'
import type { Claim, Kind } from '../claim.ts'
import { createReader } from '../read.ts'
import { readRussian } from './read.ts'

const tables = await loadKnowledge()
const reader = createReader(tables)
const input = (text: string) => ({ text, issuer: 'Того, Министерство иностранных дел', date: '2025-05-20', language: 'ru' })
const read = (text: string): readonly Claim[] => reader.read(input(text)).claims

/** Sentences of each class, and what must be among the slots of the claim. */
const SENTENCES: readonly (readonly [text: string, kind: Kind, slots: Claim['slots']])[] = [
  ['4 мая в г. Ломе было подписано соглашение о портах с Республикой Бенин.', 'instrument', { action: 'signed', when: '2025-05-04' }],
  ['Председательство в Комитете по портам осуществляет Бенин.', 'chairmanship', { party: ['Benin'], role: 'presidency' }],
  ['Очередная сессия Комитета по портам планируется провести в Ломе в июне.', 'meeting', { where: 'Lomé', when: '2025-06' }],
  ['Йон Арнасон назначен послом Того в Бенине.', 'post', { person: 'Йон Арнасон', post: 'посол', of: 'Togo' }],
  [
    'Экспорт достиг 640 млн долларов, а импорт риса снизился на 3,2 % – до 410 млн долларов.',
    'figure',
    { measure: 'импорт риса', value: 410000000, change: '-3.2%' },
  ],
  ['Резолюцию приветствовали четыре делегации.', 'position', { holder: ['делегации'], stance: 'welcomes', subject: 'Резолюция' }],
  ['Законопроект поддержали все участники.', 'position', { holder: ['участники'], stance: 'supports', subject: 'законопроект' }],
  ['Товарооборот с Бенином вырос на 6 % и составил 2 млрд долл. США.', 'figure', { value: 2000000000, unit: 'USD', change: '+6%' }],
  [
    'Стороны договорились:\n– открыть порт до конца 2026 года;\n– снизить пошлины.',
    'commitment',
    { what: 'снизить пошлины', force: 'agreed' },
  ],
  [
    'Делегации отметили, что в 2024 году товарооборот Того с Бенином вырос вдвое и превысил 40 млн евро.',
    'figure',
    { between: ['Togo', 'Benin'], value: 40000000, qualifier: 'over', change: '+100%', period: '2024' },
  ],
  [
    'В 2024 году экспорт тоголезских товаров в Бенин составил 40 млн евро, импорт – 12 млн.',
    'figure',
    { measure: 'экспорт тоголезских товаров', from: 'Togo', to: 'Benin', value: 40000000 },
  ],
  [
    'В 2024 году по каналу перевезено 1,6 млн тонн риса, что на 12 % больше, чем годом ранее.',
    'figure',
    { value: 1600000, unit: 'tonne', change: '+12%', period: '2024' },
  ],
  [
    'За три месяца проследовало 134 грузовых поезда из Ганы.',
    'figure',
    { measure: 'грузовые поезда из Ганы', unit: 'train', from: 'Ghana' },
  ],
  ['Закуплено 30 катеров, 12 автобусов и 40 тракторов.', 'figure', { measure: 'тракторы', value: 40, unit: 'tractor' }],
  ['Протяженность канала составляет 523 км, из которых 305 км пройдет по территории Того.', 'figure', { value: 305, unit: 'kilometre' }],
  ['Эксперты прогнозируют рост торговли в 2026 году на 4 %.', 'figure', { change: '+4%', period: '2026' }],
  ['Наибольший прирост поставок зафиксирован у Того (на 18 %) и Ганы (на 11 %).', 'figure', { of: 'Ghana', change: '+11%' }],
  ['За год 40 % товарооборота пришлось на рис и хлопок.', 'figure', { measure: 'рис и хлопок', value: 40, unit: 'percent' }],
  [
    'Первая сессия Комитета по портам прошла в мае 2023 г. в Ломе, вторая – в июне 2024 г. в Аккре.',
    'meeting',
    { body: 'Комитет по портам', ordinal: 2, where: 'Accra', when: '2024-06' },
  ],
  [
    'Создан Комитет по портам, первая сессия которого пройдёт в Ломе в июне.',
    'meeting',
    { body: 'Комитет по портам', ordinal: 1, where: 'Lomé', when: '2025-06' },
  ],
  ['Четвёртая сессия Комитета по портам прошла в Ломе, пятую планируется провести в Аккре.', 'meeting', { ordinal: 5, where: 'Accra' }],
  ['В Ломе прошли очередные, десятые по счёту, политические консультации.', 'meeting', { body: 'политические консультации', ordinal: 10 }],
  [
    'В Ломе прошёл Форум по портам, в работе которого принял участие К.Аманов.',
    'meeting',
    { body: 'Форум по портам', participants: ['К.Аманов'] },
  ],
  // Documents.
  [
    'Стороны приветствовали вступление в силу Соглашения о взаимном признании дипломов об образовании, подписанного 5 мая 2023 года в Ломе.',
    'instrument',
    { type: 'Соглашение', action: 'signed', when: '2023-05-05' },
  ],
  [
    'Состоялось подписание:\n– Соглашения о карантине растений;\n– контракта на поставку катеров.',
    'instrument',
    { subject: 'поставка катеров' },
  ],
  ['Совет рассмотрел проект плана действий по рыболовству.', 'instrument', { type: 'план действий', action: 'discussed' }],
  ['Того и Гана ведут переговоры о заключении соглашения о рыболовстве.', 'instrument', { action: 'negotiated', subject: 'рыболовство' }],
  ['Подписание соглашения о портах ожидается в июне.', 'instrument', { action: 'signed', when: '2025-06' }],
  ['Утверждён План работы на 2026 год.', 'instrument', { action: 'approved', period: '2026' }],
  [
    'Министры приветствовали завершение переговоров по Соглашению о рыболовстве и выразили надежду на его подписание до конца года.',
    'instrument',
    { type: 'Соглашение', action: 'signed', when: '../2025-12' },
  ],
  [
    'Ратифицированы:\n1) договор о выдаче;\n2) соглашение с Правительством Ганы о портах.',
    'instrument',
    { subject: 'порты', action: 'ratified', parties: ['Ghana', 'Togo'] },
  ],
  ['По итогам подписаны меморандум о сотрудничестве с Ганой и протокол о портах.', 'instrument', { type: 'протокол', subject: 'порты' }],
  ['Соглашение о моряках на сегодня ратифицировали восемь государств.', 'instrument', { action: 'ratified', by: ['восемь государств'] }],
  // Programmes.
  [
    'По проекту «Парус», реализованному в 2020–2023 годах при финансировании Норвегии, обучение прошли 40 врачей.',
    'programme',
    { by: ['Norway'] },
  ],
  ['Того поблагодарил Норвегию за техническую помощь.', 'programme', { by: ['Norway'] }],
  ['На модернизацию порта выделяется 8 млн евро.', 'programme', { title: 'модернизация порта', value: 8000000 }],
  // Promises.
  [
    'П.Аду сообщил о намерении Норвегии открыть в 2026 году школу.',
    'commitment',
    { by: ['Norway'], what: 'открыть в 2026 году школу', force: 'intends' },
  ],
  ['Комиссия постановила:\n– поручить министерствам до мая 2026 года завершить опись портов.', 'commitment', { force: 'tasked' }],
  // Ideas.
  ['Гана предложила учредить премию и открыть морской центр.', 'initiative', { idea: 'открыть морской центр', by: ['Ghana'] }],
  ['Гана предложила создать фонд портов; Того поддержал эту идею.', 'initiative', { by: ['Ghana'], supporters: ['Togo'] }],
  ['Предложение Ганы о создании сети портов получило одобрение.', 'initiative', { by: ['Ghana'], action: 'supported' }],
  ['Того приветствовал скорейшее открытие порта.', 'position', { subject: 'скорейшее открытие порта' }],
  [
    'В сессии Комитета по портам приняли участие министры Того, Бенина и Ганы, а также К.Аманов.',
    'meeting',
    { participants: ['Togo', 'Benin', 'Ghana', 'К.Аманов'] },
  ],
  ['Послом Того в Японии назначен Йон Арнасон.', 'post', { person: 'Йон Арнасон', post: 'Посол', of: 'Togo' }],
  [
    'П.Аду передал министру торговли Бенина приглашение посетить Ломе.',
    'visit',
    { who: 'министр торговли Бенина', where: 'Lomé', host: 'П.Аду' },
  ],
  ['В столице Того прошла сессия Комитета по портам на уровне министров.', 'meeting', { where: 'Lomé', rank: 'ministers' }],
  ['Союз городов – межправительственный форум.', 'body', { name: 'Союз городов', nature: 'межправительственный форум' }],
  ['В этом году отмечается 35-летие установления дипломатических отношений между Того и Бенином.', 'relation', { years: 35, when: '2025' }],
  [
    'П.Аду и К.Аманов в ходе встречи в Ломе подписали соглашение о портах.',
    'meeting',
    { participants: ['П.Аду', 'К.Аманов'], where: 'Lomé' },
  ],
  [
    'Того и Бенин развивают связи в морской, торговой и портовой областях: состоялся обмен мнениями о портах.',
    'meeting',
    { agenda: ['порты'] },
  ],
  [
    'В Ломе прошла третья сессия Совместной комиссии Ганы и Исландии по портам.',
    'meeting',
    { body: 'Совместная комиссия Ганы и Исландии по портам', ordinal: 3 },
  ],
  ['А.Сика находится с рабочим визитом в Ломе.', 'visit', { who: 'А.Сика', where: 'Lomé', type: 'working' }],
  ['Министерству экономики поручено подготовить доклад.', 'commitment', { tasked: ['Министерство экономики'], force: 'tasked' }],
]

it('what moved by itself is no change of what stands before', () => {
  const [first] = read('Экспорт достиг 640 млн долларов, а импорт снизился на 3,2 %.')
  expect(first?.slots).toMatchObject({ measure: 'экспорт', value: 640000000 })
  expect(first?.slots).not.toHaveProperty('change')
})

describe('the reader of Russian', () => {
  it.each(SENTENCES)('%s', (text, kind, slots) => {
    const claims = read(text).filter((claim) => claim.kind === kind)
    expect(claims.map((claim) => claim.slots)).toContainEqual(expect.objectContaining(slots))
  })

  const folder = join(import.meta.dirname, '../../../examples/ru')
  const texts = readdirSync(folder).flatMap((file) => (file.endsWith('.txt') ? [readFileSync(join(folder, file), 'utf8')] : []))

  it('explains what it reads, with every word where it stands', () => {
    for (const text of texts.slice(0, 6)) {
      const { reading, sentences } = explainUnits(readRussian(tables), input(text), 2)
      expect(reading).toEqual(reader.read(input(text)))
      expect(sentences.flatMap(({ claims }) => claims)).toEqual(reading.claims)
      for (const { passage, spans } of reading.claims) {
        expect(text.slice(passage.start, passage.end).length).toBeGreaterThan(0)
        for (const words of Object.values(spans))
          for (const { start, end } of words) expect([start < end, end <= text.length]).toEqual([true, true])
      }
    }
  })

  it('never throws: words of real sentences in any order, with marks between them', () => {
    const words = [...new Set(texts.join(' ').split(/\s+/))]
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom(...words), fc.constantFrom(',', ';', ':', '(', ')', '«', '»', '\n', '–', 'и', 'который', 'что')),
          { maxLength: 60 },
        ),
        (picked) => {
          read(picked.join(' '))
        },
      ),
      { numRuns: 200 },
    )
  })
})
