import type { Draft } from '../../draft.ts'
import type { DocumentContext } from '../../document.ts'

/** "a trade of $18 billion by 2028" in a document of 2024: what lies ahead is not reached yet, whatever its sentence tells as done. */
export function figuresAhead({ date }: DocumentContext, drafts: readonly Draft[]): void {
  if (date === undefined) return
  for (const draft of drafts) {
    if (draft.kind !== 'figure' || draft.modality !== 'done') continue
    const end = /^\.\.\/(\d{4})/.exec(String(draft.get('period')[0]?.value ?? ''))?.[1]
    if (end !== undefined && end > date.slice(0, 4)) draft.modality = 'expected'
  }
}

/** "signed 37 agreements": what is told as signed is no statistic as well. */
export function withoutCountedPapers(drafts: Draft[]): Draft[] {
  const papers = drafts.flatMap((d) => (d.kind === 'instrument' && d.has('action') ? (d.get('type')[0]?.span ?? []) : []))
  if (papers.length === 0) return drafts
  return drafts.filter((d) => {
    const isCount = d.kind === 'figure' && !/^[A-Z]{3}$/.test(String(d.get('unit')[0]?.value))
    const span = isCount ? d.get('measure')[0]?.span : undefined
    return span === undefined || !papers.some((paper) => paper.start <= span.start && span.end <= paper.end)
  })
}
