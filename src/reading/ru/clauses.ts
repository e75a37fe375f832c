import { CASE } from '../../language/ru/declension.ts'
import { agrees } from '../../language/ru/cases.ts'
import type { RussianLanguage } from '../../language/ru/language.ts'
import type { Agreement, RussianNoun, RussianUnit, RussianVerb } from '../../language/ru/units.ts'
import type { UnitClause } from '../cascade/clauses.ts'
import type { Range } from '../clauses.ts'

type Open = { -readonly [K in keyof UnitClause]: UnitClause[K] }

/** Finds the clauses of a sentence, in the order of their verbs; who acts and on what is told by cases and by the form of the verb. */
export function russianClauses(k: RussianLanguage, units: readonly RussianUnit[]): UnitClause[] {
  const finder = new Clauses(k, units)
  return finder.find()
}

/** A clause without its verb: from its first unit over the dash in its place to its end. */
interface Gap {
  readonly from: number
  readonly dash: number
  readonly to: number
}

class Clauses {
  private readonly found: Open[] = []
  /** Of each unit the aside that holds it, if one does: a participle, gerund or relative clause between commas. */
  private readonly aside: (number | undefined)[]
  /** Clauses whose verb is that of the one before: «первый прошёл в Ломе, второй – в Аккре». */
  private readonly gaps: readonly Gap[]

  constructor(
    readonly k: RussianLanguage,
    readonly units: readonly RussianUnit[],
  ) {
    this.aside = this.asides()
    this.gaps = this.findGaps()
  }

  find(): UnitClause[] {
    this.units.forEach((verb, at) => {
      const gap = this.gaps.find(({ dash }) => dash === at)
      if (gap !== undefined) this.fillGap(gap)
      if (verb.type !== 'verb') return
      const index = this.found.length
      if (verb.form === 'participle') this.found.push(this.participle(index, verb, at))
      else if (verb.form === 'gerund') this.found.push(this.gerund(index, verb, at))
      else if (verb.form === 'infinitive') this.found.push(this.infinitive(index, verb, at))
      else this.found.push(this.finite(index, verb, at))
    })
    return this.found
  }

  // ---- asides

  /** The asides of a sentence: each from its comma, or its first word, to the comma that ends it. */
  private asides(): (number | undefined)[] {
    const { units } = this
    const of: (number | undefined)[] = new Array<number | undefined>(units.length).fill(undefined)
    units.forEach((unit, u) => {
      const isVerb = unit.type === 'verb' && (unit.form === 'participle' || unit.form === 'gerund')
      const isRelative = unit.type === 'relative'
      if ((!isVerb && !isRelative) || of[u] !== undefined) return
      let from = u
      const before = units[u - 1]
      if (before?.type === 'comma') from = u - 1
      else if (isRelative && before?.type === 'preposition' && units[u - 2]?.type === 'comma') from = u - 2
      else if (isRelative && before?.type === 'noun' && units[u - 2]?.type === 'preposition' && units[u - 3]?.type === 'comma') from = u - 3
      else if (isRelative && before?.type === 'noun' && units[u - 2]?.type === 'comma') from = u - 2
      else if (
        before !== undefined &&
        before.type !== 'adverb' &&
        before.type !== 'conjunction' &&
        isVerb &&
        unit.type === 'verb' &&
        unit.form === 'participle'
      ) {
        // «состоявшейся 5 мая встречи»: up to the noun that it describes.
        const noun = this.describedNoun(u)
        for (let i = u; i < (noun ?? u + 1); i++) of[i] = u
        return
      }
      let to = u + 1
      let sawVerb = isVerb
      while (to < units.length) {
        const one = units[to]
        if (one?.type === 'semicolon') break
        if (one?.type === 'verb' && one.form === 'finite') {
          if (sawVerb && isRelative) {
            // «которая состоялась и завершилась»
            if (units[to - 1]?.type !== 'conjunction') break
          }
          sawVerb = true
        }
        if (one?.type === 'comma' && sawVerb && !this.goesOn(to, u)) break
        if (one?.type === 'conjunction' && one.isParted === true && sawVerb && this.isBehindAside(to, from)) break
        to++
      }
      for (let i = from; i < to; i++) of[i] = u
    })
    return of
  }

  /** «, утверждённый в мае, и подтвердили», «программы, принятой в мае, а также соглашения»: what goes on with what stood before the aside. */
  private isBehindAside(joint: number, from: number): boolean {
    const { units } = this
    const one = units[joint]
    let next = joint + 1
    while (units[next]?.type === 'adverb' || units[next]?.type === 'comma') next++
    const behind = units[next]
    if (behind?.type === 'verb') return behind.form === 'finite'
    if (one?.type === 'conjunction' && one.word === 'и') return true
    const described = units[from - 1]
    const before = units[joint - 1]
    if (behind?.type !== 'noun' || described?.type !== 'noun') return false
    return behind.inCase === described.inCase && (before?.type !== 'noun' || before.inCase !== behind.inCase)
  }

  /** Whether a comma inside an aside parts a list in it. */
  private goesOn(comma: number, opened: number): boolean {
    const next = this.units[comma + 1]
    const before = this.units[comma - 1]
    if (next?.type === 'relative' || next?.type === 'verb' || next === undefined) return false
    if (before?.type !== 'noun' || (next.type !== 'noun' && next.type !== 'preposition')) return false
    const behind = next.type === 'noun' ? next : this.units[comma + 2]
    // Nominatives beside each other are a list when both are names.
    const areNames = behind?.type === 'noun' && [before, behind].every((one) => one.names[0]?.first === one.head)
    if (behind?.type !== 'noun' || behind.inCase !== before.inCase || (before.inCase === 'n' && !areNames)) return false
    for (let i = comma + 1; i < Math.min(this.units.length, comma + 8); i++) {
      if (this.units[i]?.type === 'conjunction') return true
      if (this.units[i]?.type === 'verb') return false
    }
    return opened < 0
  }

  /** The noun behind a participle in front of it. */
  private describedNoun(u: number): number | undefined {
    for (let i = u + 1; i < Math.min(this.units.length, u + 10); i++) {
      const unit = this.units[i]
      if (unit?.type === 'verb' || unit?.type === 'comma' || unit?.type === 'semicolon') return undefined
      if (unit?.type === 'noun' && this.units[i - 1]?.type !== 'preposition' && !unit.pronoun) return i
    }
    return undefined
  }

  // ---- kinds of clauses

  private participle(index: number, verb: RussianVerb, at: number): Open {
    const { units } = this
    let last = at - 1
    while (units[last]?.type === 'adverb' || units[last]?.type === 'comma' || units[last]?.type === 'date') last--
    if (units[last]?.type === 'close') {
      while (last > 0 && units[last]?.type !== 'open') last--
      last--
    }
    const isBehind = units[at - 1]?.type === 'comma' || units[at - 1]?.type === 'adverb'
    const noun = units[last]
    const described = isBehind && noun?.type === 'noun' ? (this.agreeing(last, verb.fits) ?? this.chainBack(last)) : this.describedNoun(at)
    const subject = described === undefined ? undefined : typeof described === 'number' ? this.chain(described) : described
    const to = typeof described === 'number' && !isBehind ? described : this.asideEnd(at)
    const rest = { from: at + 1, to: Math.max(at + 1, to) }
    const object = this.inCase(rest, CASE.a, [])
    const agent = this.instrumental(rest)
    return {
      index,
      verb,
      at,
      kind: 'participle',
      subject,
      start: at,
      rest,
      governor: undefined,
      parts: verb.passive ? { agent, object: subject } : { agent: subject, object },
    }
  }

  private gerund(index: number, verb: RussianVerb, at: number): Open {
    const rest = { from: at + 1, to: this.asideEnd(at) }
    const main = this.found.findLast(({ kind }) => kind === 'main')
    // At the beginning the subject comes with the verb behind.
    const subject = main?.subject ?? this.firstSubject(rest.to)
    return {
      index,
      verb,
      at,
      kind: 'gerund',
      subject,
      start: at,
      rest,
      governor: undefined,
      parts: { agent: subject, object: this.inCase(rest, CASE.a, []) },
    }
  }

  private firstSubject(from: number): Range | undefined {
    const verb = this.units.findIndex((unit, u) => u >= from && unit.type === 'verb' && unit.form === 'finite')
    const unit = this.units[verb]
    return unit?.type === 'verb' ? this.subjectOf(unit, verb, from, this.units.length).range : undefined
  }

  private infinitive(index: number, verb: RussianVerb, at: number): Open {
    const governor = this.governorOf(at)
    const rest = { from: at + 1, to: this.restEnd(at) }
    const isPassive = verb.passive
    // «заседание планируется провести»: who plans is told in the instrumental, if at all.
    const isImpersonal = governor?.verb.passive === true
    const opening = governor?.relative === undefined ? this.relativeOf(at - 2, at) : undefined
    const own = opening === undefined ? undefined : this.ownNoun(opening)
    const object = this.inCase(rest, CASE.a, []) ?? (own === undefined ? this.objectBefore(governor, at) : { from: own, to: own + 1 })
    const relative = opening === undefined ? governor?.relative : { at: opening.at, antecedent: this.antecedent(opening.at) }
    const agent = isPassive ? this.instrumental(rest) : isImpersonal ? governor.parts?.agent : governor?.subject
    const parts = isPassive ? { agent, object: governor?.subject ?? object } : { agent, object }
    return {
      index,
      verb,
      at,
      kind: 'infinitive',
      subject: governor?.subject,
      start: at,
      rest,
      governor: governor?.index,
      parts,
      ...(relative === undefined ? {} : { relative }),
    }
  }

  /** «проект планируется завершить»: the object of an infinitive that stands before an impersonal verb. */
  private objectBefore(governor: Open | undefined, at: number): Range | undefined {
    if (governor === undefined || governor.verb.form !== 'finite' || !governor.verb.passive) return undefined
    if (governor.at > at) return undefined
    return governor.subject ?? this.inCase({ from: governor.start, to: governor.at }, CASE.a, [])
  }

  private governorOf(at: number): Open | undefined {
    const { units } = this
    for (let i = at - 1; i >= 0; i--) {
      const unit = units[i]
      if (unit?.type === 'semicolon') return undefined
      if (unit?.type !== 'verb') continue
      if (this.aside[i] !== this.aside[at] && this.aside[i] !== undefined) continue
      const clause = this.found.find((one) => one.at === i)
      const isBeside =
        clause?.kind === 'infinitive' && units.slice(i + 1, at).some(({ type }) => type === 'conjunction' || type === 'comma')
      return isBeside && clause.governor !== undefined ? this.found[clause.governor] : clause
    }
    return undefined
  }

  private finite(index: number, verb: RussianVerb, at: number): Open {
    const { units } = this
    const left = this.boundary(at)
    const to = this.restEnd(at)
    const joint = units[left - 1]
    const opening = this.relativeOf(left, at)
    const rest = { from: at + 1, to }
    let kind: UnitClause['kind'] =
      opening !== undefined ? 'relative' : joint?.type === 'that' ? 'that' : joint?.type === 'subordinator' ? 'subordinate' : 'main'
    const own = opening === undefined ? undefined : this.ownNoun(opening)
    const isOwnSubject = own !== undefined && this.mayBeSubject(own, verb)
    let { range: subject } = isOwnSubject
      ? { range: { from: own, to: own + 1 } }
      : this.subjectOf(verb, at, opening?.isFirst === true ? opening.at + 1 : left, to)
    const antecedent = opening === undefined ? undefined : this.antecedent(opening.at)
    const isSubject = opening?.isFirst === true && (opening.cases & CASE.n) !== 0
    if (subject === undefined && isSubject) subject = antecedent
    // «в Ломе, где примет участие …», «который прошёл и завершился»: the subject of the clause around or before.
    if (subject === undefined && opening !== undefined && (opening.cases === 0 || !opening.isFirst)) {
      const around = this.found.findLast(
        (one) => one.verb.form === 'finite' && (opening.isFirst ? one.kind !== 'relative' : this.aside[one.at] === this.aside[at]),
      )
      if (around?.subject !== undefined && this.fits(around.subject, verb)) subject = around.subject
    }
    // «Стороны обсудили … и договорились»: the subject of the verb before, where the form agrees.
    if (subject === undefined && kind !== 'relative') {
      const before = units[left - 1]
      const isParted = before?.type === 'conjunction' && before.isParted === true
      // «отметили, что товарооборот вырос и составил …»: what was said goes on where the form agrees.
      const earlier = this.found.findLast(
        (one) =>
          one.verb.form === 'finite' &&
          one.kind !== 'relative' &&
          // «сочли, что показатели малы, и поставили задачу»: behind a comma the one who speaks goes on.
          !(one.kind === 'that' && isParted) &&
          this.aside[one.at] === this.aside[at] &&
          one.subject !== undefined &&
          this.fits(one.subject, verb),
      )
      // «…, пятую планируется провести»: what is to be done to it stands in front, and nobody does it.
      const isImpersonal = verb.passive && this.inCase({ from: left, to: at }, CASE.a, []) !== undefined
      if (earlier !== undefined && !isImpersonal && this.isJoint(left)) {
        subject = earlier.subject
        if (kind === 'main' && earlier.kind === 'that') kind = 'that'
      }
    }
    const isObject = opening !== undefined && opening.cases !== 0 && !isSubject && own === undefined && subject !== antecedent
    // «будут завершены переговоры и подписано соглашение»: the second participle has the time of the first.
    const before = this.found.findLast((one) => one.verb.form === 'finite' && this.aside[one.at] === this.aside[at])
    const isSequel = verb.passive && verb.tense === 'past' && joint?.type === 'conjunction' && before?.verb.passive === true
    if (isSequel && before.verb.tense === 'future') {
      verb = { ...verb, tense: 'future' }
      kind = before.kind
    }
    const parts = this.parts(verb, at, left, rest, subject, isObject ? antecedent : undefined)
    const relative = opening === undefined ? undefined : { at: opening.at, antecedent }
    return {
      index,
      verb,
      at,
      kind,
      subject,
      start: left,
      rest,
      governor: undefined,
      parts,
      ...(relative === undefined ? {} : { relative }),
    }
  }

  private isJoint(left: number): boolean {
    const before = this.units[left - 1]?.type
    return before === 'conjunction' || before === 'comma' || this.units[left]?.type === 'conjunction'
  }

  /** The relative word of the clause of a verb; a further verb inside the aside has that of the first. */
  private relativeOf(left: number, at: number): { readonly at: number; readonly cases: number; readonly isFirst: boolean } | undefined {
    const { units, aside } = this
    const own = units.findLastIndex((unit, u) => u >= left && u < at && unit.type === 'relative' && aside[u] === aside[at])
    const found = own >= 0 ? own : (aside[at] ?? -1)
    const unit = units[found]
    if (unit?.type !== 'relative') return undefined
    return { at: found, cases: this.casesOfRelative(found, unit.cases), isFirst: own >= 0 }
  }

  /** A relative behind a preposition is no subject or object. */
  private casesOfRelative(at: number, cases: number): number {
    const before = this.units[at - 1]
    return before?.type === 'preposition' && before.last >= before.first ? 0 : cases
  }

  /** «первое заседание которого»: the noun whose owner the relative is, when no preposition stands before it. */
  private ownNoun({ at, cases }: { readonly at: number; readonly cases: number }): number | undefined {
    const { units } = this
    if ((cases & CASE.g) === 0) return undefined
    let u = at - 1
    if (units[u]?.type !== 'noun') return undefined
    while (isCase(units[u - 1]) && units[u - 2]?.type === 'noun') u -= 2
    const before = units[u - 1]
    return before?.type === 'preposition' ? undefined : u
  }

  private mayBeSubject(at: number, verb: RussianVerb): boolean {
    const unit = this.units[at]
    return unit?.type === 'noun' && (unit.cases & CASE.n) !== 0 && agrees(unit, verb)
  }

  private fits(subject: Range, verb: RussianVerb): boolean {
    const first = this.units[subject.from]
    if (first?.type !== 'noun') return false
    const isMany = this.isJoined(subject)
    return isMany ? verb.number !== 'one' : agrees(first, verb)
  }

  private parts(
    verb: RussianVerb,
    at: number,
    left: number,
    rest: Range,
    subject: Range | undefined,
    antecedent: Range | undefined,
  ): { readonly agent: Range | undefined; readonly object: Range | undefined } {
    const skipped = subject === undefined ? [] : [subject]
    if (verb.passive) {
      // «программа обмена преподавателями продлена»: what hangs on the subject does nothing.
      const before = this.instrumental({ from: left, to: at })
      const isOwn = before !== undefined && subject !== undefined && before.from >= subject.from && before.from < subject.to
      return { agent: this.instrumental(rest) ?? (isOwn ? undefined : before), object: subject }
    }
    const object =
      this.inCase(rest, CASE.a, skipped) ??
      (verb.negated || this.k.groups.get('genitive')?.has(verb.lemma) === true ? this.inCase(rest, CASE.g, skipped, true) : undefined) ??
      antecedent ??
      this.inCase({ from: left, to: at }, CASE.a, skipped)
    return { agent: subject, object }
  }

  // ---- clauses without their verb

  private findGaps(): Gap[] {
    const { units } = this
    const gaps: Gap[] = []
    units.forEach((unit, dash) => {
      if (unit.type !== 'dash' || this.aside[dash] !== undefined) return
      const from = this.gapStart(dash)
      if (from === undefined || !units.slice(0, from).some((one) => one.type === 'verb' && one.form === 'finite')) return
      const next = units[dash + 1]
      // «импорт – на 4 %», «– до 5 млн»: figures are read by themselves.
      const isFigure = next?.type === 'noun' ? next.counted : next?.type === 'preposition' && isCounted(units[dash + 2])
      if (next === undefined || isFigure || next.type === 'verb') return
      gaps.push({ from, dash, to: this.gapEnd(dash) })
    })
    return gaps
  }

  /** Back from a dash to the joint that parts the clause from the one before; phrases alone stand between. */
  private gapStart(dash: number): number | undefined {
    const { units } = this
    for (let u = dash - 1; u > Math.max(0, dash - 7); u--) {
      const unit = units[u]
      if (unit?.type === 'comma' || unit?.type === 'semicolon' || this.isContrast(unit)) return u + 1 < dash ? u + 1 : undefined
      if (unit?.type !== 'noun' && unit?.type !== 'preposition' && unit?.type !== 'date' && unit?.type !== 'adverb') return undefined
    }
    return undefined
  }

  private gapEnd(dash: number): number {
    const { units } = this
    for (let u = dash + 1; u < units.length; u++) {
      const unit = units[u]
      if (unit?.type === 'semicolon' || unit?.type === 'other') return u
      if (unit?.type === 'verb' && unit.form === 'finite') {
        const begin = this.partedAt(dash, u)
        return begin > dash + 1 ? begin - 1 : u
      }
      if (unit?.type === 'dash' && this.aside[u] === undefined) {
        const next = this.gapStart(u)
        if (next !== undefined && next > dash + 1) return next - 1
      }
    }
    return units.length
  }

  /** Gives a clause without a verb that of the clause before, with what stands on either side of the dash in the places of its own. */
  private fillGap({ from, dash, to }: Gap): void {
    const { units } = this
    const model = this.found.findLast((one) => one.verb.form === 'finite' && one.at < from && this.aside[one.at] === undefined)
    if (model === undefined || model.verb.negated) return
    const rest = { from: dash + 1, to }
    const before = this.plainNoun({ from, to: dash })
    const behind = this.plainNoun(rest)
    const isObject = (at: number | undefined) => at !== undefined && (units[at] as RussianNoun).inCase === 'a'
    const verb = model.verb as RussianVerb
    // «таджикскую – Х.Рахимзода», «наблюдателями – Непал»: who it is stands behind the dash.
    const isBehind = behind !== undefined && (before === undefined || isObject(before))
    const at = isBehind ? behind : before
    if (at === undefined) return
    const subject = isBehind ? this.chain(at, to) : { from: at, to: dash }
    const other = isBehind ? before : behind
    const object = other === undefined ? undefined : { from: other, to: isBehind ? dash : to }
    this.found.push({
      index: this.found.length,
      verb,
      at: dash,
      kind: 'main',
      subject,
      start: from,
      rest,
      governor: undefined,
      parts: verb.passive ? { agent: this.instrumental(rest), object: subject } : { agent: subject, object },
    })
  }

  /** A phrase that no preposition governs and that may be subject or object. */
  private plainNoun({ from, to }: Range): number | undefined {
    const { units } = this
    for (let u = from; u < to; u++) {
      const unit = units[u]
      if (unit?.type === 'preposition') {
        if (units[u + 1]?.type === 'noun') u = this.chain(u + 1, to).to - 1
        continue
      }
      if (unit?.type === 'noun') return unit.inCase === 'n' || unit.inCase === 'a' ? u : undefined
    }
    return undefined
  }

  // ---- where clauses begin and end

  /** The first unit of the clause of a verb: behind the joint or comma that parts it from the verb before. */
  private boundary(at: number): number {
    const { units, aside } = this
    const own = aside[at]
    let candidate = at
    for (let i = at - 1; i >= 0; i--) {
      const unit = units[i]
      if (aside[i] !== own) {
        // Inside an aside nothing before it counts; an aside on the way is passed over.
        if (own !== undefined) return i + 1
        continue
      }
      if (unit?.type === 'semicolon' || unit?.type === 'that' || unit?.type === 'subordinator') return i + 1
      if (unit?.type === 'colon') return i + 1
      if (unit?.type === 'verb' && unit.form === 'finite') return this.partedAt(i, at)
      candidate = i
    }
    return candidate
  }

  /** Between two verbs the second clause begins behind the last comma or «и» that has a subject or the verb itself behind it. */
  private partedAt(before: number, at: number): number {
    const { units, aside } = this
    for (let i = at - 1; i > before; i--) {
      if (aside[i] !== aside[at]) continue
      const type = units[i]?.type
      if (type === 'comma' || type === 'conjunction' || type === 'dash') {
        const isList = type === 'conjunction' && units[i - 1]?.type === 'noun' && units[i + 1]?.type === 'noun' && this.isSame(i)
        if (!isList || this.isContrast(units[i])) return i + 1
      }
    }
    return at
  }

  /** «экспорт достиг 640 млн, а импорт снизился»: what is set against something is not joined to it. */
  private isContrast(unit: RussianUnit | undefined): boolean {
    return unit?.type === 'conjunction' && this.k.groups.get('contrast')?.has(unit.word) === true
  }

  private isSame(joint: number): boolean {
    const before = this.units[joint - 1]
    const next = this.units[joint + 1]
    if (before?.type !== 'noun' || next?.type !== 'noun') return false
    return before.inCase === next.inCase && next.inCase !== 'n'
  }

  /** Where what stands behind a verb ends: before the next clause of its own level. */
  private restEnd(at: number): number {
    const { units, aside } = this
    const own = aside[at]
    for (let i = at + 1; i < units.length; i++) {
      const unit = units[i]
      if (own !== undefined && aside[i] !== own) {
        if (aside[i] === undefined || (aside[i] ?? 0) < own) return i
        continue
      }
      if (unit?.type === 'semicolon') return i
      if (aside[i] !== own) continue
      if (own === undefined && this.gaps.some(({ from }) => from === i)) return Math.max(at + 1, i - 1)
      if (unit?.type === 'subordinator') return units[i - 1]?.type === 'comma' ? i - 1 : i
      if (unit?.type === 'verb' && unit.form === 'finite') {
        if (units.slice(at + 1, i).some(({ type }) => type === 'that')) return this.restEndOfThat(at, i)
        const begin = this.partedAt(at, i)
        return Math.max(at + 1, begin > at + 1 ? begin - 1 : begin)
      }
    }
    return units.length
  }

  /** «подчеркнул, что …»: what was said goes on to the end of its sentence, but for a further verb of the speaker. */
  private restEndOfThat(_at: number, _verb: number): number {
    const stop = this.units.findIndex((unit, u) => u > _verb && unit.type === 'semicolon')
    return stop < 0 ? this.units.length : stop
  }

  private asideEnd(at: number): number {
    const { aside, units } = this
    let to = at + 1
    while (to < units.length && (aside[to] === aside[at] || (aside[to] !== undefined && (aside[to] ?? 0) > at))) to++
    return to
  }

  // ---- who and what

  private subjectOf(
    verb: RussianVerb,
    at: number,
    left: number,
    to: number,
  ): { readonly range: Range | undefined; readonly isBehind: boolean } {
    const before = this.nominative(verb, left, at, at)
    const behind = before === undefined || this.mayBeObject(verb, before) ? this.nominative(verb, at + 1, to, at) : undefined
    if (before !== undefined && (behind === undefined || !this.isActor(behind))) return { range: before, isBehind: false }
    return { range: behind, isBehind: behind !== undefined }
  }

  /** The phrase in the nominative that a verb agrees with; before the verb the first, since what it governs follows. */
  private nominative(verb: RussianVerb, from: number, to: number, at: number): Range | undefined {
    const { units, aside } = this
    let found: Range | undefined
    for (let u = from; u < to; u++) {
      const unit = units[u]
      if (unit?.type === 'that' && u > at) break
      // «статистики Комиссии (ЕЭК)»: what stands in brackets acts in no clause.
      if (unit?.type === 'open') {
        u = this.closing(u)
        continue
      }
      if (aside[u] !== aside[at] || unit?.type !== 'noun' || units[u - 1]?.type === 'preposition') continue
      if ((unit.cases & CASE.n) === 0 || this.isGoverned(u)) continue
      const near = this.chain(u, to)
      // «подписаны меморандум с Ганой и протокол»: what else is joined may stand behind what hangs on the first.
      const far =
        verb.number === 'many' && (verb.passive || this.takesNone(verb)) && unit.number === 'one' && u > at && !this.isJoined(near)
          ? this.joinedBehind(near.to, to)
          : undefined
      if (far !== undefined) return { from: u, to: far.to }
      const range = near
      const isMany = this.isJoined(range)
      if (isMany ? verb.number === 'one' && u < at : !agrees(unit, verb)) continue
      if (unit.inCase !== 'n' && unit.inCase !== 'a') continue
      if (u < at || found === undefined) found = range
      u = Math.max(u, range.to - 1)
      // «провел министр»: behind the verb the first that is plainly nominative.
      if (unit.inCase === 'n' || (unit.cases & CASE.a) === 0) return range
    }
    // Behind an active verb a phrase that may be its object is not its subject, unless the verb takes none, has its object beside it or a name stands there.
    const mayBeObject =
      found !== undefined &&
      !this.isActor(found) &&
      !this.isCountedActor(found, verb, at) &&
      !this.isTaken(verb, at) &&
      !this.hasObject(at, found)
    if (mayBeObject && from > at && !verb.passive && !this.takesNone(verb)) return undefined
    return found
  }

  /** «Инициативу поддержали семь стран»: before the verb stands what it takes, and cannot be its subject. */
  private isTaken(verb: RussianVerb, at: number): boolean {
    const { units } = this
    for (let u = at - 1; u >= 0; u--) {
      const unit = units[u]
      if (unit?.type !== 'noun' && unit?.type !== 'preposition' && unit?.type !== 'adverb' && unit?.type !== 'date') return false
      if (unit.type !== 'noun' || units[u - 1]?.type === 'preposition') continue
      return (unit.cases & CASE.a) !== 0 && ((unit.cases & CASE.n) === 0 || !agrees(unit, verb))
    }
    return false
  }

  /** The bracket that closes one, or the bracket itself where none does. */
  private closing(open: number): number {
    const close = this.units.findIndex((unit, u) => u > open && (unit.type === 'close' || unit.type === 'semicolon'))
    return this.units[close]?.type === 'close' ? close : open
  }

  /** A further nominative that «и» joins before the next verb. */
  private joinedBehind(from: number, to: number): Range | undefined {
    for (let u = from; u + 1 < to; u++) {
      const unit = this.units[u]
      const next = this.units[u + 1]
      if (unit?.type === 'verb' || unit?.type === 'semicolon' || unit?.type === 'relative') return undefined
      if (unit?.type === 'conjunction' && next?.type === 'noun' && next.inCase === 'n') return { from: u + 1, to: this.chain(u + 1, to).to }
    }
    return undefined
  }

  /** «Соглашение ратифицировали восемь государств»: so many acted, when what they acted on stands in front. */
  private isCountedActor({ from }: Range, verb: RussianVerb, at: number): boolean {
    const unit = this.units[from]
    if (unit?.type !== 'noun' || !unit.counted) return false
    const left = this.boundary(at)
    return this.units.some(
      (one, u) =>
        u >= left &&
        u < at &&
        one.type === 'noun' &&
        !one.counted &&
        (one.cases & CASE.a) !== 0 &&
        one.inCase === 'n' &&
        this.units[u - 1]?.type !== 'preposition' &&
        this.aside[u] === this.aside[at] &&
        !agrees(one, verb),
    )
  }

  /** «Председательство осуществляет Китай»: what stands first may be the object when it names nobody. */
  private mayBeObject(verb: RussianVerb, { from }: Range): boolean {
    const unit = this.units[from]
    return (
      !verb.passive &&
      !this.takesNone(verb) &&
      unit?.type === 'noun' &&
      (unit.cases & CASE.a) !== 0 &&
      unit.names[0]?.first !== unit.head &&
      !unit.pronoun &&
      !/^(?:body|group|people|institution)$/.test(unit.noun?.classes[0] ?? '')
    )
  }

  private isActor({ from }: Range): boolean {
    const unit = this.units[from]
    return unit?.type === 'noun' && (unit.names[0]?.first === unit.head || (unit.cases & CASE.a) === 0)
  }

  /** «приняли участие делегации», «участие приняли делегации»: the object of the verb stands right beside it. */
  private hasObject(at: number, subject: Range): boolean {
    const isObject = (u: number): boolean => {
      const unit = this.units[u]
      return unit?.type === 'noun' && u !== subject.from && (unit.cases & CASE.a) !== 0 && unit.names.length === 0 && !unit.pronoun
    }
    return (
      (subject.from === at + 2 && isObject(at + 1)) ||
      (subject.from === at + 1 && isObject(at - 1) && this.units[at - 2]?.type !== 'preposition')
    )
  }

  private takesNone(verb: RussianVerb): boolean {
    return /с[яь]$/.test(verb.lemma) || this.k.groups.get('intransitive')?.has(verb.lemma) === true
  }

  private isGoverned(u: number): boolean {
    const unit = this.units[u]
    return unit?.type === 'noun' && unit.inCase !== undefined && !['n', 'a'].includes(unit.inCase)
  }

  /** A phrase with what hangs on it, and what is joined to it in its case: «министр обороны, глава МИД и посол». */
  private chain(at: number, limit = this.units.length): Range {
    const { units } = this
    const head = units[at]
    let isBetween = false
    let end = at + 1
    while (end < limit) {
      const unit = units[end]
      const next = units[end + 1]
      if (unit?.type === 'preposition' && unit.last < unit.first && next?.type === 'noun') {
        end += 2
        continue
      }
      if (unit?.type === 'preposition' && next?.type === 'noun' && CHAINED.has(unit.word) && end + 1 < limit && !this.isPlace(next)) {
        isBetween = unit.word === 'between'
        end += 2
        continue
      }
      if ((unit?.type === 'conjunction' || unit?.type === 'comma') && next?.type === 'noun' && end + 1 < limit && head?.type === 'noun') {
        if (this.isContrast(unit)) break
        const isListed = unit.type === 'conjunction' || this.listEnds(end, limit)
        const isOwned = next.inCase === 'g' && /^(?:party|organisation)$/.test(next.names[0]?.type ?? '') && this.isOwner(end)
        const isGenitive = next.inCase === 'g' && lastCase(units, end) === 'g' && this.listEnds(end, limit)
        const isSibling =
          isOwned ||
          isGenitive ||
          next.inCase === head.inCase ||
          (next.inCase === lastCase(units, end) && unit.type === 'conjunction') ||
          // «между Правительством Того и Правительством Ганы»
          (next.inCase === 'i' && isBetween && unit.type === 'conjunction')
        if (isListed && isSibling && this.aside[end + 1] === this.aside[at]) {
          end += 2
          continue
        }
      }
      if (
        unit?.type === 'conjunction' &&
        next?.type === 'preposition' &&
        units[end + 2]?.type === 'noun' &&
        next.last >= next.first &&
        CHAINED.has(next.word)
      ) {
        end += 3
        continue
      }
      if (unit?.type === 'open') {
        let close = end
        while (close < limit && units[close]?.type !== 'close') close++
        if (close < limit && close - end < 5) {
          end = close + 1
          continue
        }
      }
      break
    }
    return { from: at, to: Math.min(end, limit) }
  }

  /** «главы правительств Того, Бенина и Ганы»: those before are states in the genitive too. */
  private isOwner(joint: number): boolean {
    const before = this.units[joint - 1]
    if (before?.type !== 'noun') return false
    const name = before.names[0]
    return (
      (before.inCase === 'g' && (name?.type === 'party' || name?.type === 'organisation')) ||
      (name?.type === 'post' && name.of !== undefined)
    )
  }

  private isPlace(unit: RussianNoun): boolean {
    return unit.names[0]?.type === 'place' && unit.names[0].first === unit.head
  }

  private listEnds(comma: number, limit: number): boolean {
    for (let i = comma + 1; i < Math.min(limit, comma + 14); i++) {
      if (this.units[i]?.type === 'conjunction') return true
      if (this.units[i]?.type === 'verb') return false
    }
    return false
  }

  private isJoined(range: Range): boolean {
    const head = this.units[range.from]
    return this.units
      .slice(range.from + 1, range.to)
      .some(
        (unit, i, all) =>
          (unit.type === 'conjunction' || unit.type === 'comma') &&
          all[i + 1]?.type === 'noun' &&
          head?.type === 'noun' &&
          (all[i + 1] as RussianNoun).inCase === head.inCase &&
          head.inCase === 'n',
      )
  }

  private chainBack(last: number): Range {
    let from = last
    for (;;) {
      const joint = this.units[from - 1]
      const before = this.units[from - 2]
      if (
        joint?.type === 'preposition' &&
        before?.type === 'noun' &&
        (joint.last < joint.first || CHAINED.has(joint.word) || joint.word === 'with')
      )
        from -= 2
      else if (
        joint?.type === 'conjunction' &&
        before?.type === 'noun' &&
        before.inCase === (this.units[from] as RussianNoun).inCase &&
        before.inCase !== 'n'
      )
        from -= 2
      else break
    }
    return { from, to: last + 1 }
  }

  private antecedent(relative: number): Range | undefined {
    let last = relative - 1
    while (last >= 0 && this.units[last]?.type !== 'comma') last--
    last--
    // «Комиссия (далее – Совет), которая»
    if (this.units[last]?.type === 'close') while (last > 0 && this.units[last + 1]?.type !== 'open') last--
    const { fits } = this.units[relative] as { readonly fits?: readonly Agreement[] }
    return this.units[last]?.type === 'noun' ? (this.agreeing(last, fits) ?? this.chainBack(last)) : undefined
  }

  /** «Соглашения о взаимном признании документов, подписанного …»: the nearest noun before that agrees, with all up to the comma. */
  private agreeing(last: number, fits: readonly Agreement[] | undefined): Range | undefined {
    if (fits === undefined || fits.length === 0) return undefined
    for (let u = last; u >= 0 && u > last - FAR; u--) {
      const unit = this.units[u]
      if (unit?.type === 'semicolon' || unit?.type === 'that' || (unit?.type === 'verb' && unit.form !== 'participle')) return undefined
      // A name that does not change agrees with everything.
      if (unit?.type !== 'noun' || unit.pronoun || (unit.gender === 7 && unit.number === undefined)) continue
      const inCase = CASE[(unit.inCase ?? 'n') as keyof typeof CASE]
      const isFit = fits.some(
        ({ cases, plural, genders }) =>
          ((cases & inCase) !== 0 || ((unit.inCase === 'n' || unit.inCase === 'a') && (cases & unit.cases & (CASE.n | CASE.a)) !== 0)) &&
          (unit.number === undefined || (unit.number === 'many') === plural) &&
          (plural || (unit.gender & genders) !== 0),
      )
      if (isFit) return { from: u, to: last + 1 }
    }
    return undefined
  }

  /** The first phrase of a range in a case that no preposition governs. */
  private inCase(range: Range, one: number, skipped: readonly Range[], only = false): Range | undefined {
    const { units, aside } = this
    const level = aside[Math.max(0, range.from - 1)]
    for (let u = range.from; u < range.to; u++) {
      const unit = units[u]
      if (unit?.type === 'that' || unit?.type === 'relative') return undefined
      if (unit?.type === 'verb') return undefined
      if (aside[u] !== level && aside[u] !== undefined) continue
      const over = skipped.find(({ from, to }) => u >= from && u < to)
      if (over !== undefined) {
        u = over.to - 1
        continue
      }
      if (unit?.type === 'preposition') {
        if (units[u + 1]?.type === 'noun') u = this.chain(u + 1, range.to).to - 1
        continue
      }
      if (unit?.type !== 'noun') continue
      const fits = only ? unit.inCase === 'g' : (unit.cases & one) !== 0 && (unit.inCase === 'a' || unit.inCase === 'n')
      if (fits) return { from: u, to: range.to }
    }
    return undefined
  }

  private instrumental(range: Range): Range | undefined {
    const { units } = this
    for (let u = range.from; u < range.to; u++) {
      const unit = units[u]
      // «поручено распространить проект правил управления фондом»: what hangs on a further verb acts not in this one.
      if (unit?.type === 'verb' || unit?.type === 'that' || unit?.type === 'relative') return undefined
      const next = units[u + 1]
      if (unit?.type !== 'preposition' || unit.word !== 'ins' || next?.type !== 'noun') continue
      // «обмена данными»: a thing right behind a noun belongs to that.
      const isActor = next.names.length > 0 || next.pronoun || ACTORS.test(next.noun?.classes[0] ?? '')
      if (u > range.from && units[u - 1]?.type === 'noun' && !isActor) continue
      return this.chain(u + 1, range.to)
    }
    return undefined
  }
}

const ACTORS = /^(?:group|people|body|institution|premises)$/
const isCase = (unit: RussianUnit | undefined): boolean => unit?.type === 'preposition' && unit.last < unit.first
const isCounted = (unit: RussianUnit | undefined): boolean => unit?.type === 'noun' && unit.counted
/** How many units back a noun may stand from the aside that describes it. */
const FAR = 24

/** Joints inside a name or phrase: «Соглашение о торговле», «Комитет по стандартам», «переговоры с Китаем». */
const CHAINED = new Set(['about', 'for', 'between'])

function lastCase(units: readonly RussianUnit[], end: number): string | undefined {
  for (let i = end - 1; i >= 0; i--) {
    const unit = units[i]
    if (unit?.type === 'noun') return unit.inCase
  }
  return undefined
}
