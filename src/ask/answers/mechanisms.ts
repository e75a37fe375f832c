import { bodies, gap } from '../../brief/sections/bodies.ts'
import { compare } from '../../register/compare.ts'
import { told, type Answer } from './answer.ts'

export const mechanism: Answer = async (ask) => {
  const { register, query } = ask
  const [entity] = query.about
  if (entity === undefined) return told(ask, [], () => [])
  const records = await register.records({ kind: 'meeting', body: entity.id })
  if (query.tell === 'missing') {
    const held = records.filter(({ modality, to, fields }) => modality === 'done' && to !== undefined && fields['ordinal'] !== undefined)
    return told(ask, held, (_view, kept) => {
      const inTime = kept.toSorted((a, b) => compare(a.from ?? '', b.from ?? ''))
      return inTime.map((_, index) => gap(inTime.slice(0, index + 1)))
    })
  }
  return told(ask, records, (view) => {
    const [only] = bodies(view).lines
    const said = JSON.stringify(only?.parts ?? [])
    return said.includes('"rhythm"') || said.includes('"meets: {}"') ? [only] : []
  })
}
