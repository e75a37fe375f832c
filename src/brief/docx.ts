import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx'
import { DOCX_STYLES } from './docx-styles.ts'
import { attribution, basis, sourcesRead, tail, whatItIs } from './frame.ts'
import { say } from './labels/index.ts'
import type { Brief, BriefLine, BriefPart, BriefSection } from './brief.ts'
import { plain } from './plain.ts'
import { sayDate } from './say-date.ts'

/** The brief as a Word document, with styles that a ministry can change and its sources as real footnotes. */
export async function briefDocx(brief: Brief): Promise<Buffer> {
  const { language, subject, day, footnotes } = brief
  const maker = new Body(brief)
  const children = [
    text(plain(subject.name), 'Title'),
    text(`${whatItIs(brief)} · ${sayDate(day, language)}`, 'Subtitle'),
    text(basis(brief), 'Basis'),
    ...brief.sections.flatMap((section) => maker.section(section)),
    ...maker.missing(),
  ]
  const document = new Document({
    title: `${plain(subject.name)} – ${whatItIs(brief)}`,
    creator: 'Chancery',
    styles: DOCX_STYLES,
    footnotes: Object.fromEntries(
      footnotes.map((note) => [
        note.number,
        { children: [text(`“${plain(note.sentence)}” ${attribution(note, language)}`, 'FootnoteText')] },
      ]),
    ),
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}

const text = (words: string, style: string): Paragraph => new Paragraph({ style, children: [new TextRun(plain(words))] })

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    style: 'Basis',
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  })

/** The paragraphs of a brief. Word numbers footnotes by itself in the order in which they are first named, which is the order of ours. */
class Body {
  /** The footnotes that were named already: a further mention leads to the first. */
  private readonly named = new Set<number>()
  private readonly brief: Brief

  constructor(brief: Brief) {
    this.brief = brief
  }

  section(section: BriefSection): readonly (Paragraph | Table)[] {
    const { title, lines, more } = section
    const left = more === 0 ? [] : [text(say('{} more', this.brief.language, String(more)), 'Basis')]
    return [
      text(title, 'Heading1'),
      ...(section.columns === undefined ? lines.flatMap((line) => this.line(line, 0)) : [this.table(section)]),
      ...left,
    ]
  }

  missing(): readonly Paragraph[] {
    const { missing, language } = this.brief
    if (missing.length === 0) return []
    return [
      text(say('Not found', language), 'Heading1'),
      text(say('Looked for and not found {}:', language, sourcesRead(this.brief)), 'Basis'),
      ...missing.map((part) => new Paragraph({ style: 'Line', bullet: { level: 0 }, children: this.part(part) })),
    ]
  }

  private line(line: BriefLine, level: number): readonly Paragraph[] {
    const head = line.head.text === '' ? [] : [new TextRun({ text: `${plain(line.head.text)}  `, bold: true })]
    const after = tail(line, this.brief.language)
    const children = [
      ...head,
      ...line.parts.flatMap((part, index) => [...(index === 0 ? [] : [new TextRun(' · ')]), ...this.part(part)]),
      ...(after === '' ? [] : [new TextRun({ text: after, style: 'Tail' })]),
    ]
    return [
      new Paragraph({
        style: line.own === undefined ? 'Line' : 'OwnLine',
        ...(level === 0 ? {} : { indent: { left: 340 * level } }),
        children,
      }),
      ...line.under.flatMap((below) => this.line(below, level + 1)),
    ]
  }

  private table({ columns = [], lines }: BriefSection): Table {
    const row = (cells: readonly (readonly ParagraphChild[])[], header: boolean): TableRow =>
      new TableRow({
        tableHeader: header,
        cantSplit: true,
        children: cells.map(
          (children) => new TableCell({ borders: RULED, margins: CELL, children: [new Paragraph({ style: 'Line', children })] }),
        ),
      })
    const titles = [say('subject', this.brief.language), ...columns].map((column) => [new TextRun({ text: plain(column), bold: true })])
    const rows = lines.map(({ head, parts }) =>
      row([[new TextRun(plain(head.text))], ...columns.map((_column, at) => (parts[at] === undefined ? [] : this.part(parts[at])))], false),
    )
    return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(titles, true), ...rows] })
  }

  private part({ text: words, notes }: BriefPart): readonly ParagraphChild[] {
    const numbers = notes.flatMap((number, index) => [
      ...(index === 0 ? [] : [new TextRun({ text: ' ', superScript: true })]),
      this.note(number),
    ])
    return [new TextRun(plain(words)), ...numbers]
  }

  private note(number: number): ParagraphChild {
    const anchor = `note${number}`
    if (this.named.has(number))
      return new InternalHyperlink({ anchor, children: [new TextRun({ text: String(number), superScript: true })] })
    this.named.add(number)
    return new Bookmark({ id: anchor, children: [new FootnoteReferenceRun(number)] })
  }
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const RULED = { top: NONE, left: NONE, right: NONE, bottom: { style: BorderStyle.SINGLE, size: 4, color: 'BBBFC6' } } as const
const CELL = { top: 40, bottom: 40, left: 0, right: 120 } as const
