import { CLASS, FORM } from '../words.ts'
import type { LanguageKnowledge } from '../knowledge.ts'
import type { NounClass } from '../nouns.ts'
import { GAP, SHAPE, type Tokens } from '../tokens.ts'
import { wordSet } from '../word-map.ts'
import { type Name, type NameType, type OpenName, plainName } from './name.ts'
import { isHeadlineVerb } from './persons.ts'
import { startsOffice } from './posts.ts'
import { closesList, CONNECTORS, isCapital, isParty, NOT_NAMES, wordsOf } from './shared.ts'

const TYPE_OF_CLASS: Readonly<Partial<Record<NounClass, NameType>>> = {
  event: 'event',
  instrument: 'instrument',
  body: 'body',
  programme: 'programme',
  institution: 'organisation',
}

/** What stands before a hyphen and is no name of its own. */
const PREFIXES = new Set(['co', 're', 'pre', 'non', 'anti', 'multi', 'inter', 'cross', 'semi', 'sub'])

/** Heads of what holds between parties. */
const TIES = new Set(['relations', 'relationship', 'cooperation', 'partnership'])

/** Small words of family names. */
const PARTICLES = wordSet('de du del la da dos')

const CHAIR_NOUNS = new Set(['presidency', 'chairmanship', 'chairpersonship', 'chairship', 'co-chairmanship', 'stewardship'])

/** A run of capitalised words with its head noun: "Norland–Arcadia Joint Commission on Trade", "Memorandum of Understanding on Transit". */
export function runAt(k: LanguageKnowledge, tokens: Tokens, i: number, from: number, to: number): Name | undefined {
  const opening = tokens.word[i] ?? ''
  if (NOT_NAMES.holds(tokens, i) || CONNECTORS.holds(tokens, i)) return undefined
  // "Chairmanship-in-Office of the League"
  if (opening === 'office' && tokens.word[i - 1] === '-' && tokens.word[i - 2] === 'in') return undefined
  const word = k.words.at(tokens, i)
  const opensSentence = i === from
  if (isLoudVerb(k, tokens, i)) return undefined
  // "Minister Receives Phone Calls": a headline's verb opens no name.
  if (i > from && opening.endsWith('s') && isHeadlineVerb(k, tokens, i) && isCapital(tokens, i - 1)) return undefined
  // "Next Transit Summit on 4 May": which of them it is is no part of the name.
  if (opensSentence && /^(?:next|upcoming|forthcoming)$/.test(opening) && tokens.word[i + 1] !== 'generation') return undefined
  // "Co-sponsored by …", "Cross-border trade …": a prefix has its capital only from the sentence that it begins.
  if (opensSentence && PREFIXES.has(opening) && tokens.word[i + 1] === '-' && tokens.shape[i + 2] === SHAPE.lower) return undefined
  if (opensSentence && word !== undefined && tokens.shape[i] === SHAPE.capital && !isCapital(tokens, i + 1) && tokens.word[i + 1] !== '-')
    return undefined
  // "Strengthen ASEAN-led mechanisms": a line of a declaration begins with its verb.
  if (
    opensSentence &&
    tokens.shape[i] === SHAPE.capital &&
    word !== undefined &&
    isCapital(tokens, i + 1) &&
    ((word.classes === CLASS.verb && (word.forms & (FORM.base | FORM.third)) !== 0) || isVerbBeforeOwner(k, tokens, i, to))
  )
    return undefined
  const parties: string[] = []
  let head: number | undefined
  let headClass: NounClass | undefined
  let headRow: string | undefined
  let end = i
  let j = i
  let connected = false
  // The first capitalised word behind the head that no small word ties to it.
  let loose: number | undefined
  while (j < to) {
    const here = tokens.word[j] ?? ''
    if (isCapital(tokens, j) && !(j > i && CONNECTORS.holds(tokens, j))) {
      if (NOT_NAMES.holds(tokens, j) || endsShouting(tokens, i, j) || isLoudVerb(k, tokens, j)) break
      // "Ports Ministers' Meeting Concludes with Calls for Help": in a headline verbs have capitals.
      if (head !== undefined && head === j - 1 && tokens.word[j]?.endsWith('s') === true && isHeadlineVerb(k, tokens, j)) break
      // "the Presidency of the Council": a turn in the chair, however it is written; the Council is the name.
      if (!connected && CHAIR_NOUNS.has(here) && (tokens.word[j + 1] === 'of' || tokens.word[j + 2] === 'in')) return undefined
      const known = k.names.longest(tokens, j, to)
      if (head !== undefined && !connected && j > i && known?.value.type === 'party' && opensWithEvent(k, tokens, i, known.last, to)) break
      if (known !== undefined && known.value.type !== 'place' && !connected) {
        if (known.value.type === 'party' || known.value.type === 'adjective' || known.value.type === 'organisation')
          parties.push(known.value.value)
      }
      if (connected && known !== undefined && known.value.type === 'party' && tokens.word[j - 1] === 'and') break
      // "the Government of Norland": acts for its state.
      if (
        connected &&
        known?.value.type === 'party' &&
        /^(?:government|ministries)$/.test(tokens.word[head ?? i] ?? '') &&
        parties.length === 0
      )
        parties.push(known.value.value)
      // "Ferry Safety Task Force": a head of two words.
      const pair = j > i && !connected && isCapital(tokens, j - 1) ? k.nouns.pairAt(tokens, j) : undefined
      const noun = connected ? undefined : pair?.classes[0] === 'body' || pair?.classes[0] === 'instrument' ? pair : k.nouns.at(tokens, j)
      const cls = noun?.classes.find(
        (c) => c !== 'group' && c !== 'measure' && c !== 'visit' && c !== 'region' && c !== 'people' && c !== 'premises',
      )
      if (
        cls === undefined &&
        noun !== undefined &&
        noun.classes[0] === 'group' &&
        tokens.word[j + 1] !== "'" &&
        tokens.word[j + 1] !== "'s"
      ) {
        // "Dialogue Partner": the last noun is the head, and it names who, not what.
        head = undefined
        headClass = undefined
      }
      if (cls !== undefined) {
        head = j
        headClass = cls
        loose = undefined
        headRow = noun?.row
      } else if (k.postHeads.holds(tokens, j) && !connected && head === undefined && tokens.word[j + 1] !== "'") {
        // An office is no institution: "Deputy Foreign Minister" is left to the grammar of persons, "Ministers' Meeting" is not.
        if (!headFollows(k, tokens, j + 1, to)) return undefined
      }
      if (head !== undefined && head < j && !connected && !/^(?:no|[ivx]+)$/.test(here)) loose ??= j
      end = j
      j++
    } else if (
      tokens.shape[j] === SHAPE.number &&
      (isCapital(tokens, j - 1) || tokens.word[j - 1] === '+' || tokens.word[j - 1] === '-') &&
      j > i &&
      !isYearAfterHead(tokens, j, head)
    ) {
      end = j
      j++
    } else if (
      (here === '-' || here === '+' || here === '/') &&
      j + 1 < to &&
      (isCapital(tokens, j + 1) ||
        (tokens.gap[j] === GAP.none && tokens.gap[j + 1] === GAP.none && tokens.shape[j + 1] !== SHAPE.punctuation))
    ) {
      if (tokens.gap[j] !== GAP.none && !compoundFollows(k, tokens, j + 1, to)) break
      if (!isCapital(tokens, j + 1)) end = j + 1
      j += isCapital(tokens, j + 1) ? 1 : 2
    } else if (here === '.' && head === undefined && isInitial(tokens, j)) j++
    else if (here === "'s" && headFollows(k, tokens, j + 1, to)) j++
    else if (here === "'" && tokens.gap[j] === GAP.none && headFollows(k, tokens, j + 1, to)) j++
    else if (
      here === '(' &&
      isAbbreviated(tokens, j) &&
      !connected &&
      headFollows(k, tokens, j + 3, to) &&
      (k.names.longest(tokens, i, to)?.last !== j - 1 || sittingFollows(k, tokens, j + 3, to))
    )
      j += 3
    // "Meeting of the ASEAN-Norland (AN) Tides Committee", "Summit of the Tides Union (TU) Heads of State": the letters part no name.
    else if (
      here === '(' &&
      connected &&
      (headClass === 'event' || headClass === 'body') &&
      isAbbreviated(tokens, j) &&
      goesOnBehind(k, tokens, j + 3, to)
    )
      j += 3
    // "Memorandum of Understanding (MoU) on Biennial Talks": the letters part no title from its matter.
    else if (here === '(' && headClass === 'instrument' && isTitledBehindLetters(k, tokens, j, to)) j += 3
    else if (
      here === 'in' &&
      head === undefined &&
      j > i &&
      k.nouns.at(tokens, j - 1)?.classes.includes('people') === true &&
      headFollows(k, tokens, j + 1, to)
    )
      // "Women in Trade Fellowship"
      j++
    // "the Norland and Arcadia Joint Commission": with an article in front of the first, both states belong to the body.
    else if (here === 'and' && head === undefined && isPairOfBody(k, tokens, i, j, to)) j++
    else if (CONNECTORS.holds(tokens, j)) {
      // "ASEAN and the Seed Union": a name that is known ends before another.
      if (here === 'and' && tokens.word[j + 1] === 'the' && head === undefined && k.names.longest(tokens, i, to)?.last === j - 1) break
      const next = connectorEnd(k, tokens, j, to, head !== undefined, connected && headClass === 'instrument')
      if (next === undefined) break
      connected = connected || here !== 'and' || head !== undefined
      j = next
    } else if (
      here === ',' &&
      connected &&
      closesList(tokens, j + 1, to) &&
      isCapital(tokens, j + 1) &&
      !isParty(k, tokens, j + 1, to) &&
      headClass !== 'institution'
    )
      j++
    else break
  }
  // "the G20 Presidency": a turn in the chair names nobody; the names in front of it stand for themselves.
  if (CHAIR_NOUNS.has(tokens.word[end] ?? '')) return undefined
  // "Clean Ports Pledge Pathway": what stands behind the noun of an instrument, and is no number of it, is the head instead.
  // "Norland-Arcadia Dialogue Relations": a tie, and no session.
  const outranked =
    (headClass === 'instrument' && loose !== undefined) ||
    (loose === end &&
      (TIES.has(tokens.word[end] ?? '') || (headClass === 'event' && /^(?:theme|website|hashtag|logo)$/.test(tokens.word[end] ?? ''))))
  const type = (headClass !== undefined && !outranked ? TYPE_OF_CLASS[headClass] : undefined) ?? 'name'
  if (type === 'name') {
    if (end === i && (opensSentence || k.nouns.holds(tokens, i))) return undefined
    // Without a head noun nothing holds "of" and "and" together.
    const last = plainEnd(tokens, i, end)
    return withParties(plainName(i, last, type, wordsOf(tokens, i, last), 'shape/name'), parties)
  }
  if (head === i && end === i) return undefined
  return withParties(plainName(i, end, type, withoutAbbreviation(tokens, i, end), headRow ?? 'shape/name'), parties)
}

/** "Jane R. Roe": the stop behind a letter that is cut short, before more of the name. */
const isInitial = (tokens: Tokens, dot: number): boolean =>
  (tokens.word[dot - 1] ?? '').length === 1 && tokens.gap[dot] === GAP.none && isCapital(tokens, dot - 1) && isCapital(tokens, dot + 1)

/** "the Tides Union (TU) Leaders Meeting": a known name and its letters, before the noun of what it holds. */
function sittingFollows(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  let last = i
  while (last + 1 < to && isCapital(tokens, last + 1)) last++
  return k.nouns.at(tokens, last)?.classes[0] === 'event'
}

/** "Critical Technology (CT) Dialogue" is called "Critical Technology Dialogue". */
function withoutAbbreviation(tokens: Tokens, first: number, last: number): string {
  for (let j = first + 1; j < last; j++)
    if (tokens.word[j] === '(' && tokens.word[j + 2] === ')' && isCapital(tokens, j + 1))
      return `${wordsOf(tokens, first, j - 1)} ${withoutAbbreviation(tokens, j + 3, last)}`
  return wordsOf(tokens, first, last)
}

/** "At the Tides Forum Norland proposed": behind an event in front of its sentence, a party with its verb is the subject. */
function opensWithEvent(k: LanguageKnowledge, tokens: Tokens, first: number, last: number, to: number): boolean {
  let party = last
  for (;;) {
    const other = /^(?:and|,)$/.test(tokens.word[party + 1] ?? '') ? k.names.longest(tokens, party + 2, to) : undefined
    if (other?.value.type !== 'party') break
    party = other.last
  }
  const joint = tokens.word[first - 1] === 'the' ? first - 2 : first - 1
  if (party + 1 >= to || !/^(?:at|in|during|before|after|following|within|for)$/.test(tokens.word[joint] ?? '')) return false
  const next = k.words.at(tokens, party + 1)
  if (next === undefined || tokens.shape[party + 1] !== SHAPE.lower) return false
  return (
    (next.classes & (CLASS.modal | CLASS.be | CLASS.have)) !== 0 ||
    ((next.classes & CLASS.verb) !== 0 && (next.forms & (FORM.past | FORM.third)) !== 0)
  )
}

function withParties(name: OpenName, parties: readonly string[]): Name {
  if (parties.length > 0) name.parties = parties
  return name
}

/** "JOINT STATEMENT ON PORTS Prime Minister Roe": a title all in capitals ends where the ordinary words begin. */
function endsShouting(tokens: Tokens, first: number, j: number): boolean {
  if (tokens.shape[j] !== SHAPE.capital || j < first + 3) return false
  let words = 0
  for (let t = first; t < j; t++) {
    if (tokens.shape[t] !== SHAPE.upper && tokens.shape[t] !== SHAPE.punctuation) return false
    // "U.S.-EU" is one word, and no title.
    if (tokens.shape[t] === SHAPE.upper && (t === first || tokens.gap[t] !== GAP.none)) words++
  }
  return words > 2
}

/** "Critical Technology (CT) Dialogue": an abbreviation in brackets inside a name. */
/** Whether capitalised words with a noun of a body or session, or "Heads of State", stand behind letters in brackets. */
const goesOnBehind = (k: LanguageKnowledge, tokens: Tokens, at: number, to: number): boolean =>
  headFollows(k, tokens, at, to) || (tokens.word[at] === 'heads' && tokens.word[at + 1] === 'of')

/** Two states with "and" between them, an article in front and the capitalised words of a joint body right behind. */
function isPairOfBody(k: LanguageKnowledge, tokens: Tokens, first: number, joint: number, to: number): boolean {
  if (tokens.word[first - 1] !== 'the') return false
  const one = k.names.longest(tokens, first, to)
  const other = k.names.longest(tokens, joint + 1, to)
  if (one?.last !== joint - 1 || one.value.type !== 'party' || other?.value.type !== 'party') return false
  return (
    /^(?:joint|permanent|bilateral|intergovernmental)$/.test(tokens.word[other.last + 1] ?? '') &&
    headFollows(k, tokens, other.last + 1, to)
  )
}

const isTitledBehindLetters = (k: LanguageKnowledge, tokens: Tokens, open: number, to: number): boolean =>
  isCapital(tokens, open + 1) &&
  tokens.word[open + 2] === ')' &&
  /^(?:on|for|concerning)$/.test(tokens.word[open + 3] ?? '') &&
  connectorEnd(k, tokens, open + 3, to, true) !== undefined

const isAbbreviated = (tokens: Tokens, open: number): boolean =>
  tokens.shape[open + 1] === SHAPE.upper && tokens.word[open + 2] === ')' && isCapital(tokens, open + 3)

function plainEnd(tokens: Tokens, first: number, end: number): number {
  for (let j = first; j <= end; j++) if (CONNECTORS.holds(tokens, j) && !PARTICLES.holds(tokens, j)) return j - 1
  return end
}

function isYearAfterHead(tokens: Tokens, j: number, head: number | undefined): boolean {
  // "Vision 2040": what looks ahead is called by its year.
  if (/^(?:vision|agenda|strategy|blueprint)$/.test(tokens.word[j - 1] ?? '')) return false
  return head === j - 1 && /^(?:1[89]|20)\d\d$/.test(tokens.word[j] ?? '')
}

/** Whether a telling head noun stands among the next capitalised words: "Leaders' Summit". */
function headFollows(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  for (let j = i; j < to && j < i + 6; j++) {
    const word = tokens.word[j] ?? ''
    if (!isCapital(tokens, j)) {
      if (word === '(' && j > i && isAbbreviated(tokens, j)) {
        j += 2
        continue
      }
      if (word !== '-' && word !== "'" && word !== "'s") return false
      continue
    }
    const noun = k.nouns.at(tokens, j)
    if (noun?.classes.some((c) => c === 'event' || c === 'instrument' || c === 'body' || c === 'programme')) return true
  }
  return false
}

/** A spaced dash joins only party names that end in a head noun: "India – Middle East – Europe Economic Corridor". */
function compoundFollows(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  let j = i
  while (j < to && j < i + 8 && (isCapital(tokens, j) || tokens.word[j] === '-')) j++
  const noun = k.nouns.at(tokens, j - 1)
  return noun !== undefined
}

/** Where a name goes on after a connector, or undefined when it ends before it. */
function connectorEnd(k: LanguageKnowledge, tokens: Tokens, j: number, to: number, hasHead: boolean, isHelp = false): number | undefined {
  const word = tokens.word[j] ?? ''
  let next = j + 1
  if (
    word === 'of' ||
    word === 'on' ||
    word === 'for' ||
    word === 'in' ||
    word === 'to' ||
    word === 'with' ||
    word === 'against' ||
    word === 'and' ||
    word === 'at'
  ) {
    if (tokens.word[next] === 'the' && next + 1 < to) next++
  }
  if (!isCapital(tokens, next) || next >= to) return undefined
  const known = k.names.longest(tokens, next, to)
  if (word === 'and' || word === '&') {
    if (known !== undefined && known.value.type !== 'place' && known.value.type !== 'adjective') return undefined
    if (NOT_NAMES.holds(tokens, next) || startsOffice(k, tokens, next, to) || k.honorifics.longest(tokens, next, to) !== undefined)
      return undefined
    if (!hasHead) return headFollows(k, tokens, next, to) ? next : undefined
    // "the Council for Foreign and Port Community Relations": behind a small word an adjective closes no name.
    if (next === j + 1 && isBareAdjective(k, tokens, j - 1) && /^(?:of|on|for)$/.test(lowerBefore(tokens, j - 1))) return next
    // "Agreement on Cooperation and Mutual Assistance in Customs": what is agreed on may be of two parts, and help is no second agreement.
    if (isHelp && next === j + 1 && helpFollows(k, tokens, next, to)) return next
    // "the Work Plan and the Joint Statement": a second head after "and" is a second name.
    return next > j + 1 || headFollows(k, tokens, next, to) ? undefined : next
  }
  // "Ana Vale de Sousa Roe"
  if (!hasHead && PARTICLES.holds(tokens, j) && next === j + 1) return next
  if (!hasHead) return undefined
  if (word === 'between' || word === 'among' || word === 'from') return undefined
  if ((word === 'in' || word === 'at') && known !== undefined && (known.value.type === 'place' || known.value.type === 'party'))
    return undefined
  if ((word === 'to' || word === 'with') && known !== undefined) return undefined
  // "the Opening Ceremony at the Harbour Hotel": where it is.
  if (word === 'at' && endsInPremises(k, tokens, next, to)) return undefined
  // "the Consultation with Jane Roe": a name without a noun in it is that of a person. "set the Forum for Lima": where it is to be.
  if (word === 'with' && next === j + 1 && (startsOffice(k, tokens, next, to) || !holdsNoun(k, tokens, next, to))) return undefined
  if (word === 'for' && known?.value.type === 'place') return undefined
  if (
    /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      tokens.word[next] ?? '',
    )
  )
    return undefined
  if (NOT_NAMES.holds(tokens, next)) return undefined
  return next
}

/** "Mutual Assistance in", "Training of": a noun of help or teaching with what it is about behind it. */
function helpFollows(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  let last = i
  while (last + 1 < to && isCapital(tokens, last + 1)) last++
  return k.nouns.at(tokens, last)?.classes[0] === 'programme' && /^(?:in|on|of|for)$/.test(tokens.word[last + 1] ?? '')
}

/** Whether the capitalised words from `i` on end in a noun for a house or hall. */
function endsInPremises(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  let last = i
  while (last + 1 < to && isCapital(tokens, last + 1)) last++
  return k.nouns.at(tokens, last)?.classes.includes('premises') === true
}

/** "Foreign", "Political": a word that can only stand before a noun. */
const isBareAdjective = (k: LanguageKnowledge, tokens: Tokens, i: number): boolean =>
  /^foreign$|(?:ical|nal|ral|ial|mic|nic|ive)$/.test(tokens.word[i] ?? '') && !k.nouns.holds(tokens, i)

/** The small word in front of a token, past its article. */
const lowerBefore = ({ word }: Tokens, i: number): string => (word[i - 1] === 'the' ? word[i - 2] : word[i - 1]) ?? ''

/** Whether a noun that the tables know stands among the capitalised words from `i` on. */
function holdsNoun(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  for (let j = i; j < to && isCapital(tokens, j); j++) if (k.nouns.at(tokens, j) !== undefined) return true
  return false
}

/** "Supports Norland's offer": an opening word that may be a verb, before what another has. */
function isVerbBeforeOwner(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  const word = k.words.at(tokens, i)
  if (word === undefined || (word.classes & CLASS.verb) === 0 || (word.forms & (FORM.base | FORM.third)) === 0) return false
  const owner = k.names.longest(tokens, i + 1, to)
  if (owner === undefined || (owner.value.type !== 'party' && owner.value.type !== 'organisation')) return false
  return /^(?:'s|')$/.test(tokens.word[owner.last + 1] ?? '')
}

/** "WE TASKED our officials", "RECALLING the Charter": a verb in capitals among words that have none begins no name. */
function isLoudVerb(k: LanguageKnowledge, tokens: Tokens, i: number): boolean {
  if (tokens.shape[i] !== SHAPE.upper) return false
  const word = k.words.get(tokens.word[i] ?? '')
  if (word === undefined || (word.classes & CLASS.verb) === 0 || (word.classes & CLASS.noun) !== 0) return false
  if ((word.forms & (FORM.past | FORM.gerund | FORM.third)) === 0 && tokens.word[i - 1] !== 'we' && tokens.word[i - 1] !== 'and')
    return false
  return (
    tokens.shape[i + 1] !== SHAPE.upper || ((k.words.get(tokens.word[i + 1] ?? '')?.classes ?? 0) & (CLASS.preposition | CLASS.to)) !== 0
  )
}
