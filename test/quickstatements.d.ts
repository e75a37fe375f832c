declare module 'quickstatements-to-wikibase-edit' {
  /** What commands come to: of each item its statements, by property. */
  export interface Edits {
    readonly edits: readonly { readonly id: string; readonly claims: Readonly<Record<string, readonly object[]>> }[]
    readonly creations: readonly object[]
    readonly merges: readonly object[]
  }
  export default function convert(commands: string): Edits
}
