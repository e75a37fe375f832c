import type { NounPhrase, Unit, VerbGroup } from '../language/phrases.ts'

/** Unit indexes into the sentence's units; `to` exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What a clause is to the one that it hangs on; a main clause hangs on none. */
export type ClauseKind = 'main' | 'relative' | 'that' | 'subordinate' | 'infinitive' | 'participle' | 'gerund'

/** A verb with what belongs to it. Grammatical subject and object: `roles.ts` turns the passive round. */
export interface Clause {
  readonly index: number
  readonly verb: VerbGroup
  readonly at: number
  readonly kind: ClauseKind
  /** The noun phrases before a finite verb, the antecedent of a relative or participle, or the subject shared with the verb before. */
  subject: Range | undefined
  /** What follows the verb, up to where the next clause on its level begins. */
  rest: Range
  /** The clause that an infinitive, that-clause or coordinated part hangs on. */
  governor: Clause | undefined
  /** How an infinitive hangs on its governor: right after the verb, after an object that does it, as the aim of a verb, or after a noun. */
  hangs: 'verb' | 'object' | 'aim' | 'noun' | undefined
  /** What a relative clause with a subject of its own speaks of: "the plan which the leaders approved". */
  antecedent: Range | undefined
  /** Coordinated with this earlier clause. */
  beside: Clause | undefined
}

/** Verbs that report: a later one on the same line of verbs goes on with the outer subject, not with that of the reported clause. */
export type IsReporting = (lemma: string) => boolean

/** Verbs that may stand before who speaks: "…," said Roe. */
export type IsSaying = (lemma: string) => boolean

/** Nouns of what somebody means or offers to do: "the readiness of Norland to host". */
export type IsOffer = (phrase: NounPhrase) => boolean

/** Finds the clauses of a sentence, in the order of their verbs. */
export function clauses(
  units: readonly Unit[],
  isReporting: IsReporting,
  isSaying: IsSaying = isReporting,
  isOffer: IsOffer = () => false,
  isThanks: IsOffer = () => false,
): Clause[] {
  const builder = new ClauseBuilder(units, isReporting, isSaying, isOffer, isThanks)
  return builder.build()
}

/** "The meeting, due to take place in May, was put off" */
/** Verbs that take whom they tell, and then what. */
const TELLING =
  /^(?:tell|assure|inform|remind|notify|show|promise|convince|persuade|give|offer|grant|send|call|name|declare|make|deem|consider)$/

const isPosedAside = (c: Clause): boolean => c.kind === 'infinitive' && c.hangs === 'noun' && c.governor === undefined && c.index === 0

class ClauseBuilder {
  private readonly found: Clause[] = []
  private open: Clause[] = []
  private lastInfinitive: Clause | undefined
  private bareOpening: Clause | undefined
  private readonly units: readonly Unit[]
  private readonly isReporting: IsReporting
  private readonly isSaying: IsSaying
  private readonly isOffer: IsOffer
  private readonly isThanks: IsOffer

  constructor(units: readonly Unit[], isReporting: IsReporting, isSaying: IsSaying, isOffer: IsOffer, isThanks: IsOffer) {
    this.isThanks = isThanks
    this.isOffer = isOffer
    this.units = units
    this.isReporting = isReporting
    this.isSaying = isSaying
  }

  build(): Clause[] {
    this.units.forEach((unit, u) => {
      if (unit.type === 'semicolon') this.close(0, u)
      if (unit.type === 'verb') this.take(unit, u)
    })
    this.close(0, this.end())
    this.giveFrontedSubjects()
    return this.found
  }

  /** "Signed in 1976, the Treaty …": a participle in front has the subject of the finite clause behind it. */
  private giveFrontedSubjects(): void {
    for (const clause of this.found) {
      if (clause.kind !== 'participle' && clause.kind !== 'gerund') continue
      if (clause.subject !== undefined || clause.governor !== undefined) continue
      // "As announced, the Treaty …" tells of the whole sentence.
      const joint = this.units[clause.at - 1]
      if (joint !== undefined && 'word' in joint && joint.word === 'as') continue
      const main = this.found.find((c) => c.at > clause.at && c.verb.form === 'finite' && c.subject !== undefined)
      if (main?.subject !== undefined) clause.subject = main.subject
    }
  }

  private end(): number {
    let end = this.units.length
    while (end > 0) {
      const unit = this.units[end - 1]
      if (
        unit?.type === 'other' ||
        unit?.type === 'comma' ||
        unit?.type === 'semicolon' ||
        unit?.type === 'colon' ||
        unit?.type === 'conjunction'
      )
        end--
      else break
    }
    return end
  }

  /** Closes the open clauses above `depth`; they end before unit `at`. */
  private close(depth: number, at: number): void {
    while (this.open.length > depth) {
      const clause = this.open.pop()
      if (clause !== undefined) clause.rest = { from: clause.rest.from, to: Math.max(clause.rest.from, at) }
    }
  }

  private add(verb: VerbGroup, at: number, kind: ClauseKind, more: Partial<Clause>): Clause {
    const clause: Clause = {
      index: this.found.length,
      verb,
      at,
      kind,
      subject: more.subject,
      rest: { from: at + 1, to: this.units.length },
      governor: more.governor,
      hangs: more.hangs,
      antecedent: more.antecedent,
      beside: more.beside,
    }
    this.found.push(clause)
    this.open.push(clause)
    return clause
  }

  private take(verb: VerbGroup, u: number): void {
    if (verb.form === 'infinitive') this.takeInfinitive(verb, u)
    else if (verb.form === 'gerund' || verb.form === 'participle') this.takeParticiple(verb, u)
    else this.takeFinite(verb, u)
  }

  private before(u: number): number {
    let i = u - 1
    while (
      i >= 0 &&
      (this.units[i]?.type === 'adverb' || (this.units[i]?.type === 'other' && this.units[i]?.last !== this.units[i]?.first))
    )
      i--
    return i
  }

  /** Whether the joint that ends at `b` has a mark of this type: "; and". */
  private jointHolds(b: number, type: Unit['type']): boolean {
    for (let i = b; i >= 0 && i > b - 3; i--) {
      if (this.units[i]?.type === type) return true
      if (this.units[i]?.type !== 'conjunction' && this.units[i]?.type !== 'comma') return false
    }
    return false
  }

  /** The joint before `u`: the first of a comma and a conjunction side by side. */
  private jointStart(i: number): number {
    let start = i
    while (start > 0 && (this.units[start - 1]?.type === 'comma' || this.units[start - 1]?.type === 'conjunction')) start--
    return start
  }

  private takeFinite(verb: VerbGroup, u: number): void {
    if (this.takeInverted(verb, u)) return
    const nearest = this.before(u)
    // "praised the plan and today announced": a time stands between the joint and its verb.
    const joins = this.units[nearest - 1]?.type
    // "Norland, which last year chaired the League"
    const b = this.units[nearest]?.type === 'date' && (joins === 'conjunction' || joins === 'relative') ? nearest - 1 : nearest
    const before = this.units[b]
    if (before === undefined) {
      this.add(verb, u, 'main', {})
      return
    }
    const which = before.type === 'comma' ? this.relativeBeforeAside(b) : undefined
    const relative = which === undefined ? undefined : this.units[which]
    if (which !== undefined && relative?.type === 'relative') {
      this.add(verb, u, 'relative', { subject: this.thingBefore(which - 1, relative.word) })
      return
    }
    const listed = before.type === 'comma' ? this.beforeIncluded(b, u) : undefined
    const reported = before.type === 'comma' ? this.reportedSubject(u) : undefined
    if (reported !== undefined) {
      this.close(1, b)
      this.add(verb, u, 'that', { subject: reported })
      return
    }
    if (listed === undefined && (before.type === 'conjunction' || before.type === 'comma' || before.type === 'semicolon')) {
      if (before.type === 'comma' && this.closesAside()) {
        // "The plan, which the leaders approved, covers ports": behind the aside the verb of what stands before it.
        const aside = this.open.find((c) => (c.kind === 'relative' && c.verb.form === 'finite') || isPosedAside(c))
        const subject = this.wholePhrase(aside?.antecedent ?? aside?.subject)
        this.close(0, b)
        this.add(verb, u, 'main', { subject })
        return
      }
      if (before.type === 'comma' && this.takeReported(verb, u, b)) return
      if (this.takeShared(verb, u, b)) return
    }
    if (before.type === 'relative') {
      if (this.takePart(verb, u, b)) return
      const antecedent = this.thingBefore(b - 1, before.word)
      this.add(verb, u, 'relative', { subject: antecedent })
      return
    }
    const contact = listed === undefined ? this.contactStart(b) : undefined
    if (contact !== undefined) {
      // "the work Norland has done": a relative clause without its joint.
      const antecedent = this.phraseEndingAt(contact - 1)
      this.add(verb, u, 'relative', { subject: { from: contact, to: b + 1 }, ...(antecedent === undefined ? {} : { antecedent }) })
      // "the promise the river holds, home to many": a comma right behind its verb ends it.
      if (this.units[u + 1]?.type === 'comma') this.close(this.open.length - 1, u + 1)
      return
    }
    if (this.isObjectBehindAside(verb, u)) {
      // "agreed to open, in Lima, an office staffed by Norland"
      this.takeParticiple({ ...verb, form: 'participle', passive: true }, u)
      return
    }
    const opened = this.afterFrontedGerund(this.subjectStart(u, listed ?? b), b)
    const start = this.afterTime(opened, b)
    const joint = this.units[this.thatBeforeAdjuncts(start) ?? opened - 1]
    // "cut its tariffs, and with this pact has committed to": only an adjunct stands between joint and verb.
    if (start === b - 1 && this.units[start]?.type === 'preposition' && joint?.type === 'conjunction' && verb.first < verb.last) {
      if (this.takeShared(verb, u, start - 1)) return
    }
    // "Mr President, we will help": who is addressed is no part of the subject.
    const own = this.units[b]
    if (own?.type === 'noun' && own.pronoun && b > start && this.units[b - 1]?.type === 'comma' && this.units[start - 1] === undefined) {
      this.add(verb, u, 'main', { subject: { from: b, to: b + 1 } })
      return
    }
    // "The ministers today signed": a time before the verb is no part of its subject.
    const isTimed = this.units[b]?.type === 'date' && b > start && this.units[b - 1]?.type !== 'preposition'
    const subject: Range = { from: start, to: this.asideStart(start, b) ?? (isTimed ? b : b + 1) }
    // "the summit that Norland will host": a verb that lacks its object behind "that" takes it from the noun before.
    if (joint?.type === 'that' && verb.transitive && !verb.passive && this.lacksObject(u) && !this.isReporting(verb.lemma)) {
      const antecedent = this.units[start - 2]?.type === 'noun' ? this.phraseEndingAt(start - 2) : undefined
      const outer = this.open.at(-1)
      if (antecedent !== undefined && outer !== undefined && outer.at < antecedent.from && !this.startsThat(outer, start - 1)) {
        this.add(verb, u, 'relative', { subject, antecedent })
        return
      }
    }
    if (joint?.type === 'that') {
      this.add(verb, u, 'that', { subject })
      return
    }
    const whileAt = this.subordinatorBeforeTime(start)
    if (whileAt !== undefined) {
      this.close(0, this.jointStart(whileAt))
      this.add(verb, u, 'subordinate', { subject })
      return
    }
    if (joint?.type === 'subordinator') {
      this.close(0, start - 1)
      this.add(verb, u, 'subordinate', { subject })
      return
    }
    if (joint?.type === 'relative') {
      const antecedent = this.phraseEndingAt(start - 2)
      this.add(verb, u, 'relative', { subject, antecedent })
      return
    }
    const jointStart = this.jointStart(opened)
    const withComma = this.units[jointStart]?.type === 'comma' || joint?.type === 'comma'
    const nested = this.open.findIndex((c) => c.kind === 'that')
    const outer = this.open[0]
    if (joint?.type === 'conjunction' && nested > 0 && !withComma) {
      this.closeInside(start, b)
      this.close(nested, jointStart)
      this.add(verb, u, 'that', { subject })
    } else if (outer !== undefined && this.startsReport(outer, start)) {
      // "noted the forum will meet": the that is left out.
      this.add(verb, u, 'that', { subject })
    } else {
      this.closeInside(start, b)
      this.close(0, jointStart)
      this.add(verb, u, 'main', { subject })
    }
  }

  /** "Speaking on behalf of Norland, Arcadia called for talks": the subject stands behind the comma that closes what is in front. */
  private afterFrontedGerund(start: number, b: number): number {
    const [front] = this.found
    if (front?.kind !== 'gerund' || this.found.length !== 1 || front.at > 1 || front.subject !== undefined) return start
    for (let i = b; i > start; i--) {
      const type = this.units[i]?.type
      if (type === 'conjunction') return start
      if (type === 'comma') return i + 1
    }
    return start
  }

  /** Whether what stands in front of a verb is the object of an open one that an aside parts from it, so that the verb only describes it. */
  private isObjectBehindAside(verb: VerbGroup, u: number): boolean {
    if (verb.first !== verb.last || verb.tense !== 'past' || verb.modal !== undefined || !verb.transitive || !this.lacksObject(u))
      return false
    const open = this.open.at(-1)
    if (open === undefined || open.verb.passive || !open.verb.transitive || this.units[open.at + 1]?.type !== 'comma') return false
    let close = open.at + 2
    while (close < u && this.units[close]?.type !== 'comma') close++
    const aside = this.units[open.at + 2]?.type
    if (close >= u || (aside !== 'preposition' && aside !== 'adverb' && aside !== 'date')) return false
    const next = this.units[close + 1]
    if (next?.type !== 'noun' || next.pronoun) return false
    for (let i = close + 1; i < u; i++) if (this.units[i]?.type === 'comma' || this.units[i]?.type === 'verb') return false
    return true
  }

  /** "rose, while in 2024 they fell": the joint of a clause whose time stands before its subject. */
  private subordinatorBeforeTime(start: number): number | undefined {
    const time = this.units[start - 1]?.type === 'comma' ? start - 2 : start - 1
    const isTime = this.units[time]?.type === 'date' && this.units[time - 1]?.type === 'preposition'
    return isTime && this.units[time - 2]?.type === 'subordinator' ? time - 2 : undefined
  }

  /** Behind the verb at `u` stands no phrase of its own. */
  private lacksObject(u: number): boolean {
    let i = u + 1
    while (this.units[i]?.type === 'adverb') i++
    const next = this.units[i]?.type
    return next === undefined || next === 'preposition' || next === 'date' || next === 'comma' || next === 'other' || next === 'semicolon'
  }

  /** "noted with satisfaction that": a verb of report, to which the "that" belongs. */
  private startsThat(outer: Clause, that: number): boolean {
    if (!this.isReporting(outer.verb.lemma)) return false
    const first = this.units[outer.at + 1]
    return outer.at + 1 === that || first?.type === 'preposition' || first?.type === 'date' || first?.type === 'comma'
  }

  /** "The plan, one part of which was launched, will run": a part is the subject of the aside, the whole that of what follows. */
  private takePart(verb: VerbGroup, u: number, b: number): boolean {
    const of = this.units[b - 1]
    const part = this.units[b - 2]
    if (of?.type !== 'preposition' || of.word !== 'of' || part?.type !== 'noun' || this.units[b - 3]?.type !== 'comma') return false
    const antecedent = this.phraseEndingAt(b - 4)
    if (antecedent === undefined) return false
    this.add(verb, u, 'relative', { subject: { from: b - 2, to: b - 1 }, antecedent })
    return true
  }

  /** "… is safe," said Minister Roe: behind what is said the subject may follow its verb. */
  private takeInverted(verb: VerbGroup, u: number): boolean {
    const before = this.units[u - 1]
    if (verb.first !== verb.last || verb.passive || this.found.length === 0 || !this.isSaying(verb.lemma)) return false
    const isQuote = before?.type === 'quote' && this.units[u - 2]?.type !== 'noun'
    if (!isQuote && before?.type !== 'comma') return false
    const speaker = this.units[u + 1]
    if (
      speaker?.type !== 'noun' ||
      !(this.isProper(speaker) || (isQuote && (speaker.pronoun || speaker.noun?.classes.includes('group') === true)))
    )
      return false
    let end = u + 2
    // "said the Minister of Ports, Jane Roe"
    while (
      end < this.units.length &&
      this.units[end]?.type === 'preposition' &&
      /^(?:of|for|from)$/.test(this.wordAt(end)) &&
      this.units[end + 1]?.type === 'noun'
    )
      end += 2
    const next = this.units[end]
    if (next?.type === 'verb' ? next.form === 'finite' : next?.type === 'that' || next?.type === 'noun') return false
    // "…, noted the report": a thing that is noted does not speak, unless the marks say so.
    if (
      !isQuote &&
      next !== undefined &&
      next.type !== 'other' &&
      next.type !== 'comma' &&
      next.type !== 'preposition' &&
      next.type !== 'date'
    )
      return false
    if (!isQuote && !speaker.names.some((n) => n.type === 'person' || n.type === 'post' || n.type === 'organisation' || n.type === 'party'))
      return false
    this.close(0, isQuote ? u - 1 : this.jointStart(u - 1))
    const clause = this.add(verb, u, 'main', { subject: { from: u + 1, to: end } })
    clause.rest = { from: end, to: this.units.length }
    return true
  }

  private wordAt(i: number): string {
    const unit = this.units[i]
    return unit !== undefined && 'word' in unit ? unit.word : ''
  }

  /** Where the subject of a relative clause without its joint begins: a name or pronoun right behind the object of an open clause. */
  private contactStart(b: number): number | undefined {
    let i = b
    while (i > 1 && this.units[i]?.type === 'noun' && this.units[i - 1]?.type === 'conjunction' && this.isProper(this.units[i])) i -= 2
    const unit = this.units[i]
    const object = this.units[i - 1]
    if (unit?.type !== 'noun' || object?.type !== 'noun' || object.pronoun) return undefined
    const outer = this.open.at(-1)
    // "told the sides the plan was ready": two objects, of which the second is what is told.
    if (!(unit.pronoun || this.isProper(unit)) && TELLING.test(outer?.verb.lemma ?? '')) return undefined
    return outer !== undefined && outer.at < i - 1 && this.opensObject(outer, i - 1) ? i : undefined
  }

  /** Whether the noun at `i` stands behind the verb with nothing but its own phrase between. */
  private opensObject(outer: Clause, i: number): boolean {
    for (let j = outer.at + 1; j < i; j++) {
      const type = this.units[j]?.type
      if (type !== 'noun' && type !== 'preposition' && type !== 'adverb' && type !== 'conjunction') return false
    }
    return true
  }

  /** "several states, including Norland and Arcadia, agreed": the unit before the aside that the comma at `b` closes, when a subject ends there. */
  private beforeIncluded(b: number, u: number): number | undefined {
    for (let i = b - 1; i > 1; i--) {
      const unit = this.units[i]
      if (unit?.type === 'preposition' && unit.word === 'including') {
        if (this.units[i - 1]?.type !== 'comma' || this.units[i - 2]?.type !== 'noun') return undefined
        const start = this.subjectStart(u, i - 2)
        const joint = this.units[start - 1]?.type
        return this.units[start]?.type !== 'noun' || joint === 'preposition' || joint === 'verb' || joint === 'noun' ? undefined : i - 2
      }
      if (unit?.type !== 'noun' && unit?.type !== 'comma' && unit?.type !== 'conjunction' && unit?.type !== 'preposition') return undefined
    }
    return undefined
  }

  /** "The ministers, on 3 May in Lima, signed": adjuncts between commas belong to the verb, not to the subject. */
  private asideStart(start: number, b: number): number | undefined {
    if (this.units[b]?.type !== 'comma') return undefined
    for (let i = b - 1; i > start; i--) {
      const type = this.units[i]?.type
      if (type === 'comma') {
        const first = this.units[i + 1]
        return i + 1 < b && (first?.type === 'date' || (first?.type === 'preposition' && first.word !== 'of')) ? i : undefined
      }
      if (type !== 'date' && type !== 'preposition' && type !== 'noun') return undefined
    }
    return undefined
  }

  /** Clauses inside a subject ("the plan signed in May will …") end where the subject does. */
  private closeInside(start: number, last: number): void {
    const depth = this.open.findIndex((c) => c.at > start)
    if (depth >= 0) this.close(depth, this.units[last]?.type === 'comma' ? last : last + 1)
  }

  private startsReport(outer: Clause, start: number): boolean {
    return this.isReporting(outer.verb.lemma) && start === outer.at + 1
  }

  /** "noted that the course, launched in May, would be extended": the subject behind a "that" whose verb still waits behind an aside. */
  private reportedSubject(u: number): Range | undefined {
    let comma: number | undefined
    for (let i = u - 1; i > 0; i--) {
      const unit = this.units[i]
      if (unit?.type === 'comma') comma = i
      if (unit?.type === 'semicolon' || (unit?.type === 'verb' && unit.form !== 'participle')) return undefined
      if (unit?.type !== 'that') continue
      const isAside = comma !== undefined && comma < this.before(u) && this.units[comma + 1]?.type === 'verb'
      return isAside && this.open[0]?.verb.form === 'finite' && comma !== undefined ? { from: i + 1, to: comma } : undefined
    }
    return undefined
  }

  /** "The memorandum on work in the ports, which …, will be renewed": the aside may speak of the last noun, the verb behind it is that of the first. */
  private wholePhrase(range: Range | undefined): Range | undefined {
    if (range === undefined) return undefined
    let { from } = range
    while (from > 1 && this.units[from - 1]?.type === 'preposition' && this.units[from - 2]?.type === 'noun') from -= 2
    return { from, to: range.to }
  }

  /** Only a relative clause is open, and what it speaks of still waits for its verb. */
  private closesAside(): boolean {
    return (
      this.open.length > 0 &&
      this.open.some((c) => (c.kind === 'relative' && c.verb.form === 'finite') || isPosedAside(c)) &&
      !this.open.some((c) => c.kind !== 'relative' && c.verb.form === 'finite')
    )
  }

  /** "noted that the plan, adopted in May, has lapsed": behind the aside the verb of a that-clause which still waits for its own. */
  private takeReported(verb: VerbGroup, u: number, b: number): boolean {
    let that = b
    while (that >= 0 && this.units[that]?.type !== 'that') {
      const unit = this.units[that]
      if (unit?.type === 'semicolon' || unit?.type === 'conjunction') return false
      if (unit?.type === 'verb' && unit.form === 'finite' && this.units[this.before(that)]?.type !== 'relative') return false
      that--
    }
    if (that < 0 || this.units[that + 1]?.type !== 'noun') return false
    let end = that + 1
    while (end < b && this.units[end]?.type !== 'comma' && this.units[end]?.type !== 'verb') end++
    const depth = this.open.findIndex((c) => c.at > that)
    if (depth >= 0) this.close(depth, b)
    this.add(verb, u, 'that', { subject: { from: that + 1, to: end } })
    return true
  }

  /** "…, and welcomed": goes on with the subject of an open finite clause: the outer one when both report, else the nearest. */
  private takeShared(verb: VerbGroup, u: number, b: number): boolean {
    const joint = this.jointStart(b)
    let depth = this.open.length - 1
    const finite = (c: Clause | undefined) => c !== undefined && c.verb.form === 'finite'
    while (depth >= 0 && !finite(this.open[depth])) depth--
    if (depth < 0) {
      const last = [...this.found].reverse().find((c) => c.verb.form === 'finite' && c.kind === 'main')
      if (last === undefined) return false
      this.add(verb, u, 'main', { beside: last, subject: last.subject })
      return true
    }
    if (this.isReporting(verb.lemma) || this.sameTense(verb, this.open[0])) {
      for (let d = 0; d < depth; d++) {
        const clause = this.open[d]
        if (
          clause !== undefined &&
          finite(clause) &&
          (this.isReporting(clause.verb.lemma) || this.open[depth]?.kind === 'relative') &&
          (this.open[depth]?.kind === 'relative' || !this.isReporting(this.open[depth]?.verb.lemma ?? ''))
        ) {
          depth = d
          break
        }
      }
    }
    const partner = this.open[depth]
    if (partner === undefined) return false
    this.close(depth, joint)
    const governor = partner.governor
    this.add(this.asPartner(verb, u, partner.verb), u, partner.kind, {
      beside: partner,
      subject: partner.subject,
      governor,
    })
    return true
  }

  /** "was approved and later extended", "will be opened and attended": a bare past without an object goes on with the passive, in its time. */
  private asPartner(verb: VerbGroup, u: number, partner: VerbGroup): VerbGroup {
    const next = this.units[u + 1]
    const bare = verb.first === verb.last && verb.tense === 'past' && !verb.passive && !verb.perfect && verb.transitive
    return partner.passive && bare && next?.type !== 'noun' && next?.type !== 'that' && next?.type !== 'verb' && next?.type !== 'quote'
      ? { ...verb, passive: true, tense: partner.tense, modal: partner.modal, perfect: partner.perfect }
      : verb
  }

  private sameTense(verb: VerbGroup, outer: Clause | undefined): boolean {
    return outer !== undefined && this.isReporting(outer.verb.lemma) && verb.tense === outer.verb.tense && this.isReporting(verb.lemma)
  }

  /** "…, and in 2018 the ties were upgraded": a time behind the joint is no part of the subject. */
  private afterTime(start: number, b: number): number {
    const before = this.units[start - 1]?.type
    const time = this.units[start + 1]
    // "…, and in Lima Minister Roe will open": so is a city.
    const isCity = time?.type === 'noun' && time.names.length === 1 && time.names[0]?.type === 'place' && time.names[0].last === time.last
    const isTime = this.units[start]?.type === 'preposition' && (time?.type === 'date' || isCity)
    return isTime && before === 'conjunction' && this.units[start + 2]?.type === 'noun' && start + 2 <= b ? start + 2 : start
  }

  /** Walks left from a finite verb to where its subject begins. */
  private subjectStart(u: number, b: number): number {
    let start = b
    let depth = 0
    let lastNoun = b
    for (let i = b; i >= 0; i--) {
      const unit = this.units[i]
      if (unit === undefined) break
      if (unit.type === 'close') depth++
      if (unit.type === 'open') depth--
      if (depth > 0) {
        start = i
        continue
      }
      if (unit.type === 'that' || unit.type === 'subordinator' || unit.type === 'semicolon' || unit.type === 'colon') break
      if (unit.type === 'relative') {
        // A relative without its own verb yet is this clause's joint; one whose verb stands before `u` belongs to the subject.
        if (!this.verbBetween(i, u)) break
        start = i
        continue
      }
      if (unit.type === 'verb') {
        const belongsToSubject =
          (unit.form === 'participle' || unit.form === 'gerund' || unit.form === 'infinitive') &&
          (this.nounBefore(i) || this.nounAndPreposition(i, unit)) &&
          this.finiteBefore(i) === undefined
        const inRelative = unit.form === 'finite' && this.units[this.before(i)]?.type === 'relative'
        if (belongsToSubject || inRelative) {
          start = i
          continue
        }
        // "After the rains had ended, the ministers of trade and transport met": only its comma closes a clause in front.
        const isFronted = this.found.some((c) => c.at === i && c.kind === 'subordinate')
        return this.afterJoint(i + 1, b, lastNoun, isFronted && this.commaLater(i + 1, b - 1))
      }
      start = i
      if (unit.type === 'noun') lastNoun = i
    }
    return this.afterFronted(start, b)
  }

  /** "noted that in 2023 trade grew": the "that" of a clause whose own adjuncts stand before its subject. */
  private thatBeforeAdjuncts(start: number): number | undefined {
    if (this.open.length === 0) return undefined
    let i = start - 1
    for (; i >= 0; i--) {
      const type = this.units[i]?.type
      if (type === 'that') break
      if (type !== 'preposition' && type !== 'date' && type !== 'noun' && type !== 'comma' && type !== 'adverb') return undefined
    }
    const first = this.units[i + 1]?.type
    return i >= 0 && i < start - 1 && (first === 'preposition' || first === 'date' || first === 'adverb' || first === 'comma')
      ? i
      : undefined
  }

  private verbBetween(from: number, to: number): boolean {
    for (let i = from + 1; i < to; i++) if (this.units[i]?.type === 'verb') return true
    return false
  }

  private nounBefore(i: number): boolean {
    const before = this.units[i - 1]
    return (
      before?.type === 'noun' ||
      // "The Forum (TF), chaired by Norland, was held": what stands in brackets belongs to the noun before them.
      (before?.type === 'comma' && (this.units[i - 2]?.type === 'noun' || this.units[i - 2]?.type === 'close')) ||
      before?.type === 'adverb' ||
      before?.type === 'date'
    )
  }

  /** "a protocol on expanding trade was signed": a gerund behind a noun and its preposition. */
  private nounAndPreposition(i: number, unit: VerbGroup): boolean {
    return unit.form === 'gerund' && this.units[i - 1]?.type === 'preposition' && this.units[i - 2]?.type === 'noun'
  }

  private finiteBefore(i: number): number | undefined {
    for (let j = i - 1; j >= 0; j--) {
      const unit = this.units[j]
      if (unit?.type === 'verb' && unit.form === 'finite') return j
      if (unit?.type === 'that' || unit?.type === 'subordinator' || unit?.type === 'semicolon' || unit?.type === 'relative')
        return undefined
    }
    return undefined
  }

  /** After another verb's object the subject begins behind the last joint: "welcomed the report and Norland noted". */
  private afterJoint(from: number, b: number, lastNoun: number, onlyComma: boolean): number {
    let joint: number | undefined
    // The comma that closes an apposition right before the verb joins nothing.
    const last = this.units[b]?.type === 'comma' ? b - 1 : b
    for (let i = from; i <= last; i++) {
      const type = this.units[i]?.type
      if ((type === 'conjunction' && !onlyComma) || (type === 'comma' && i < b)) joint = i
    }
    // A list of subjects behind a comma: "…, Norland, Arcadia and Sudland agreed": take the list back to its first member.
    if (joint === undefined) return from > b ? b : lastNoun
    // "…, and the ministers of Norland and Arcadia met": both names hang on one noun.
    const of = this.units[joint - 2]
    const isPair = this.isProper(this.units[joint - 1]) && this.isProper(this.units[joint + 1]) && joint - 3 >= from
    if (isPair && of?.type === 'preposition' && /^(?:of|from|between)$/.test(of.word) && this.units[joint - 3]?.type === 'noun')
      return joint - 3
    let start = joint + 1
    for (let i = joint - 1; i > from; i--) {
      const unit = this.units[i]
      if (
        unit?.type === 'noun' &&
        this.isProper(unit) &&
        this.isProper(this.units[start]) &&
        (this.units[i - 1]?.type === 'comma' || this.units[i - 1]?.type === 'conjunction')
      )
        start = i
      else if (unit?.type !== 'comma' && unit?.type !== 'conjunction') break
    }
    return start
  }

  private isProper(unit: Unit | undefined): boolean {
    return unit?.type === 'noun' && unit.names.length > 0
  }

  /** Whether two names may stand in one list: persons beside persons, events beside events, a place beside places or its state. */
  private mayBeListed(one: Unit | undefined, next: Unit | undefined): boolean {
    const a = one?.type === 'noun' ? one.names.at(-1) : undefined
    const b = next?.type === 'noun' ? next.names.at(-1) : undefined
    if (a === undefined || b === undefined) return false
    if (a.type === 'place') return b.type === 'place' || (b.type === 'party' && a.country === b.value)
    return ['person', 'instrument', 'event', 'body'].every((type) => (a.type === type) === (b.type === type))
  }

  /** Drops fronted adjuncts: "On 20 March, in Lowport, the Minister". */
  private afterFronted(from: number, b: number): number {
    let start = from
    while (start <= b) {
      const unit = this.units[start]
      if (unit === undefined || (unit.type === 'noun' && !this.isTimeNoun(unit))) break
      if (
        unit.type === 'adverb' ||
        unit.type === 'comma' ||
        unit.type === 'conjunction' ||
        unit.type === 'other' ||
        unit.type === 'quote' ||
        unit.type === 'date' ||
        unit.type === 'dash'
      ) {
        start++
        continue
      }
      // "On 20 March ministers and officials from Norland, Arcadia and Sudland met": behind a bare day the subject begins.
      if (unit.type === 'preposition' && this.units[start + 1]?.type === 'date' && start + 2 <= b) {
        start += 2
        continue
      }
      // "After the Summit Norland, Arcadia and Sudland agreed": and so behind a bare phrase with a name right behind it.
      if (unit.type === 'preposition' && this.units[start + 1]?.type === 'noun' && this.isProper(this.units[start + 2]) && start + 2 <= b) {
        start += 2
        continue
      }
      // A preposition or participle in front goes on to its comma, or to the last noun phrase that no preposition governs.
      // The comma that closes an apposition before the verb parts nothing: "At the invitation of A, B, President of C, visited".
      const comma = this.commaFrom(start, this.units[b]?.type === 'comma' ? b - 1 : b)
      if (comma !== undefined) start = comma + 1
      else return this.lastFreeNoun(start, b)
    }
    return Math.min(start, b)
  }

  private isTimeNoun(_unit: NounPhrase): boolean {
    return false
  }

  private commaFrom(from: number, to: number): number | undefined {
    let depth = 0
    let last: number | undefined
    for (let i = from; i <= to; i++) {
      const unit = this.units[i]
      if (unit?.type === 'open') depth++
      if (unit?.type === 'close') depth--
      if (unit?.type === 'comma' && depth === 0) {
        // A comma inside a list after a preposition is not the end: "with Norland, Arcadia and Sudland, the sides".
        const next = this.units[i + 1]
        const later = this.commaLater(i + 1, to) || this.units[i + 2]?.type === 'conjunction'
        if (later && next?.type === 'noun' && this.units[i + 2]?.type !== 'preposition' && this.mayBeListed(this.units[i - 1], next)) {
          last = i
          continue
        }
        return i
      }
    }
    return last
  }

  private commaLater(from: number, to: number): boolean {
    for (let i = from; i <= to; i++) if (this.units[i]?.type === 'comma') return true
    return false
  }

  private lastFreeNoun(from: number, b: number): number {
    for (let i = b; i > from; i--) {
      const unit = this.units[i]
      const before = this.units[i - 1]
      if (
        unit?.type === 'noun' &&
        (before?.type === 'date' || before?.type === 'noun' || before?.type === 'close' || before?.type === 'adverb')
      )
        return i
    }
    return b
  }

  /** The phrase that ends at unit `i`, from its first noun: a relative's antecedent. */
  private phraseEndingAt(i: number): Range | undefined {
    let end = i
    if (this.units[end]?.type === 'comma') end--
    let start = end
    if (this.units[end]?.type === 'preposition') start = --end
    while (start >= 0) {
      const unit = this.units[start]
      if (unit === undefined) break
      if (unit.type === 'noun') {
        const before = this.units[start - 1]
        if (
          before?.type === 'preposition' &&
          (before.word === 'of' || before.word === 'on' || before.word === 'for' || before.word === 'between' || before.word === 'among') &&
          this.units[start - 2]?.type === 'noun'
        ) {
          start -= 2
          continue
        }
        if (this.isOrigin(start - 1)) {
          start -= 2
          continue
        }
        // "between Norland and Arcadia": the list after a preposition belongs to the noun before it.
        if (
          before?.type === 'conjunction' &&
          this.units[start - 2]?.type === 'noun' &&
          this.units[start - 3]?.type === 'preposition' &&
          this.units[start - 4]?.type === 'noun'
        ) {
          start -= 4
          continue
        }
        return { from: this.listStart(start), to: end + 1 }
      }
      // "the online courses (e-Learn), which": what stands in brackets belongs to the noun before them.
      if (unit.type === 'close' && this.nounBeforeBracket(start) !== undefined) {
        end = start = this.nounBeforeBracket(start) ?? start
        continue
      }
      if (unit.type === 'close' || unit.type === 'open' || unit.type === 'date' || unit.type === 'preposition' || unit.type === 'comma') {
        start--
        continue
      }
      break
    }
    return undefined
  }

  /** "a course for nurses from Norland, launched in May": where people are from belongs to what is for them. */
  private isOrigin(u: number): boolean {
    const from = this.units[u]
    const whom = this.units[u - 2]
    return (
      from?.type === 'preposition' &&
      from.word === 'from' &&
      this.units[u - 1]?.type === 'noun' &&
      whom?.type === 'preposition' &&
      whom.word === 'for'
    )
  }

  /** "an accord, which, once in force, will help": the joint in front of what two commas set apart from it and its verb. */
  private relativeBeforeAside(comma: number): number | undefined {
    for (let i = comma - 1; i > 1 && i > comma - 8; i--) {
      const type = this.units[i]?.type
      if (type === 'comma') return this.units[i - 1]?.type === 'relative' ? i - 1 : undefined
      if (type === 'verb' || type === 'that' || type === 'semicolon' || type === 'relative') return undefined
    }
    return undefined
  }

  /** "the statement by President Roe, which aims": what "which" stands for is no person. */
  private thingBefore(i: number, relative: string): Range | undefined {
    const nearest = this.phraseEndingAt(i)
    const unit = nearest === undefined ? undefined : this.units[nearest.from]
    // "will host the Forum in Lima, which will help": nor is it the city in which something is.
    const joint = nearest === undefined ? undefined : this.units[nearest.from - 1]
    const isPlaced =
      joint?.type === 'preposition' && joint.word === 'in' && unit?.type === 'noun' && unit.names.some((n) => n.type === 'place')
    if (
      relative !== 'which' ||
      nearest === undefined ||
      unit?.type !== 'noun' ||
      !(isPlaced || unit.names.some((n) => n.type === 'person'))
    )
      return nearest
    for (let u = nearest.from - 1; u > 0 && u > nearest.from - 8; u--) {
      const type = this.units[u]?.type
      if (type === 'preposition') return this.phraseEndingAt(u - 1) ?? nearest
      if (type !== 'noun' && type !== 'comma' && type !== 'conjunction') break
    }
    return nearest
  }

  /** "Norland, Arcadia and Sudland, which joined": bare names in a list share what is said of the last. */
  private listStart(last: number): number {
    const joint = this.units[last - 1]
    if (joint?.type !== 'conjunction' || !this.isProper(this.units[last])) return last
    let start = last
    for (let i = last - 1; i > 0; i--) {
      const type = this.units[i]?.type
      if (type !== 'comma' && type !== 'conjunction') break
      if (this.units[i - 1]?.type === 'comma') continue
      if (!this.isProper(this.units[i - 1])) break
      start = --i
    }
    return start
  }

  private nounBeforeBracket(close: number): number | undefined {
    for (let i = close - 1; i > 0 && i > close - 6; i--)
      if (this.units[i]?.type === 'open') return this.units[i - 1]?.type === 'noun' ? i - 1 : undefined
    return undefined
  }

  /** "Minister Roe to visit Lima": a headline, in which the infinitive tells what will be. */
  private isHeadline(u: number): boolean {
    const first = this.units[0]
    if (this.found.length > 0 || first?.type !== 'noun' || u === 0 || this.units[u - 1]?.type !== 'noun') return false
    for (let i = 0; i < u; i++) {
      const unit = this.units[i]
      if (
        unit?.type !== 'noun' &&
        unit?.type !== 'comma' &&
        unit?.type !== 'conjunction' &&
        !(unit?.type === 'preposition' && unit.word === 'of')
      )
        return false
    }
    return !this.units.some((unit) => unit.type === 'verb' && unit.form === 'finite') && this.units.at(-1)?.type !== 'other'
  }

  private takeInfinitive(verb: VerbGroup, u: number): void {
    if (this.isHeadline(u)) {
      this.add({ ...verb, form: 'finite', tense: 'future', modal: 'will' }, u, 'main', { subject: { from: 0, to: u } })
      return
    }
    const b = this.before(u)
    const before = this.units[b]
    // "the Forum, to be held in Lima": done to the noun before the comma, no further promise.
    const isAside = verb.passive && before?.type === 'comma' && this.units[b - 1]?.type === 'noun'
    if (!isAside && (before?.type === 'conjunction' || before?.type === 'comma' || before?.type === 'semicolon')) {
      // "Reaffirm our commitment … and agree to …": a second bare verb ("to" would make two tokens) is a second deed.
      if (this.bareOpening !== undefined && verb.first === verb.last && this.isReporting(verb.lemma)) {
        if (this.takeShared({ ...verb, form: 'finite' }, u, b)) return
      }
      const promised =
        before.type === 'semicolon' || this.open.length === 0
          ? [...this.found].reverse().find((c) => c.kind === 'infinitive' && c.hangs === 'verb')
          : undefined
      const nearest = [...this.open].reverse().find((c) => c.kind === 'infinitive')
      const outer = this.open.find((c) => c.verb.form === 'finite' && this.isReporting(c.verb.lemma))
      // "committed to executing the plan and to report": the infinitive goes on with the promise, not with the gerund.
      if (nearest === undefined && promised === undefined && outer !== undefined && this.units[u - 1]?.type !== 'noun') {
        this.close(this.open.indexOf(outer) + 1, this.jointStart(b))
        this.lastInfinitive = this.add(verb, u, 'infinitive', {
          governor: outer,
          hangs: 'verb',
          subject: outer.subject,
        })
        return
      }
      const opening = this.jointHolds(b, 'semicolon') ? this.found[0] : undefined
      // "will (i) cut the rate; and (ii) lift the ban": behind the semicolon the modal goes on.
      const willing = [...this.found].reverse().find((c) => c.kind === 'main' && c.verb.form === 'finite')
      if (opening !== undefined && willing?.verb.modal !== undefined && promised === undefined && verb.first === verb.last) {
        this.add({ ...willing.verb, ...verb, form: 'finite', modal: willing.verb.modal, tense: willing.verb.tense }, u, 'main', {
          beside: willing,
          ...(willing.subject === undefined ? {} : { subject: willing.subject }),
        })
        return
      }
      // "Agree to the plan; to meet in May": behind the semicolon the promise goes on.
      if (
        promised === undefined &&
        nearest === undefined &&
        opening?.verb.form === 'finite' &&
        opening.kind === 'main' &&
        this.isReporting(opening.verb.lemma) &&
        verb.first < verb.last
      ) {
        this.lastInfinitive = this.add(verb, u, 'infinitive', {
          governor: opening,
          hangs: 'verb',
          subject: opening.subject,
        })
        return
      }
      const sibling = promised ?? nearest ?? (this.open.length === 0 ? this.lastInfinitive : undefined)
      if (sibling !== undefined) {
        const depth = this.open.indexOf(sibling)
        if (depth >= 0) this.close(depth, this.jointStart(b))
        this.lastInfinitive = this.add(verb, u, 'infinitive', {
          beside: sibling,
          subject: sibling.subject,
          governor: sibling.governor,
          hangs: sibling.hangs,
        })
        return
      }
    }
    if (before?.type === 'noun' && this.units[b - 1]?.type === 'conjunction' && this.isOffer(before)) {
      // "its decision to open an office and its intention to send": the second noun ends what the first one says.
      const first = this.open.findIndex((c) => c.kind === 'infinitive')
      if (first > 0) this.close(first, this.jointStart(b))
    }
    const governor = this.open.at(-1)
    // "the meeting, due to take place in May, was put off": what is due is the noun before it.
    if (before?.type === 'preposition' && before.word === 'due' && (governor === undefined || b !== governor.at + 1)) {
      const due = this.units[b - 1]?.type === 'comma' || this.units[b - 1]?.type === 'noun' ? this.phraseEndingAt(b - 1) : undefined
      if (due !== undefined) {
        this.lastInfinitive = this.add(verb, u, 'infinitive', { governor, hangs: 'noun', subject: due })
        return
      }
    }
    if (governor === undefined && this.found.length === 0 && this.isReporting(verb.lemma)) {
      // A paragraph of a declaration: "Reaffirm our commitment …", "Agree to meet …" is what "we" do.
      this.bareOpening = this.add({ ...verb, form: 'finite' }, u, 'main', {})
      return
    }
    if (governor === undefined) {
      // "The forum, to be held in May, …": in front of the first finite verb too it is done to the noun before it.
      const noun = before?.type === 'comma' ? this.units[b - 1] : before
      const subject = verb.passive && noun?.type === 'noun' && !noun.pronoun ? this.phraseEndingAt(b) : undefined
      this.lastInfinitive = this.add(verb, u, 'infinitive', subject === undefined ? {} : { hangs: 'noun', subject })
      return
    }
    const direct =
      b === governor.at ||
      // "is due to meet"
      (before?.type === 'preposition' && before.word === 'due' && b === governor.at + 1) ||
      (before?.type === 'date' && this.onlyTime(governor.at + 1, u)) ||
      (before?.type === 'noun' && b === governor.at + 1 && /^(?:be|stand|remain|become|stay)$/.test(governor.verb.lemma)) ||
      // "is due to be signed"
      (before?.type === 'preposition' && before.word === 'due' && b === governor.at + 1 && governor.verb.lemma === 'be')
    // "reached a consensus on how to share": the question belongs to the noun.
    if (before?.type === 'subordinator' && before.word === 'how') {
      this.lastInfinitive = this.add(verb, u, 'infinitive', {
        governor,
        hangs: 'noun',
        subject: governor.subject,
      })
      return
    }
    const object = before?.type === 'noun' && !direct
    const behindComma = before?.type === 'comma' && (this.units[b - 1]?.type === 'noun' || this.units[b - 1]?.type === 'close')
    if (verb.passive && (before?.type === 'noun' || behindComma) && !direct) {
      // "the forum to be held in May": done to the noun before it.
      const subject = this.phraseEndingAt(b)
      this.lastInfinitive = this.add(verb, u, 'infinitive', { governor, hangs: 'noun', subject })
      return
    }
    const offerer = object && !verb.passive ? this.offererAt(b) : undefined
    if (offerer !== undefined) {
      this.lastInfinitive = this.add(verb, u, 'infinitive', { governor, hangs: 'noun', subject: offerer })
      return
    }
    const clause: Partial<Clause> = direct
      ? { governor, hangs: 'verb', subject: governor.subject }
      : object && governor.verb.controls && this.isObjectOf(governor, b)
        ? { governor, hangs: 'object', subject: { from: this.behindAside(governor.at + 1), to: b + 1 } }
        : this.isAim(governor, b)
          ? { governor, hangs: 'aim', subject: governor.subject }
          : object
            ? { governor, hangs: 'noun', subject: governor.subject }
            : { governor }
    this.lastInfinitive = this.add(verb, u, 'infinitive', clause)
  }

  /** "agreed today to open": only a time stands between a verb and its infinitive. */
  private onlyTime(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.units[i]?.type !== 'date' && this.units[i]?.type !== 'adverb') return false
    return true
  }

  /** "took note of the readiness of Norland to host": who is behind the noun of the offer does what it says. */
  private offererAt(b: number): Range | undefined {
    for (let u = b; u > 1 && u > b - 4; u -= 2) {
      const of = this.units[u - 1]
      const noun = this.units[u - 2]
      if (of?.type !== 'preposition' || noun?.type !== 'noun') return undefined
      if (/^(?:of|by|from|on)$/.test(of.word) && this.isOffer(noun)) return { from: u, to: b + 1 }
    }
    return undefined
  }

  /** "visited Lima to attend the forum": behind a place, a name or a date an infinitive tells the aim, not more of the noun. */
  private isAim(governor: Clause, b: number): boolean {
    const before = this.units[b]
    if (governor.verb.form === 'participle' && governor.subject !== undefined) return false
    if (before?.type === 'date' || before?.type === 'close') return true
    // The name must end the phrase: "Norland's proposal to meet" is no aim of the verb.
    return before?.type === 'noun' && (before.names.at(-1)?.last ?? -1) === before.last
  }

  /** Whether the noun at `i` closes the object right behind the verb, with only "of" phrases and joints between. */
  private isObjectOf(governor: Clause, i: number): boolean {
    for (let j = this.behindAside(governor.at + 1); j <= i; j++) {
      const unit = this.units[j]
      if (unit?.type === 'noun' || unit?.type === 'conjunction' || unit?.type === 'comma' || unit?.type === 'adverb') continue
      if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'on' || unit.word === 'upon' || unit.word === 'from'))
        continue
      return false
    }
    return true
  }

  /** "directed, in this context, the Board to report": the object stands behind the aside. */
  private behindAside(i: number): number {
    if (this.units[i]?.type !== 'comma') return i
    for (let j = i + 1; j < i + 8; j++) {
      const unit = this.units[j]
      if (unit?.type === 'comma') return this.units[j + 1]?.type === 'noun' ? j + 1 : i
      if (unit?.type !== 'noun' && unit?.type !== 'preposition') return i
    }
    return i
  }

  private isPreposition(i: number, word: string): boolean {
    const unit = this.units[i]
    return unit?.type === 'preposition' && unit.word === word
  }

  private takeParticiple(verb: VerbGroup, u: number): void {
    const b = this.before(u)
    const before = this.units[b]
    const kind: ClauseKind = verb.form === 'gerund' ? 'gerund' : 'participle'
    const governor = this.open.at(-1)
    if (
      before?.type === 'noun' ||
      before?.type === 'close' ||
      before?.type === 'date' ||
      // "the Forum, held in Lima", "the Forum, being held in Lima"
      (before?.type === 'comma' && (verb.form === 'participle' || verb.passive) && this.units[b - 1]?.type !== 'verb')
    ) {
      const ending = this.phraseEndingAt(b)
      // "The Council met on Monday, chaired by Norland": behind nothing but a time the participle tells of the subject.
      const isAside = before.type === 'comma' && kind === 'participle' && governor?.verb.form === 'finite'
      const subject = ending ?? (isAside ? governor.subject : undefined)
      this.add(verb, u, kind, { governor, subject })
      return
    }
    // "tasked with drafting a plan, and with reporting": the preposition is said again.
    const again =
      before?.type === 'preposition' && (this.units[b - 1]?.type === 'conjunction' || this.units[b - 1]?.type === 'comma')
        ? [...this.open].reverse().find((c) => c.kind === kind && this.isPreposition(this.before(c.at), before.word))
        : undefined
    if (again !== undefined) {
      this.close(this.open.indexOf(again), this.jointStart(b - 1))
      this.add(verb, u, kind, {
        beside: again,
        subject: again.subject,
        governor: again.governor,
      })
      return
    }
    if (before?.type === 'conjunction' || before?.type === 'comma' || before?.type === 'semicolon') {
      const sibling = [...this.open].reverse().find((c) => c.kind === kind)
      if (sibling !== undefined) {
        this.close(this.open.indexOf(sibling), this.jointStart(b))
        this.add(verb, u, kind, {
          beside: sibling,
          subject: sibling.subject,
          governor: sibling.governor,
        })
        return
      }
    }
    // ", stressing that …": a participle behind the comma has the subject of the finite clause.
    const finite = [...this.open].reverse().find((c) => c.verb.form === 'finite')
    this.add(verb, u, kind, { governor, subject: this.credited(governor, b) ?? finite?.subject })
  }

  /** "thanked Norland for hosting", "expressed thanks to Norland for hosting": whoever is thanked did it. */
  private credited(governor: Clause | undefined, b: number): Range | undefined {
    const joint = this.units[b]
    if (governor === undefined || joint?.type !== 'preposition' || !/^(?:for|on|upon|in|from)$/.test(joint.word)) return undefined
    let from = b - 1
    while (from > governor.at + 1) {
      const unit = this.units[from - 1]
      const isJoint = unit?.type === 'conjunction' || unit?.type === 'comma' || (unit?.type === 'preposition' && unit.word === 'of')
      if (isJoint && this.units[from]?.type === 'noun' && this.units[from - 2]?.type === 'noun') from -= 2
      else break
    }
    if (this.units[from]?.type !== 'noun') return undefined
    const whom = { from, to: b }
    if (from === governor.at + 1) return governor.verb.credits && !governor.verb.passive ? whom : undefined
    const to = this.units[from - 1]
    const thanks = this.units[from - 2]
    return to?.type === 'preposition' && to.word === 'to' && thanks?.type === 'noun' && this.isThanks(thanks) ? whom : undefined
  }
}
