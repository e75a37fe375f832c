import type { Entity } from '../../src/register/record.ts'
import { ask, type Part } from './api.ts'
import type { Listed, RegisterRecord } from './types.ts'

/** A stop of the tour through the example world: where it is, and what there is to see. */
export interface Stop {
  readonly title: string
  readonly text: string
  readonly to: () => Promise<string>
}

/** The first of a list that fits, by its address; the list itself when none does. */
async function first<T extends { readonly id: string }>(view: string, asked: Promise<Part<T>>, fits: (one: T) => boolean): Promise<string> {
  const { items } = await asked
  const found = items.find(fits)
  return found === undefined ? `/${view}` : `/${view}/${found.id}`
}

/** The stops, in their order. */
export const STOPS: readonly Stop[] = [
  {
    title: 'A document',
    text: 'What it says stands beside it, claim by claim, each joined to its words. Arrow keys go from claim to claim; c confirms, x rejects, e corrects, z takes back. Try it: here nothing is kept.',
    to: () =>
      first('documents', ask<Part<Listed>>('documents', { limit: 500 }), ({ origin }) => origin.includes('2023-07-russia-asean-preview')),
  },
  {
    title: 'A body',
    text: 'What several documents tell of one thing is joined. Sessions are a ladder, and a number that nobody tells of is a gap. The slider shows what was known on any day.',
    to: () => first('names', ask<Part<Entity>>('entities', { named: 'ASEAN Regional Forum' }), ({ kind }) => kind === 'body'),
  },
  {
    title: 'A dispute',
    text: 'Each field says who says so. Where sources differ, what they say stands side by side; each name on the right leads to its sentence.',
    to: () =>
      first(
        'records',
        ask<Part<RegisterRecord>>('records', { disputed: true, kind: 'figure', limit: 50 }),
        ({ fields }) => fields['value']?.disputed === true,
      ),
  },
  {
    title: 'What is due',
    text: 'Promises, plans and sessions with their dates, here as of 1 March 2024. Overdue means that no document read tells of it.',
    to: async () => '/due?asOf=2024-03-01&within=P1Y',
  },
  {
    title: 'A brief',
    text: 'Where relations stand, as it could be known on 12 July 2023. Every line ends in its footnotes, and each footnote in its sentence. It is to be had as Word, too.',
    to: async () => '/brief?subject=Russia+ASEAN&asOf=2023-07-12',
  },
  {
    title: 'Your own',
    text: 'Paste a text or drop a file: it is read at once. When you store it, your own register begins, and the example world is gone.',
    to: async () => '/read',
  },
]
