import { findSubject } from '../brief/index.ts'
import type { Kind } from '../reading/claim.ts'
import type { RecordFilter, RegisterReader } from '../register/index.ts'
import type { Format } from './formats.ts'

/** Which records are to leave: about whom, of which kind, of which days. */
export interface Narrowed {
  readonly names: readonly string[]
  readonly kind?: Kind | undefined
  /** Days that were looked at already. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The filter of what was asked for. Rejects, as a brief does, when the register knows a name not. */
export async function askedFilter(register: RegisterReader, { names, kind, from, to }: Narrowed): Promise<RecordFilter> {
  const entities = names.length === 0 ? [] : await findSubject(register, names)
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(entities.length === 0 ? {} : { entities: entities.map(({ id }) => id) }),
  }
}

/** Why a form cannot hold a kind, to stand behind its name; undefined when it can. */
export const misfit = (form: string, { kinds }: Format, kind: Kind | undefined): string | undefined =>
  kind === undefined || kinds === undefined || kinds.includes(kind)
    ? undefined
    : `${kind} has no place in ${form}, which holds ${kinds.join(', ')}.`
