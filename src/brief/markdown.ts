import type { Brief, BriefLine } from './make.ts'
import { plain } from './plain.ts'
import { attribution, briefTitle, sourcesRead } from './text.ts'

/** The brief as Markdown: headings, lists and footnotes, to be kept, mailed or turned into another format. */
export function briefMarkdown(brief: Brief): string {
  const missing =
    brief.missing.length === 0
      ? []
      : [
          '## Not found',
          '',
          `Looked for and not found ${sourcesRead(brief)}:`,
          '',
          ...brief.missing.map((text) => `- ${markdownSafe(text)}`),
          '',
        ]
  return [
    `# ${markdownSafe(briefTitle(brief))}`,
    '',
    ...brief.sections.flatMap(({ title, lines, more }) => [
      `## ${title}`,
      '',
      ...lines.flatMap((entry) => lineMarkdown(entry, '')),
      ...(more === 0 ? [] : [`- *${more} more: \`--full\`*`]),
      '',
    ]),
    ...missing,
    ...brief.footnotes.map((note) => `[^${note.number}]: “${markdownSafe(note.sentence)}” ${markdownSafe(attribution(note))}`),
  ].join('\n')
}

function lineMarkdown({ head, parts, differ, under }: BriefLine, indent: string): string[] {
  const said = parts.map(({ text, notes }) => `${markdownSafe(text)} ${notes.map((number) => `[^${number}]`).join('')}`).join(' · ')
  return [
    `${indent}- **${markdownSafe(head)}**: ${said}${differ ? ' ← they differ' : ''}`,
    ...under.flatMap((below) => lineMarkdown(below, `${indent}  `)),
  ]
}

/** A document's words must not become links, images, tags or emphasis of ours. */
export function markdownSafe(text: string): string {
  return plain(text).replaceAll(/[\\`*_[\]<>|]/g, (character) => `\\${character}`)
}
