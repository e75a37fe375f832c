import type { RecordId, RegisterRecord } from '../register/record.ts'
import type { RegisterReader } from '../register/register.ts'
import { dueOf } from '../watch/due.ts'
import { handled, type Handled } from '../watch/handling.ts'
import type { WatchRule } from '../watch/rules.ts'
import type { Aside } from './view.ts'

/** Before and after all that is watched. */
const EVER = { back: '0000-01-01', until: '9999-12-31' } as const

/** What was put aside of some records, as it stands on a day. They must be whole: it is known by all claims that bear it. */
export async function asideAmong(
  { watch }: Pick<RegisterReader, 'watch'>,
  records: readonly RegisterRecord[],
  day: string,
  rules: readonly WatchRule[],
): Promise<Aside> {
  const decisions = rules.length === 0 ? [] : await watch.decisionsOnDue()
  const decided = new Set(decisions.flatMap(({ claims }) => claims))
  const named = new Set(decisions.map(({ slots }) => slots?.['rule']))
  const window = { ...EVER, day, rules: rules.filter(({ key, years }) => named.has(key) && years === undefined) }
  const meetings = records.filter(({ kind }) => kind === 'meeting')
  const aside = new Map<RecordId, readonly { readonly rule: string; readonly by: Handled }[]>()
  for (const record of records) {
    if (!record.claims.some((id) => decided.has(id))) continue
    const put = handled(dueOf(record, meetings, window), decisions, day, { aside: true }).flatMap(({ rule, handling }) =>
      handling?.aside === undefined ? [] : [{ rule, by: handling.aside }],
    )
    if (put.length > 0) aside.set(record.id, put)
  }
  return aside
}
