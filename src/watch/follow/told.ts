import type { Source } from '../../register/followed.ts'
import { alertsOf, type SourceAlert } from './alerts.ts'

/** A source as it is told: without all that it ever listed, and with what wants a person's eye. */
export interface ToldSource extends Omit<Source, 'items' | 'etag' | 'modified' | 'shape' | 'machine'> {
  /** How many documents it listed so far. */
  readonly documents: number
  readonly alerts: readonly SourceAlert[]
}

/** A source as it is told on a day. */
export function toldSource(source: Source, day: string): ToldSource {
  const { items, etag: _etag, modified: _modified, shape: _shape, machine: _machine, ...rest } = source
  return { ...rest, documents: Object.keys(items).length, alerts: alertsOf(source, day) }
}
