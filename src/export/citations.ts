import type { StoredDocument } from '../register/index.ts'
import { bounds, precision } from '../watch/bounds.ts'
import { toldDocuments, type Asked } from './told.ts'

/** The documents as citations (CSL-JSON 1.0), for Zotero and word processors. */
export async function* citations(asked: Asked): AsyncGenerator<string> {
  let before = '['
  for await (const document of toldDocuments(asked)) {
    yield `${before}\n${JSON.stringify(citationOf(document, asked.licence))}`
    before = ','
  }
  yield before === '[' ? '[]\n' : '\n]\n'
}

function citationOf({ id, title, issuer, date, url, language, type, learned }: StoredDocument, licence: string): object {
  return {
    id,
    type: url === undefined ? 'document' : 'webpage',
    ...(title === undefined ? {} : { title }),
    ...(issuer === undefined ? {} : { author: [{ literal: issuer }], publisher: issuer }),
    ...(date === undefined ? {} : { issued: partsOf(date) }),
    ...(url === undefined ? {} : { URL: url, accessed: partsOf(learned.slice(0, 10)) }),
    ...(language === undefined ? {} : { language }),
    ...(type === undefined ? {} : { genre: type }),
    note: `Licence: ${licence}`,
  }
}

/** As exactly as the date is known. */
function partsOf(edtf: string): object {
  const parts = (day: string): number[] => day.split('-').map(Number).slice(0, { year: 1, month: 2, day: 3 }[precision(edtf)])
  const { first, last } = bounds(edtf)
  if (first === undefined) return { literal: edtf }
  return { 'date-parts': last === undefined || last === first || precision(edtf) !== 'day' ? [parts(first)] : [parts(first), parts(last)] }
}
