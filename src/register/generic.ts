import { nameKey } from './names.ts'

/**
 * Words that many bodies have in their names. A name of nothing else ("the Ministerial Meeting", "the Supreme Council") is known inside its
 * document only: two documents may mean two bodies by it.
 */
const GENERIC = new Set(
  (
    'the a of on in at for and meeting meetings session sessions summit conference forum dialogue dialogues consultation consultations talks ' +
    'negotiation negotiations format mechanism commission committee council assembly board group working joint ministerial ' +
    'minister ministers foreign leaders leader heads state government senior officials official executive supreme general ordinary ' +
    'extraordinary regular annual special high level strategic political economic intergovernmental bilateral trilateral retreat plenary ' +
    'round rounds preparatory coordinating coordination steering national presidential secretariat task force team troika bureau'
  ).split(' '),
)

/** A name made of generic words, ordinals and years alone: it does not tell which body is meant. */
export function isGenericBody(name: string): boolean {
  return nameKey(name)
    .split(' ')
    .every((word) => GENERIC.has(word) || /^(?:\d+(?:st|nd|rd|th)?|s)$/.test(word))
}
