import type { IStylesOptions } from 'docx'

const SERIF = 'Georgia'
const SANS = 'Arial'
const INK = '1B1D21'
const QUIET = '5A5F68'

/** The styles of the Word document: they bear the names by which Word lists them, so that a ministry can lay its own over them. */
export const DOCX_STYLES: IStylesOptions = {
  default: {
    document: { run: { font: SERIF, size: 21, color: INK } },
    title: { run: { font: SERIF, size: 36, bold: true, color: INK }, paragraph: { spacing: { after: 40 } } },
    heading1: {
      run: { font: SANS, size: 19, bold: true, allCaps: true, color: INK },
      paragraph: { spacing: { before: 260, after: 80 }, keepNext: true },
    },
    footnoteText: { run: { size: 17 }, paragraph: { spacing: { after: 20 } } },
  },
  paragraphStyles: [
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 24 }, paragraph: { spacing: { after: 40 } } },
    { id: 'Basis', name: 'Basis', basedOn: 'Normal', run: { size: 18, color: QUIET }, paragraph: { spacing: { after: 60 } } },
    { id: 'Line', name: 'Line', basedOn: 'Normal', paragraph: { spacing: { after: 60 } } },
    {
      id: 'OwnLine',
      name: 'Own Line',
      basedOn: 'Line',
      run: { italics: true },
      paragraph: { indent: { left: 200 }, border: { left: { style: 'single', size: 12, space: 6, color: 'BBBFC6' } } },
    },
  ],
  characterStyles: [{ id: 'Tail', name: 'Tail', run: { color: '9A2B14', size: 19 } }],
}
