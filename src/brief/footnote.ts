import { isNote, type ClaimId, type StoredClaim, type StoredDocument } from '../register/record.ts'
import { unique } from '../watch/fields.ts'

/** What stands under a number: the sentence, who says it, who published it and when, and where it can be found. */
export interface Footnote {
  readonly number: number
  readonly sentence: string
  readonly speaker?: string
  readonly issuer?: string
  /** The day of publication, EDTF. */
  readonly date?: string
  readonly title?: string
  /** The address, else the file it came from. */
  readonly address: string
  /** The line of the document in which the sentence begins, counted over lines that are not blank. */
  readonly paragraph: number
  /** The page on which it begins, of a document that has pages. */
  readonly page?: number
  readonly document: string
  /** Who entered it, when it is a person's note and no document says so. */
  readonly noteBy?: string
  /** All claims of that sentence which the brief uses. */
  readonly claims: readonly ClaimId[]
}

/** Gives out numbers in the order in which they are asked for; one number to one sentence of one document. */
export class Footnotes {
  private readonly byPlace = new Map<string, { number: number; claim: StoredClaim; claims: Set<ClaimId> }>()
  private readonly claims: ReadonlyMap<ClaimId, StoredClaim>
  private readonly documents: ReadonlyMap<string, StoredDocument>

  constructor(claims: ReadonlyMap<ClaimId, StoredClaim>, documents: ReadonlyMap<string, StoredDocument>) {
    this.claims = claims
    this.documents = documents
  }

  /**
   * The numbers of the sentences that bear something, ascending: for each group at least one, so that no value stands without its sentence;
   * beyond that at most so many, the first claims first.
   * @param groups of each value, the claims that hold it
   * @throws Error for claims of which none is known: words without a source are a fault of the caller, never shown.
   */
  numbers(claims: readonly ClaimId[], most: number, groups: readonly (readonly ClaimId[])[] = []): readonly number[] {
    const chosen = new Set<string>()
    const places = groups.map((group) => unique(group.flatMap((id) => this.placeOf(id) ?? []))).filter((own) => own.length > 0)
    const all = unique(claims.flatMap((id) => this.placeOf(id) ?? []))
    for (let open = places; open.length > 0; open = open.filter((own) => !own.some((place) => chosen.has(place)))) {
      // The sentence that bears most of what is not borne yet; of several, the first.
      const counted = unique(open.flat()).map((place) => ({ place, count: open.filter((own) => own.includes(place)).length }))
      const [best] = counted.sort((a, b) => b.count - a.count || all.indexOf(a.place) - all.indexOf(b.place))
      if (best === undefined) break
      chosen.add(best.place)
    }
    for (const place of all) if (chosen.size < most) chosen.add(place)
    const numbers = new Set<number>()
    for (const id of [...claims, ...groups.flat()]) {
      const claim = this.claims.get(id),
        place = this.placeOf(id)
      if (claim === undefined || place === undefined || !chosen.has(place)) continue
      const note = this.byPlace.get(place) ?? { number: this.byPlace.size + 1, claim, claims: new Set() }
      this.byPlace.set(place, note)
      note.claims.add(id)
      numbers.add(note.number)
    }
    if (numbers.size === 0) throw new Error(`No source is known for ${claims.join(', ')}.`)
    return [...numbers].sort((a, b) => a - b)
  }

  /** The sentence that a claim stands in. */
  private placeOf(id: ClaimId): string | undefined {
    const claim = this.claims.get(id)
    return claim === undefined ? undefined : `${claim.document} ${claim.passage.start} ${claim.passage.end}`
  }

  /** All footnotes given out, by number. */
  list(): readonly Footnote[] {
    return [...this.byPlace.values()].map(({ number, claim, claims }): Footnote => {
      const document = this.documents.get(claim.document)
      const { sentence, speaker, issuer = document?.issuer, published = document?.date } = claim
      return {
        number,
        sentence,
        ...(speaker === undefined ? {} : { speaker }),
        ...(issuer === undefined ? {} : { issuer }),
        ...(published === undefined ? {} : { date: published }),
        ...(document?.title === undefined ? {} : { title: document.title }),
        address: document?.url ?? document?.origin ?? claim.document,
        paragraph: paragraphOf(document?.text ?? '', claim.passage.start),
        ...pageOf(document?.text ?? '', claim.passage.start),
        document: claim.document,
        ...(isNote(claim) ? { noteBy: claim.readerVersion } : {}),
        claims: [...claims],
      }
    })
  }
}

function paragraphOf(text: string, offset: number): number {
  return Math.max(
    1,
    text
      .slice(0, offset)
      .split('\n')
      .filter((row, index, rows) => row.trim() !== '' || index === rows.length - 1).length,
  )
}

/** A form feed stands where a page begins: see `src/sources/formats/pdf-text.ts`. */
function pageOf(text: string, offset: number): { readonly page?: number } {
  return text.includes('\f') ? { page: text.slice(0, offset + 1).split('\f').length } : {}
}
