/** A piece of text on a page: its left end and baseline, in points from the lower left corner. */
export interface PdfItem {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}
/** One page with its pieces, in the order in which the file draws them. */
export interface PdfPage {
  readonly height: number
  readonly items: readonly PdfItem[]
}
/** The pieces that stand on one height, from the left. */
export type PdfRow = readonly PdfItem[]
