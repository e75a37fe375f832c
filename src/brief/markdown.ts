import { attribution, briefTitle, sourcesRead, tail } from './frame.ts'
import { say } from './labels/index.ts'
import type { Language } from './labels/times.ts'
import type { Brief, BriefLine, BriefPart, BriefSection } from './brief.ts'
import { plain } from './plain.ts'

/** The brief as Markdown: headings, lists, tables and footnotes, to be kept, mailed or turned into another format. */
export function briefMarkdown(brief: Brief): string {
  const { language } = brief
  const missing =
    brief.missing.length === 0
      ? []
      : [
          `## ${say('Not found', language)}`,
          '',
          say('Looked for and not found {}:', language, sourcesRead(brief)),
          '',
          ...brief.missing.map((part) => `- ${partMarkdown(part)}`),
          '',
        ]
  return [
    `# ${markdownSafe(briefTitle(brief))}`,
    '',
    ...brief.sections.flatMap((section) => [
      `## ${markdownSafe(section.title)}`,
      '',
      ...(section.columns === undefined ? section.lines.flatMap((entry) => lineMarkdown(entry, '', language)) : table(section, language)),
      ...(section.more === 0
        ? []
        : [`${section.columns === undefined ? '' : '\n'}- *${say('{} more', language, String(section.more))}: \`--full\`*`]),
      '',
    ]),
    ...missing,
    ...brief.footnotes.map((note) => `[^${note.number}]: “${markdownSafe(note.sentence)}” ${markdownSafe(attribution(note, language))}`),
  ].join('\n')
}

function lineMarkdown(line: BriefLine, indent: string, language: Language): string[] {
  const head = line.head.text === '' ? '' : `**${markdownSafe(line.head.text)}**: `
  return [
    `${indent}- ${head}${line.parts.map(partMarkdown).join(' · ')}${markdownSafe(tail(line, language))}`,
    ...line.under.flatMap((below) => lineMarkdown(below, `${indent}  `, language)),
  ]
}

function table({ columns = [], lines }: BriefSection, language: Language): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    row([say('subject', language), ...columns]),
    row(['---', ...columns.map(() => '---')]),
    ...lines.map(({ head, parts }) => row([markdownSafe(head.text), ...columns.map((_column, at) => cell(parts[at]))])),
  ]
}

const cell = (part: BriefPart | undefined): string => (part === undefined ? '' : partMarkdown(part))

function partMarkdown({ text, notes }: BriefPart): string {
  const numbers = notes.map((number) => `[^${number}]`).join('')
  return numbers === '' ? markdownSafe(text) : `${markdownSafe(text)} ${numbers}`
}

/** A document's words must not become links, images, tags or emphasis of ours. */
export function markdownSafe(text: string): string {
  return plain(text).replaceAll(/[\\`*_[\]<>|]/g, (character) => `\\${character}`)
}
