export { bounds, type Bounds } from '../register/bounds.ts'

/** How exactly a date is given. */
export function precision(edtf: string): 'day' | 'month' | 'year' {
  const longest = Math.max(...edtf.split('/').map((point) => point.replaceAll(/[~?%]/g, '').length))
  return longest >= 10 ? 'day' : longest >= 7 ? 'month' : 'year'
}
