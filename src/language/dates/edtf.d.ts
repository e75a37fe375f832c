/** The package has no types of its own; the tests need only to know whether it can read a text. */
declare module 'edtf' {
  export default function edtf(text: string): unknown
}
