/** One way of reading the bench's text. It gives the number of claims, or of what comes nearest to them. */
export type Run = (text: string) => number

/** What a contestant does with the text, and how it is made ready. Each is loaded only in the process that measures it. */
export interface Contestant {
  readonly does: string
  readonly load: () => Promise<Run>
}

/** The readers of one bench, by name. `chancery` comes first; `nothing` gives the memory of the process alone. */
export const CONTESTANTS: Readonly<Record<string, Contestant>> = {
  chancery: {
    does: 'full reading: claims with passages, slots and spans',
    load: async () => {
      const { loadKnowledge } = await import('../src/sources/knowledge-folder.ts')
      const { createReader } = await import('../src/reading/read.ts')
      const reader = createReader(await loadKnowledge())
      return (text) => reader.read({ text, date: '2025-01-15' }).claims.length
    },
  },
  'wink-nlp': {
    does: 'annotation: tokens, sentences, parts of speech, negation, sentiment, entities',
    load: async () => {
      const { default: winkNLP } = await import('wink-nlp')
      const { default: model } = await import('wink-eng-lite-web-model')
      const nlp = winkNLP(model)
      return (text) => nlp.readDoc(text).entities().length()
    },
  },
  compromise: {
    does: 'annotation: terms with tags',
    load: async () => {
      const { default: nlp } = await import('compromise')
      return (text) => nlp(text).wordCount()
    },
  },
  'chrono-node': {
    does: 'dates only, paragraph by paragraph',
    load: async () => {
      const { en } = await import('chrono-node')
      const now = new Date('2025-01-15T12:00:00Z')
      return (text) => text.split('\n').reduce((sum, paragraph) => sum + en.GB.parse(paragraph, now).length, 0)
    },
  },
  nothing: { does: 'holds the text and reads nothing', load: async () => (text) => text.length },
}
