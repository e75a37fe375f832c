import type { StoredDocument } from '../register/index.ts'
import { bounds } from '../watch/bounds.ts'
import { xml } from './xml.ts'

/** A document with its paragraphs, as Akoma Ntoso 1.0 (OASIS) writes what is neither act nor bill: a statement. The paragraphs keep their numbers. */
export function akomaNtoso({ id, text, title, issuer, date, url, language, type, learned }: StoredDocument, licence: string): string {
  const made = learned.slice(0, 10)
  const day = (date === undefined ? undefined : bounds(date).first) ?? made
  const issuerId =
    (issuer ?? 'unknown')
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'unknown'
  const name =
    (type ?? 'statement')
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'statement'
  const work = `/akn/un/statement/${name}/${issuerId}/${day}/${id}`
  const expression = `${work}/${LANGUAGES[language ?? 'en'] ?? 'eng'}@${day}`
  const level = (element: string, at: string, when: string, what: string, more = ''): string =>
    `<${element}><FRBRthis value="${xml(at)}"/><FRBRuri value="${xml(at)}"/><FRBRdate date="${when}" name="${what}"/><FRBRauthor href="#issuer"/>${more}</${element}>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="${name}">
<meta>
<identification source="#chancery">
${level('FRBRWork', work, day, 'published', '<FRBRcountry value="un"/>')}
${level('FRBRExpression', expression, day, 'published', `<FRBRlanguage language="${LANGUAGES[language ?? 'en'] ?? 'eng'}"/>`)}
${level('FRBRManifestation', `${expression}.xml`, made, 'learned', '<FRBRformat value="application/akn+xml"/>')}
</identification>
<publication date="${day}" name="${xml(issuer ?? 'unknown')}" showAs="${xml(title ?? issuer ?? id)}"/>
<references source="#chancery">
<TLCOrganization eId="issuer" href="/ontology/organization/${issuerId}" showAs="${xml(issuer ?? 'issuer not known')}"/>
<TLCOrganization eId="chancery" href="/ontology/organization/chancery" showAs="Chancery"/>
${url === undefined ? '' : `<original eId="original" href="${xml(url)}" showAs="as published"/>\n`}</references>
<notes source="#chancery"><note eId="licence"><p>${xml(`Licence: ${licence}`)}</p></note></notes>
</meta>
<preface><p><docTitle>${xml(title ?? '')}</docTitle></p></preface>
<mainBody>
${paragraphs(text)}
</mainBody>
</statement>
</akomaNtoso>
`
}

/** ISO 639-2, as Akoma Ntoso writes languages, for the six of the United Nations and some more. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'ara',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  it: 'ita',
  pt: 'por',
  ru: 'rus',
  zh: 'zho',
}

/** "12. The Ministers …": the number of a paragraph stands by itself. */
function paragraphs(text: string): string {
  let at = 0
  return text
    .split('\n')
    .flatMap((line) => {
      const words = line.trim()
      if (words === '') return []
      at++
      const number = /^(?:\d{1,4}[.)]|[a-z][.)]|\([a-z0-9]{1,4}\))(?=\s)/i.exec(words)?.[0]
      const content = number === undefined ? words : words.slice(number.length).trim()
      return [
        `<paragraph eId="para_${at}">${number === undefined ? '' : `<num>${xml(number)}</num>`}<content eId="para_${at}__content"><p>${xml(content)}</p></content></paragraph>`,
      ]
    })
    .join('\n')
}
