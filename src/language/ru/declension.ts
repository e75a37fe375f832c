/** The six cases as bits, so that a form may be of several: «стороны» is the genitive of one and the nominative of many. */
export const CASE = { n: 1, g: 2, d: 4, a: 8, i: 16, p: 32 } as const
/** All cases: of a word that does not change. */
export const ANY_CASE = 63

/** The genders as bits: an adjective's form may be of two. */
export const GENDER = { m: 1, f: 2, n: 4 } as const

/** One way to take a form of a noun or adjective. */
export interface CaseForm {
  readonly form: string
  readonly cases: number
  readonly plural: boolean
  readonly genders: number
  /** The nominative of the same number and gender. */
  readonly base: string
}

/** What a table says of a noun beside its nominative: gender, a stem that loses its vowel, what does not follow the rules. */
export interface NounTraits {
  /** `f` a feminine in -ь, `0` never changes, `an` somebody alive, `pl` only many, `adj` declined as an adjective, `sg` only one. */
  readonly marks: ReadonlySet<string>
  /** «рынок» has the stem «рынк». */
  readonly stem: string | undefined
  /** The genitive of many: «сессий», «встреч». */
  readonly many: string | undefined
}

/** Reads a cell of traits: "an|stem:рынк". */
export function readTraits(cell: string | undefined): NounTraits {
  const marks = new Set<string>()
  let stem: string | undefined
  let many: string | undefined
  for (const part of cell?.split('|') ?? []) {
    if (part.startsWith('stem:')) stem = part.slice(5)
    else if (part.startsWith('many:')) many = part.slice(5)
    else marks.add(part)
  }
  return { marks, stem, many }
}

const HUSHED = /[гкхжшщч]$/
const SIBILANT = /[жшщчц]$/
const FEMININE_SIGN = /(?:ость|есть|сть|знь|вь|бь|пь|чь|жь|шь|щь|дь|зь|ть|сь)$/

/** All forms of a noun by the ending of its nominative. */
export function declineNoun(lemma: string, traits: NounTraits): CaseForm[] {
  const { marks, stem: given, many: manyGiven } = traits
  const animate = marks.has('an')
  const forms: CaseForm[] = []
  const add = (form: string, cases: number, plural: boolean, genders: number, base: string) =>
    forms.push({ form, cases, plural, genders, base })
  const last = lemma.at(-1) ?? ''
  if (marks.has('0')) {
    const gender = marks.has('f') ? GENDER.f : marks.has('n') ? GENDER.n : marks.has('m') ? GENDER.m : 7
    add(lemma, ANY_CASE, marks.has('pl'), gender, lemma)
    if (!marks.has('pl') && !marks.has('sg')) add(lemma, ANY_CASE, true, gender, lemma)
    return forms
  }
  if (marks.has('adj')) return declineAdjective(lemma, animate)
  if (marks.has('pl')) return declineMany(lemma, given, manyGiven, animate)
  const plural = (stem: string, n: string, g: string, soft: boolean, gender: number) => {
    if (marks.has('sg')) return
    const nominative = `${stem}${n}`
    const genitive = manyGiven ?? g
    add(nominative, animate ? CASE.n : CASE.n | CASE.a, true, gender, nominative)
    add(genitive, animate ? CASE.g | CASE.a : CASE.g, true, gender, nominative)
    const vowel = soft ? 'я' : 'а'
    add(`${stem}${vowel}м`, CASE.d, true, gender, nominative)
    add(`${stem}${vowel}ми`, CASE.i, true, gender, nominative)
    add(`${stem}${vowel}х`, CASE.p, true, gender, nominative)
  }
  const single = (endings: readonly (readonly [string, number])[], stem: string, gender: number) => {
    for (const [ending, cases] of endings) add(`${stem}${ending}`, cases, false, gender, lemma)
  }
  const nominative = (gender: number, isAccusative: boolean) => add(lemma, isAccusative ? CASE.n | CASE.a : CASE.n, false, gender, lemma)
  if (lemma.endsWith('анин') || lemma.endsWith('янин')) {
    nominative(GENDER.m, false)
    single(
      [
        ['а', CASE.g | CASE.a],
        ['у', CASE.d],
        ['ом', CASE.i],
        ['е', CASE.p],
      ],
      lemma,
      GENDER.m,
    )
    const stem = lemma.slice(0, -2)
    for (const [ending, cases] of [
      ['е', CASE.n],
      ['', CASE.g | CASE.a],
      ['ам', CASE.d],
      ['ами', CASE.i],
      ['ах', CASE.p],
    ] as const)
      add(`${stem}${ending}`, cases, true, GENDER.m, `${stem}е`)
  } else if (lemma.endsWith('мя')) {
    const stem = `${lemma.slice(0, -1)}ен`
    nominative(GENDER.n, true)
    single(
      [
        ['и', CASE.g | CASE.d | CASE.p],
        ['ем', CASE.i],
      ],
      stem,
      GENDER.n,
    )
    plural(stem, 'а', stem, false, GENDER.n)
  } else if (last === 'а' || last === 'я') {
    const gender = marks.has('m') ? GENDER.m : GENDER.f
    const stem = lemma.slice(0, -1)
    const isIya = lemma.endsWith('ия')
    const many = last === 'а' ? withVowel(stem) : isIya ? `${stem}й` : `${stem}ь`
    const hard = last === 'а'
    add(lemma, CASE.n, false, gender, lemma)
    const genitive = hard ? (HUSHED.test(stem) ? 'и' : 'ы') : 'и'
    single(
      [
        [genitive, isIya ? CASE.g | CASE.d | CASE.p : CASE.g],
        [isIya ? 'и' : 'е', CASE.d | CASE.p],
        [hard ? 'у' : 'ю', CASE.a],
        [hard ? 'ой' : 'ей', CASE.i],
        ...(hard && SIBILANT.test(stem) ? ([['ей', CASE.i]] as const) : []),
      ],
      stem,
      gender,
    )
    plural(stem, genitive, many, !hard, gender)
  } else if (last === 'о' || last === 'е') {
    const stem = lemma.slice(0, -1)
    const hard = last === 'о' || SIBILANT.test(stem)
    nominative(GENDER.n, true)
    const isIye = lemma.endsWith('ие')
    single(
      [
        [hard ? 'а' : 'я', CASE.g],
        [hard ? 'у' : 'ю', CASE.d],
        [last === 'о' ? 'ом' : 'ем', CASE.i],
        [isIye ? 'и' : 'е', CASE.p],
      ],
      stem,
      GENDER.n,
    )
    plural(stem, hard ? 'а' : 'я', last === 'о' ? withVowel(stem) : `${stem}й`, !hard, GENDER.n)
  } else if (last === 'ь' && (marks.has('f') || (!marks.has('m') && FEMININE_SIGN.test(lemma)))) {
    const stem = lemma.slice(0, -1)
    nominative(GENDER.f, true)
    single(
      [
        ['и', CASE.g | CASE.d | CASE.p],
        ['ью', CASE.i],
      ],
      stem,
      GENDER.f,
    )
    plural(stem, 'и', `${stem}ей`, !SIBILANT.test(stem), GENDER.f)
  } else if (last === 'ь' || last === 'й') {
    const stem = given ?? lemma.slice(0, -1)
    const isIy = lemma.endsWith('ий')
    nominative(GENDER.m, !animate)
    single(
      [
        ['я', animate ? CASE.g | CASE.a : CASE.g],
        ['ю', CASE.d],
        ['ем', CASE.i],
        [isIy ? 'и' : 'е', CASE.p],
      ],
      stem,
      GENDER.m,
    )
    plural(stem, 'и', last === 'й' ? `${stem}ев` : `${stem}ей`, true, GENDER.m)
  } else if (/[бвгджзклмнпрстфхцчшщ]$/.test(last)) {
    const stem = given ?? lemma
    nominative(GENDER.m, !animate)
    single(
      [
        ['а', animate ? CASE.g | CASE.a : CASE.g],
        ['у', CASE.d],
        ['ом', CASE.i],
        ...(SIBILANT.test(stem) ? ([['ем', CASE.i]] as const) : []),
        ['е', CASE.p],
      ],
      stem,
      GENDER.m,
    )
    const ending = HUSHED.test(stem) ? 'и' : 'ы'
    plural(stem, marks.has('а') ? 'а' : ending, `${stem}${/[жшщч]$/.test(stem) ? 'ей' : stem.endsWith('ц') ? 'ев' : 'ов'}`, false, GENDER.m)
  } else {
    // «Перу», «интервью»: it never changes.
    add(lemma, ANY_CASE, false, 7, lemma)
  }
  return forms
}

/** «сделка» → «сделок», «площадка» → «площадок», «встреча» → «встреч». */
function withVowel(stem: string): string {
  const match = /^(.*[бвгджзлмнпрстфхцчшщ])к$/.exec(stem)
  return match === null ? stem : `${match[1] ?? ''}${/[жшщч]$/.test(match[1] ?? '') ? 'е' : 'о'}к`
}

/** «переговоры», «Нидерланды», «выборы»: a noun of which there are only many. */
function declineMany(lemma: string, stemGiven: string | undefined, manyGiven: string | undefined, animate: boolean): CaseForm[] {
  const last = lemma.at(-1) ?? ''
  const stem = stemGiven ?? lemma.slice(0, -1)
  const soft = last === 'я' || (last === 'и' && !HUSHED.test(stem))
  const many =
    manyGiven ??
    (last === 'а' || last === 'я'
      ? stem
      : last === 'и' && /[иоеу]$/.test(stem)
        ? `${stem}й`
        : soft || /[жшщч]$/.test(stem)
          ? `${stem}ей`
          : `${stem}ов`)
  const vowel = soft ? 'я' : 'а'
  const of = (form: string, cases: number): CaseForm => ({ form, cases, plural: true, genders: 7, base: lemma })
  return [
    of(lemma, animate ? CASE.n : CASE.n | CASE.a),
    of(many, animate ? CASE.g | CASE.a : CASE.g),
    of(`${stem}${vowel}м`, CASE.d),
    of(`${stem}${vowel}ми`, CASE.i),
    of(`${stem}${vowel}х`, CASE.p),
  ]
}

/** The endings of adjectives and long participles: what they tell, and which of the nominatives belongs to them (masculine, feminine, neuter, many). */
const ENDINGS: readonly (readonly [ending: string, cases: number, plural: boolean, genders: number])[] = [
  ['ыми', CASE.i, true, 7],
  ['ими', CASE.i, true, 7],
  ['ого', CASE.g | CASE.a, false, GENDER.m | GENDER.n],
  ['его', CASE.g | CASE.a, false, GENDER.m | GENDER.n],
  ['ому', CASE.d, false, GENDER.m | GENDER.n],
  ['ему', CASE.d, false, GENDER.m | GENDER.n],
  ['ый', CASE.n | CASE.a, false, GENDER.m],
  ['ий', CASE.n | CASE.a, false, GENDER.m],
  ['ой', CASE.g | CASE.d | CASE.i | CASE.p, false, GENDER.f],
  ['ей', CASE.g | CASE.d | CASE.i | CASE.p, false, GENDER.f],
  ['ая', CASE.n, false, GENDER.f],
  ['яя', CASE.n, false, GENDER.f],
  ['ую', CASE.a, false, GENDER.f],
  ['юю', CASE.a, false, GENDER.f],
  ['ое', CASE.n | CASE.a, false, GENDER.n],
  ['ее', CASE.n | CASE.a, false, GENDER.n],
  ['ые', CASE.n | CASE.a, true, 7],
  ['ие', CASE.n | CASE.a, true, 7],
  ['ых', CASE.g | CASE.a | CASE.p, true, 7],
  ['их', CASE.g | CASE.a | CASE.p, true, 7],
  ['ым', CASE.i, false, GENDER.m | GENDER.n],
  ['им', CASE.i, false, GENDER.m | GENDER.n],
  ['ом', CASE.p, false, GENDER.m | GENDER.n],
  ['ем', CASE.p, false, GENDER.m | GENDER.n],
]
/** «новым»: also the dative of many. */
const DATIVE_OF_MANY = new Set(['ым', 'им'])
/** Endings that hardly any noun has. */
const TELLING = new Set(['ыми', 'ого', 'ому', 'ый', 'ая', 'яя', 'ую', 'юю', 'ое', 'ые', 'ых'])

/** How an adjective's form may be taken; `stem` is what stands before its ending. */
export interface AdjectiveReading extends CaseForm {
  readonly stem: string
  /** The nominative of the masculine, as dictionaries have it. */
  readonly lemma: string
}

/** Reads a word as an adjective by its ending; `stressed` are stems whose masculine ends in -ой. */
export function adjectiveReadings(word: string, stressed: ReadonlySet<string>): AdjectiveReading[] {
  const found: AdjectiveReading[] = []
  const third = /^треть(его|ему|им|ем|я|ей|ю|е|и|их|ими)$/.exec(word)?.[1]
  if (word === 'третий' || third !== undefined) {
    const soft =
      word === 'третий' ? 'ий' : third === 'я' ? 'яя' : third === 'ю' ? 'юю' : third === 'е' ? 'ее' : third === 'и' ? 'ие' : (third ?? '')
    return readingsOf('трет', soft, 'третий', soft === 'яя' ? 'третья' : soft === 'ее' ? 'третье' : soft === 'ие' ? 'третьи' : 'третий')
  }
  for (const [ending, cases, plural, genders] of ENDINGS) {
    if (!word.endsWith(ending)) continue
    const stem = word.slice(0, -ending.length)
    if (!isStem(stem, ending)) continue
    if (ending === 'ой' && stressed.has(stem))
      found.push({ form: word, cases: CASE.n | CASE.a, plural: false, genders: GENDER.m, base: word, stem, lemma: word })
    found.push({
      form: word,
      cases,
      plural,
      genders,
      base: nominativeOf(stem, plural, genders, ending, stressed),
      stem,
      lemma: masculineOf(stem, ending, stressed),
    })
    if (DATIVE_OF_MANY.has(ending))
      found.push({
        form: word,
        cases: CASE.d,
        plural: true,
        genders: 7,
        base: nominativeOf(stem, true, 7, ending, stressed),
        stem,
        lemma: masculineOf(stem, ending, stressed),
      })
  }
  return found
}

function readingsOf(stem: string, ending: string, lemma: string, base: string): AdjectiveReading[] {
  return ENDINGS.filter(([one]) => one === ending).map(([, cases, plural, genders]) => ({
    form: stem,
    cases,
    plural,
    genders,
    base: genders === GENDER.f ? 'третья' : plural ? 'третьи' : genders === GENDER.n ? 'третье' : base,
    stem,
    lemma,
  }))
}

const VELAR = /[кгх]$/
const SIBILANTS = /[жшщч]$/
const SOFT_N = /[бвгджзклмнпрстфхцчшщ]н$/

function isStem(stem: string, ending: string): boolean {
  if (stem.length < 2 || !/[бвгджзклмнпрстфхцчшщ]$/.test(stem)) return false
  if (TELLING.has(ending)) return true
  const isSoftEnding = /^[еию]/.test(ending)
  if (isSoftEnding) return SIBILANTS.test(stem) || SOFT_N.test(stem) || (ending.startsWith('и') && VELAR.test(stem))
  // «-ой», «-ом», «-ым»: of nouns too, so that the stem must look like an adjective's.
  return /(?:н|ск|цк|ов|ев|ист|ив|ем|им|т|щ|вш|ш|к|г|х|в|ж|ч|л|р|д|б|п|м|с)$/.test(stem)
}

/** Whether the endings of a stem are the soft ones: «внешн-его», not «важн-ого». */
const isSoft = (stem: string, ending: string): boolean => SOFT_N.test(stem) && /^[еиюя]/.test(ending)

function masculineOf(stem: string, ending: string, stressed: ReadonlySet<string>): string {
  if (stressed.has(stem)) return `${stem}ой`
  return isSoft(stem, ending) || VELAR.test(stem) || SIBILANTS.test(stem) ? `${stem}ий` : `${stem}ый`
}

function nominativeOf(stem: string, plural: boolean, genders: number, ending: string, stressed: ReadonlySet<string>): string {
  const soft = isSoft(stem, ending)
  if (plural) return `${stem}${soft || VELAR.test(stem) || SIBILANTS.test(stem) ? 'ие' : 'ые'}`
  if (genders === GENDER.f) return `${stem}${soft ? 'яя' : 'ая'}`
  if (genders === GENDER.n) return `${stem}${soft || SIBILANTS.test(stem) ? 'ее' : 'ое'}`
  return masculineOf(stem, ending, stressed)
}

/** The neuter nominative: «подписанном соглашении» has the noun's gender, which the form of the adjective leaves open. */
export function adjectiveBase(reading: AdjectiveReading, gender: number, stressed: ReadonlySet<string>): string {
  if (reading.lemma === 'третий') return reading.plural || gender !== GENDER.n ? reading.base : 'третье'
  if (reading.plural || reading.genders === gender) return reading.base
  const ending = reading.form.slice(reading.stem.length)
  return nominativeOf(reading.stem, false, gender, ending, stressed)
}

/** The forms of an adjective by its masculine or only nominative: «российский», «вторая», «главнокомандующий». */
export function declineAdjective(lemma: string, animate = false): CaseForm[] {
  const stem = lemma.slice(0, -2)
  const velar = VELAR.test(stem)
  const sibilant = SIBILANTS.test(stem)
  const soft = !velar && !sibilant && /(?:ий|яя|ее|ие)$/.test(lemma)
  const i = soft || velar || sibilant
  const o = soft || sibilant ? 'е' : 'о'
  const of = (ending: string, cases: number, plural: boolean, genders: number, base: string): CaseForm => ({
    form: `${stem}${ending}`,
    cases,
    plural,
    genders,
    base,
  })
  const many = `${stem}${i ? 'ие' : 'ые'}`
  const feminine = `${stem}${soft ? 'яя' : 'ая'}`
  const neuter = `${stem}${o}е`
  const masculine = lemma.endsWith('й') ? lemma : `${stem}${i ? 'ий' : 'ый'}`
  return [
    { form: masculine, cases: animate ? CASE.n : CASE.n | CASE.a, plural: false, genders: GENDER.m, base: masculine },
    of(`${o}го`, animate ? CASE.g | CASE.a : CASE.g | CASE.a, false, GENDER.m | GENDER.n, masculine),
    of(`${o}му`, CASE.d, false, GENDER.m | GENDER.n, masculine),
    of(i ? 'им' : 'ым', CASE.i, false, GENDER.m | GENDER.n, masculine),
    of(`${o}м`, CASE.p, false, GENDER.m | GENDER.n, masculine),
    of(soft ? 'яя' : 'ая', CASE.n, false, GENDER.f, feminine),
    of(`${o}й`, CASE.g | CASE.d | CASE.i | CASE.p, false, GENDER.f, feminine),
    of(soft ? 'юю' : 'ую', CASE.a, false, GENDER.f, feminine),
    of(`${o}е`, CASE.n | CASE.a, false, GENDER.n, neuter),
    of(i ? 'ие' : 'ые', CASE.n | CASE.a, true, 7, many),
    of(i ? 'их' : 'ых', CASE.g | CASE.a | CASE.p, true, 7, many),
    of(i ? 'им' : 'ым', CASE.d, true, 7, many),
    of(i ? 'ими' : 'ыми', CASE.i, true, 7, many),
  ]
}
