import { MeantError } from '../register/meant.ts'
import type { Decision } from '../register/record.ts'
import { eachDue, type Asked } from './due-from.ts'
import type { Due, DueOptions } from './due.ts'
import { faultOfAct, namedAs, type Handled } from './handling.ts'

/** How somebody names a thing that is due: by its record, and where that has several, by the rule and the date. */
export interface DueRef {
  /** The id of the record, or its beginning. */
  readonly record: string
  readonly rule?: string
  readonly when?: string
}

/** The one thing that is meant, also when it is put aside. @throws MeantError when there is none, or several */
export async function dueMeant(register: Asked, options: DueOptions, { record, rule, when }: DueRef): Promise<Due> {
  const found: Due[] = []
  for await (const item of eachDue(register, { ...options, aside: true })) {
    if (!item.record.startsWith(record.toLowerCase())) continue
    if ((rule === undefined || item.rule === rule) && (when === undefined || item.when === when)) found.push(item)
  }
  const [only, another] = found
  if (only === undefined) throw new MeantError(`nothing of ${record} is due in this window${rule === undefined ? '' : ` by ${rule}`}.`)
  if (another === undefined) return only
  const several = found.map((item) => `${item.rule} ${item.when}${item.record === only.record ? '' : ` of ${item.record}`}`).join(', ')
  throw new MeantError(`several things of ${record} are due: ${several}. Say which by its rule and its date.`)
}

/** A decision on a thing that is due. @throws MeantError when it cannot be meant */
export function decisionOnDue(item: Due, { act, who, why, at, until, to }: Handled): Decision {
  const fault = faultOfAct(act, {
    why,
    day: at.slice(0, 10),
    ...(until === undefined ? {} : { until }),
    ...(to === undefined ? {} : { to }),
  })
  if (fault !== undefined) throw new MeantError(fault)
  const { claims, slots } = namedAs(item)
  return {
    ...{ at, who, act, claims },
    slots: { ...slots, ...(to === undefined ? {} : { to }) },
    ...(why.trim() === '' ? {} : { why }),
    ...(until === undefined ? {} : { until }),
  }
}
