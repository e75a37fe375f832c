import { attribution, basis, sourcesRead, tail, whatItIs } from './frame.ts'
import { say } from './labels/index.ts'
import type { Brief, BriefLine, BriefPart, BriefSection } from './brief.ts'
import { plain } from './plain.ts'
import { BRIEF_STYLE } from './html-style.ts'
import { sayDate } from './say-date.ts'

/** The brief as one page of HTML that needs nothing else: to be opened, mailed, or printed (to PDF) by its print style. */
export function briefHtml(brief: Brief): string {
  const { language, subject, day } = brief
  const title = `${plain(subject.name)} – ${whatItIs(brief)}`
  const missing =
    brief.missing.length === 0
      ? ''
      : `<section class="missing"><h2>${safe(say('Not found', language))}</h2><p>${safe(say('Looked for and not found {}:', language, sourcesRead(brief)))}</p><ul>${brief.missing.map((part) => `<li>${partHtml(part)}</li>`).join('')}</ul></section>`
  const notes = brief.footnotes.map(
    (note) =>
      `<li id="note-${note.number}" value="${note.number}"><q>${safe(note.sentence)}</q> <span class="who">${safe(attribution(note, language))}</span></li>`,
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>${BRIEF_STYLE}</style>
</head>
<body>
<header><h1>${safe(subject.name)}</h1><p class="what">${safe(whatItIs(brief))} · ${safe(sayDate(day, language))}</p><p class="basis">${safe(basis(brief))}</p></header>
<main>
${brief.sections.map((section) => sectionHtml(section, brief)).join('\n')}
${missing}
<section class="sources"><h2>${safe(say('Sources', language))}</h2><ol>${notes.join('\n')}</ol></section>
</main>
</body>
</html>
`
}

function sectionHtml(section: BriefSection, brief: Brief): string {
  const { title, lines, more } = section
  const body = section.columns === undefined ? `<ul>${lines.map((line) => lineHtml(line, brief)).join('')}</ul>` : tableHtml(section, brief)
  const left = more === 0 ? '' : `<p class="more">${safe(say('{} more', brief.language, String(more)))}</p>`
  return `<section><h2>${safe(title)}</h2>${body}${left}</section>`
}

function lineHtml(line: BriefLine, brief: Brief): string {
  const head = line.head.text === '' ? '' : `<b>${safe(line.head.text)}</b> `
  const classes = [line.differ ? 'differ' : '', line.own === undefined ? '' : 'own'].filter(Boolean).join(' ')
  const after = tail(line, brief.language)
  const under = line.under.length === 0 ? '' : `<ul>${line.under.map((below) => lineHtml(below, brief)).join('')}</ul>`
  return `<li${classes === '' ? '' : ` class="${classes}"`}>${head}${line.parts.map(partHtml).join(' · ')}${after === '' ? '' : `<span class="tail">${safe(after)}</span>`}${under}</li>`
}

function tableHtml({ columns = [], lines }: BriefSection, { language }: Brief): string {
  const rows = lines.map(
    ({ head, parts }) =>
      `<tr><th scope="row">${safe(head.text)}</th>${columns.map((_column, at) => `<td>${parts[at] === undefined ? '' : partHtml(parts[at])}</td>`).join('')}</tr>`,
  )
  return `<table><thead><tr>${[say('subject', language), ...columns].map((column) => `<th scope="col">${safe(column)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function partHtml({ text, notes }: BriefPart): string {
  const numbers = notes.map((number) => `<a href="#note-${number}">${number}</a>`).join(' ')
  return `${safe(text)}${numbers === '' ? '' : `<sup>${numbers}</sup>`}`
}

/** A document's words must not become tags of ours. */
const safe = (text: string): string =>
  plain(text).replaceAll(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&quot;')
