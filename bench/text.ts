/**
 * Text for the bench: sentences in the manner of press releases, made from templates by a seeded generator. The same size and seed give
 * the same text. Repetition flatters a reader that caches words, so the figures compare readers and do not foretell real prose.
 */

const STATES = [
  'Indonesia',
  'Viet Nam',
  'Kazakhstan',
  'Brazil',
  'Egypt',
  'Kenya',
  'Jamaica',
  'Oman',
  'Norway',
  'Mongolia',
  'Chile',
  'Morocco',
  'Singapore',
  'Armenia',
  'Ghana',
  'New Zealand',
  'Serbia',
  'Laos',
  'South Africa',
  'Japan',
  'the Philippines',
  'the United Arab Emirates',
  'Türkiye',
  'India',
]
const ADJECTIVES = [
  'Indonesian',
  'Vietnamese',
  'Kazakh',
  'Brazilian',
  'Egyptian',
  'Kenyan',
  'Jamaican',
  'Omani',
  'Norwegian',
  'Mongolian',
  'Chilean',
  'Moroccan',
  'Armenian',
  'Ghanaian',
  'Serbian',
  'Japanese',
  'Turkish',
  'Indian',
]
const CITIES = [
  'Jakarta',
  'Hanoi',
  'Astana',
  'Brasilia',
  'Cairo',
  'Nairobi',
  'Kingston',
  'Muscat',
  'Oslo',
  'Ulaanbaatar',
  'Santiago',
  'Rabat',
  'Yerevan',
  'Accra',
  'Wellington',
  'Belgrade',
  'Vientiane',
  'Pretoria',
  'Tokyo',
  'Manila',
  'Abu Dhabi',
  'Ankara',
  'New Delhi',
  'Addis Ababa',
  'Geneva',
  'Vienna',
]
const GIVEN = [
  'Anna',
  'Budi',
  'Carlos',
  'Dina',
  'Erlan',
  'Fatima',
  'Grace',
  'Haruto',
  'Ingrid',
  'João',
  'Khalid',
  'Linh',
  'Mariam',
  'Nikola',
  'Omar',
  'Priya',
]
const FAMILY = [
  'Santoso',
  'Nguyen',
  'Abenov',
  'Moreira',
  'Haddad',
  'Mwangi',
  'Campbell',
  'Al Busaidi',
  'Lindqvist',
  'Batbayar',
  'Rojas',
  'Benali',
  'Petrosyan',
  'Mensah',
  'Jovanović',
  'O’Connor',
  'Sato',
  'Yıldız',
  'Raman',
]
const POSTS = [
  'Foreign Minister',
  'Deputy Prime Minister',
  'Minister of Trade',
  'Minister of Energy',
  'State Secretary',
  'Deputy Foreign Minister',
  'Special Envoy',
  'Secretary-General',
  'Minister of Digital Development',
  'Permanent Secretary',
]
const BODIES = [
  'Joint Commission on Trade',
  'Joint Working Group on Energy',
  'Senior Officials’ Meeting',
  'Intergovernmental Commission',
  'Strategic Dialogue',
  'Joint Committee on Fisheries',
  'Business Council',
  'Political Consultations',
  'Working Group on Counter-Terrorism',
  'High-Level Forum',
]
const ORGANISATIONS = [
  'ASEAN',
  'the African Union',
  'CARICOM',
  'the GCC',
  'the European Union',
  'BRICS',
  'the SCO',
  'UNESCO',
  'the G20',
  'the Arab League',
  'APEC',
]
const TOPICS = [
  'food security',
  'clean energy',
  'maritime transport',
  'digital trade',
  'public health',
  'disaster relief',
  'tourism',
  'higher education',
  'civil nuclear energy',
  'water management',
  'counter-terrorism',
  'small business',
  'customs procedures',
  'smart cities',
  'fisheries',
  'space research',
]
const INSTRUMENTS = [
  'memorandum of understanding',
  'agreement',
  'protocol',
  'work plan',
  'joint statement',
  'roadmap',
  'treaty',
  'declaration',
  'letter of intent',
]
const RANKS = ['foreign ministers', 'deputy ministers', 'senior officials', 'leaders', 'experts', 'heads of delegation']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'ninth',
  'eleventh',
  'twelfth',
  'twentieth',
  '8th',
  '14th',
  '23rd',
  '31st',
]
const HEDGES = ['almost', 'about', 'over', 'nearly', 'more than']
const CURRENCIES = ['$', '€', 'US$', '£']
const COUNTS = ['two', 'three', 'five', 'seven', 'ten', '12', '25', '40', '120', '350']

/** The sentences, in our own words. A slot is a list's letter in braces; the same slot twice in a sentence holds the same words. */
export const TEMPLATES = [
  'On {d}, {t} of {s} {p} will pay an official visit to {c} at the invitation of {q} {a} counterpart.',
  'On {w}, {p} met with {t} {p2} of {s} in {c} to discuss {x} and {x2}.',
  'The {n} session of the {s}–{s2} {b} was held in {c} on {d}.',
  'The {n} meeting of the {b} between {s} and {s2} will take place by videoconference in {m}.',
  'In the first nine months of {y}, trade between {s} and {s2} grew by {k} percent to {h} {u} billion.',
  'According to the {a} side, mutual trade reached {u} billion in {y}, up {k} percent from the year before.',
  'The ministers signed a {i} on {x} between {s} and {s2}.',
  'A {i} on {x} was signed in {c} on {d} by {p} and {p2}.',
  'The {i} on {x}, adopted in {y}, remains in force until {y2}.',
  'The parties expect to sign a {i} on {x} during the visit.',
  '{s} proposed to convene a conference on {x} in {c} in {m}.',
  'The proposal of {s} on {x} was supported by {s2} and {s3}.',
  '{S} pledged {u} million to {o} for projects in {x}.',
  'The two sides agreed to open a joint centre for {x} in {c} by the end of {y2}.',
  'The {r} tasked the {b} with preparing a {i} on {x} before {m}.',
  '{s} acceded to the {i} on {x} in {y}.',
  'This year marks the {n} anniversary of diplomatic relations between {s} and {s2}.',
  'Diplomatic relations between {s} and {s2} were established on {d}.',
  '{S} has been a dialogue partner of {o} since {y}.',
  '{S} holds the presidency of {o} in {y2}.',
  'The meeting was co-chaired by {p}, {t} of {s}, and {p2}, {t2} of {s2}.',
  'The {r} reviewed the implementation of the {i} for {y}–{y2}.',
  'Since {y}, more than {z} officials from {s} have taken part in training courses on {x} in {c}.',
  'A training programme on {x} for diplomats of {s}, launched in {y}, has been extended until {y2}.',
  'The {b} is the main mechanism for dialogue on {x} and {x2} and meets every year.',
  'The {b}, established in {y}, resumed its work on {d} after a pause of {e} years.',
  '{P}, {t} of {s}, took part in the {n} {o} summit held in {c} from {f} {m}.',
  'On the sidelines of the {o} meeting, {p} held talks with {t} of {s} {p2}.',
  '{S} welcomes the decision of {o} to strengthen cooperation in {x}.',
  '{P} expressed concern over the situation in {x} and called for closer consultation.',
  'The {r} reaffirmed their commitment to {x} and condemned all attempts to undermine it.',
  'The agenda of the talks includes {x}, {x2} and {x3}.',
  'Special attention will be given to {x}, as well as to {x2}.',
  'The next round of consultations is scheduled for {m} in {c}.',
  'The {n} round of the {b} was postponed at the request of {s}.',
  'As {p} noted, “the {i} on {x} opens the way for new projects in {x2}”.',
  'The sides exchanged views on {x} and agreed to continue the dialogue at the level of {r}.',
  'Exports from {s} to {s2} rose to {u} billion in {y}, while imports fell by {k} percent.',
  'Mr. {p} arrived in {c} on {w} for a three-day working visit.',
  'H.E. Ms. {p}, {t} of {s}, delivered a statement on behalf of {o}.',
  'Within the framework of {o}, {s} intends to host {e} events on {x} in {y2}.',
  'We agreed to establish a working group on {x} under the {b}.',
  'We took note of the report of the {b} and looked forward to its {n} session in {c}.',
  'The Ministers adopted a {i} on {x} for {y}–{y2} and a {i2} on {x2}.',
  'Memorandums on {x} were concluded between {o} and {s} ({y}) and between {o} and {s2} ({y2}).',
  'Signed in {y} in {c}, the {i} laid the foundation for relations between {s} and {s2}.',
  'An agreement on visa-free travel for citizens of {s} and {s2} entered into force on {d}.',
  'The parties intend to double trade to {u} billion by {y2}.',
  'The {a} government will grant {e} scholarships a year to students from {s} between {y} and {y2}.',
  '{P} thanked {s} for hosting the {n} session and invited {r} to {c} in {m}.',
  'A telephone conversation took place on {d} between {p} and {t} of {s} {p2}.',
  'The {n} Business Forum “{s}–{s2}” gathered {h} {z} participants from {e} countries.',
  'The {b} between {s} and {s2} last met at the level of {r} in {c} in {m}.',
  'It covers {x}, {x2} and {x3} and brings together experts from all member states of {o}.',
  'No decision on {x} was taken at the meeting of {r} in {c}.',
  'The delegation of {s}, led by {t} {p}, included representatives of {e} companies.',
  'Following the talks, a {i} on cooperation in {x} and a {i2} on {x2} were exchanged.',
  'The forum’s {n} plenary session, chaired by {s}, focused on {x}.',
  'Under the chairmanship of {s}, {o} will hold the {n} conference on {x} on {f} {m}.',
  '{P} was appointed {t} of {s} in {m}.',
  'The Secretariat of {o} will circulate a draft {i} within sixty days.',
  'Both sides stressed the need to complete the {i} on {x} before the {n} meeting of the {b}.',
  '(a) strengthen the exchange of information on {x}; (b) hold a seminar on {x2} in {c}; and (c) report to the {b} in {m};',
  'Investment by {a} companies in {s} totalled {h} {u} million at the end of {y}.',
  'Among the expected outcomes are two work plans, on {x} for {y}–{y2} and on {x2}, and a statement on {x3}.',
  '{S} and {s2} upgraded their ties to a strategic partnership during the visit of {p} to {c} in {y}.',
  'The first meeting of the {b} in this format took place in {c} on {d} and was attended by {r}.',
  'Speaking in {c}, {p} said that {s} stands ready to share its experience in {x} with members of {o}.',
  'The {a} side expressed interest in joining the {i} on {x}.',
  'The Centre for {x} in {c} has held {e} seminars for specialists from {s} and {s2} since {y}.',
  'Consultations between the ministries of foreign affairs of {s} and {s2} were held on {d} in {c}, with {x} and {x2} on the agenda.',
  '{P} paid a courtesy call on {t} of {s} {p2} and handed over a message on {x}.',
  'Trade in services, which fell by {k} percent in {y}, recovered to {u} billion in {y2}.',
  'The {i} was ratified by {s} in {m} and by {s2} a year later.',
  'During the reporting period, {o} implemented {e} projects on {x} with a total budget of {u} million.',
  'Work on a free trade area between {s} and {o} continues, with the {n} round of negotiations held in {c} in {m}.',
] as const

/** A seeded generator of numbers in [0, 1): mulberry32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Draw = (limit: number) => number
type Filler = (draw: Draw) => string

const from =
  (list: readonly string[]): Filler =>
  (draw) =>
    list[draw(list.length)] ?? ''
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const person: Filler = (draw) => `${from(GIVEN)(draw)} ${from(FAMILY)(draw)}`
const day: Filler = (draw) => `${1 + draw(28)} ${from(MONTHS)(draw)} ${2015 + draw(11)}`

const FILLERS: Readonly<Record<string, Filler>> = {
  s: from(STATES),
  S: (draw) => capital(from(STATES)(draw)),
  a: from(ADJECTIVES),
  c: from(CITIES),
  p: person,
  P: person,
  t: from(POSTS),
  b: from(BODIES),
  o: from(ORGANISATIONS),
  x: from(TOPICS),
  i: from(INSTRUMENTS),
  r: from(RANKS),
  d: day,
  m: (draw) => `${from(MONTHS)(draw)} ${2015 + draw(11)}`,
  w: from(WEEKDAYS),
  y: (draw) => `${2004 + draw(20)}`,
  // The second year of a sentence follows the first.
  y2: (draw) => `${2024 + draw(7)}`,
  n: from(ORDINALS),
  k: (draw) => `${1 + draw(30)}.${draw(10)}`,
  h: from(HEDGES),
  u: (draw) => `${from(CURRENCIES)(draw)}${1 + draw(40)}.${draw(10)}`,
  e: from(COUNTS),
  z: (draw) => `${1 + draw(9)},${100 + draw(900)}`,
  f: (draw) => {
    const first = 1 + draw(24)
    return `${first} to ${first + 1 + draw(3)}`
  },
  q: from(['his', 'her']),
}

/** Fills one template. Slots of one letter with different numbers hold different words. */
function fill(template: string, draw: Draw): string {
  const filled = new Map<string, string>()
  return template.replace(/\{((\w)\d?)\}/g, (slot, name: string, letter: string) => {
    const known = filled.get(slot)
    if (known !== undefined) return known
    const filler = FILLERS[name] ?? FILLERS[letter]
    if (filler === undefined) throw new Error(`The template has no list for ${slot}: ${template}`)
    let words = filler(draw)
    for (let again = 0; again < 5 && [...filled.values()].includes(words); again++) words = filler(draw)
    filled.set(slot, words)
    return words
  })
}

/** Text of `size` characters in which nearly every clause is a claim: denser than what anybody publishes. See `releaseText` for one that is not. */
export function benchText(size: number, seed = 1): string {
  return textOf(TEMPLATES, size, seed)
}

/** Text of `size` characters, in paragraphs of one to four sentences; the last sentence is whole, so it may run a little over. */
export function textOf(templates: readonly string[], size: number, seed: number): string {
  const random = seeded(seed)
  const draw: Draw = (limit) => Math.floor(random() * limit)
  const parts: string[] = []
  for (let length = 0, left = 0; length < size; left--) {
    const gap = parts.length === 0 ? '' : left > 0 ? ' ' : '\n\n'
    if (left <= 0) left = 1 + draw(4)
    const part = gap + fill(templates[draw(templates.length)] ?? '', draw)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

const repeated = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

/** Hostile texts by name, each of `size` characters. A reader that takes much longer over one than over prose can be made to hang. */
export const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  'opening brackets': (size) => repeated('(', size),
  'mixed brackets': (size) => repeated('([{«“', size),
  'paired brackets': (size) => repeated('() ', size),
  commas: (size) => repeated(',', size),
  'commas and words': (size) => repeated('trade, and ', size),
  'one capital letter': (size) => repeated('A', size),
  'single capitals': (size) => repeated('A. B ', size),
  'capitalised words': (size) => repeated('Alpha Beta Gamma Minister ', size),
  'upper case': (size) => benchText(size).toUpperCase().slice(0, size),
  'one number': (size) => repeated('1', size),
  'grouped number': (size) => repeated('1,234', size),
  digits: (size) => repeated('1 2 3 4 5 6 7 8 9 0 ', size),
  dates: (size) => repeated('1 May – 2 June 2024 and ', size),
  'one endless sentence': (size) =>
    benchText(size)
      .replace(/[.;:()“”\n]+/g, ' ')
      .slice(0, size),
  'endless apposition': (size) => repeated('the Minister of the Chair of ', size),
  'endless coordination': (size) => repeated('Japan and Kenya and ', size),
  'full stops': (size) => repeated('.', size),
  quotes: (size) => repeated('“the Minister said “', size),
  hyphens: (size) => repeated('Russia-ASEAN-', size),
  'line breaks': (size) => repeated('\n', size),
  'list marks': (size) => repeated('1. \n- \n(a) ', size),
  spaces: (size) => repeated(' ', size),
  'combining accents': (size) => repeated('e\u0301\u0301\u0301', size),
  'half surrogates': (size) => repeated('\ud83c x', size),
}
