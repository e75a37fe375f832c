import { suggest } from '../brief/suggest.ts'
import { nameKey } from '../register/names.ts'
import type { NameAt, RegisterReader } from '../register/register.ts'
import { exactForm } from './best-form.ts'
import type { Form, Item } from './form.ts'
import type { Grammar } from './grammar.ts'
import type { Asked } from './take-apart.ts'

/** Why a question is not answered, in one line, and questions like it that would be. */
export interface Refused {
  readonly refused: string
  readonly like: readonly string[]
  /** Whether it was understood, and nothing is told of it. */
  readonly standing: 'not understood' | 'not told'
}

const MOST_LIKE = 3
/** Words that are looked for as names only when nothing else is. */
const SMALL: ReadonlySet<string> = new Set(['at', 'as', 'such', 'too', 'also'])

/** Why no form fits: a name that is not known, else what was understood. */
export async function whyNot({ words }: Asked, items: readonly Item[], grammar: Grammar, register: RegisterReader): Promise<Refused> {
  // A word that nobody knows where a name would make it a question is asked for as a name.
  for (const [index, item] of items.entries()) {
    if (item.is !== 'word' || SMALL.has(item.text)) continue
    let end = index
    while (items[end + 1]?.is === 'word') end++
    const name: NameAt = { from: item.from, to: item.to, name: words.slice(item.from, items[end]?.to).join(' ') }
    const tried: Item = { ...item, is: 'names', names: [name, name] }
    const joined = joinNames([...items.slice(0, index), tried, ...items.slice(end + 1)])
    if (exactForm(joined, grammar) !== undefined) return unknownName(name.name, register)
  }
  const understood = items
    .filter(({ is }) => is !== 'word')
    .map(({ text, names }) => (names.length > 0 ? names.map(({ name }) => name).join(' and ') : text))
  const not = items.filter(({ is }) => is === 'word').map(({ text }) => `“${text}”`)
  const known = understood.length === 0 ? 'Nothing of it is known' : `Understood: ${understood.join(' · ')}`
  return {
    refused: `the question is not understood. ${known}${not.length === 0 ? '' : `; not: ${not.join(', ')}`}.`,
    like: likest(items, grammar),
    standing: 'not understood',
  }
}

/** That the register knows nobody of a name, and who is meant perhaps. */
async function unknownName(name: string, register: RegisterReader): Promise<Refused> {
  const known = (await register.entities()).filter(({ kind }) => kind !== 'instrument' && kind !== 'programme')
  const near = suggest(
    name,
    known.flatMap(({ names }) => names.filter((one) => nameKey(one) !== nameKey(name))),
  )
  const meant = near.length === 0 ? '' : ` Did you mean: ${near.join(', ')}?`
  return { refused: `the register names nobody and nothing “${name}”.${meant}`, like: [], standing: 'not understood' }
}

/** That a name is known, and nothing in the register bears it. */
export async function notNamed(name: string, register: RegisterReader): Promise<Refused> {
  return { ...(await unknownName(name, register)), standing: 'not told' }
}

/** Examples of the forms that share most with a question. */
function likest(items: readonly Item[], { questions }: Grammar): readonly string[] {
  const signs = new Set(items.filter(({ is }) => is === 'sign').map(({ text }) => text))
  const shared = (form: Form): number => {
    const own = form.filter((piece) => piece.signs !== undefined)
    const held = own.filter((piece) => [...(piece.signs ?? [])].some((sign) => signs.has(sign))).length
    // Who asks in one word is told of the shortest forms.
    return held - (own.length - held) / 10
  }
  return questions
    .map(({ example, forms }) => ({ example, score: Math.max(...forms.map(shared)) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_LIKE)
    .map(({ example }) => example)
}

/** Names side by side, or joined by "and" and its like, are one thing. */
function joinNames(items: readonly Item[]): readonly Item[] {
  const done: Item[] = []
  for (const item of items) {
    const joint = done.at(-1)?.text === 'with' ? done.at(-2) : done.at(-1)
    if (item.is === 'names' && joint?.is === 'names')
      done.splice(done.indexOf(joint), 2, { ...joint, names: [...joint.names, ...item.names], to: item.to })
    else done.push(item)
  }
  return done
}
