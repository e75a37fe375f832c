import type { Chance } from './random.ts'
import type { Person } from './truth.ts'

/** How tellings differ from the truth: spellings that are in use, and faults. */
export interface Noise {
  ordinal(ordinal: number): number
  date(date: string): string
  body(name: string): string
  /** @param placed the state of the person stands beside the name */
  person(person: Person, placed?: boolean): string
}

/** Shares of faults: see README.md beside this file. */
const SHARES = {
  ordinal: 0.01,
  date: 0.005,
  body: 0.005,
  letter: 0.004,
  initial: 0.03,
  surname: 0.04,
  turned: 0.04,
  bare: 0.35,
  honorific: 0.03,
}

const DAY = 86_400_000

export function noiseOf(chance: Chance, noisy: boolean): Noise {
  const fault = (share: number): boolean => chance.is(share) && noisy
  return {
    ordinal: (ordinal) => (fault(SHARES.ordinal) ? Math.max(1, ordinal + chance.pick([-1, 1])) : ordinal),
    date: (date) =>
      date.length === 10 && fault(SHARES.date) ? new Date(Date.parse(date) + chance.pick([-1, 1]) * DAY).toISOString().slice(0, 10) : date,
    body: (name) => (fault(SHARES.body) ? swapped(name, chance) : name),
    person: ({ given, middle, surname }, placed = false) => {
      const first = fault(SHARES.initial) && placed ? `${given.charAt(0)}.` : given
      const full =
        fault(SHARES.surname) && placed ? surname : `${first} ${middle !== undefined && chance.is(0.4) ? `${middle} ` : ''}${surname}`
      const turned = fault(SHARES.turned) && first === given && full !== surname ? `${surname} ${given}` : full
      const bare = chance.is(SHARES.bare) ? plain(turned) : turned
      const typed = fault(SHARES.letter) && placed ? swapped(bare, chance) : bare
      return fault(SHARES.honorific) ? `${chance.pick(['H.E.', 'Dr.', 'H.E. Mr.'])} ${typed}` : typed
    },
  }
}

/** As those write who have no keys for other languages: `Álvarez` → `Alvarez`, `Sørensen` → `Sorensen`. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'O')

/** Two letters inside a word change places. */
function swapped(name: string, chance: Chance): string {
  const words = name.split(' ')
  const long = words.flatMap((word, i) => (/^\p{L}{5,}$/u.test(word) ? [i] : []))
  if (long.length === 0) return name
  const at = chance.pick(long)
  const word = words[at] as string
  const i = chance.whole(1, word.length - 3)
  words[at] = `${word.slice(0, i)}${word.charAt(i + 1)}${word.charAt(i)}${word.slice(i + 2)}`
  return words.join(' ')
}
