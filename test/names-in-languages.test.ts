import { describe, expect, it } from 'vitest'
import { nameKnowledge } from '../src/cli/names.ts'
import { inFolder, oneClaim, BY } from '../src/register/claims.fixture.ts'
import { openRegister } from '../src/register/index.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'

const knowledge = nameKnowledge(await loadKnowledge())

describe('names in other languages', () => {
  it.each([
    ['kenya', { fr: 'Kenya', ru: 'Кения' }],
    ['united nations', { fr: 'Nations unies', ru: 'Организация Объединенных Наций' }],
    ['geneva', { fr: 'Genève', ru: 'Женева' }],
  ])('%s', (name, expected) => {
    expect(knowledge.inLanguages?.get(name)).toEqual(expected)
  })

  it('are told of whoever is named, and find them', () =>
    inFolder(async (folder) => {
      const register = await openRegister(folder, { create: true, knowledge })
      const { document, reading } = oneClaim('Jane Roe visited Kenya.', 'visit', { who: 'Jane Roe', where: 'Kenya', when: '2024-10-01' })
      await register.add(document, reading, BY)
      for (const name of ['Kenya', 'Кения', 'кения']) {
        const { entities } = await register.entitiesNamed(name)
        expect(entities).toMatchObject([{ name: 'Kenya', inLanguages: { fr: 'Kenya', ru: 'Кения' } }])
      }
      expect((await register.entitiesNamed('Jane Roe')).entities[0]?.inLanguages).toBeUndefined()
      await register.close()
    }))
})
