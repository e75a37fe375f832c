import type { Define } from './command.ts'

/** A command as the overview lists it; its file is loaded only when it runs, so that each starts as fast as it can. */
export interface Entry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<{ readonly define: Define }>
}

/** All commands, in the order of a first day. */
export const COMMANDS: readonly Entry[] = [
  { name: 'start', summary: 'read the examples into a register and show what can be done', load: () => import('./commands/start.ts') },
  { name: 'read', summary: 'read one document and print its claims; store nothing', load: () => import('./commands/read.ts') },
  { name: 'add', summary: 'store documents with their claims', load: () => import('./commands/add.ts') },
  {
    name: 'follow',
    summary: 'look at a feed, sitemap, page or folder again and again, and store what is new',
    load: () => import('./commands/follow.ts'),
  },
  { name: 'table', summary: 'take rows of a table that you keep as claims (CSV, XLSX)', load: () => import('./commands/table.ts') },
  { name: 'sources', summary: 'list what is followed, and what is wrong with it', load: () => import('./commands/sources.ts') },
  { name: 'brief', summary: 'write a briefing note on a party, a pair, a body or a person', load: () => import('./commands/brief.ts') },
  {
    name: 'ask',
    summary: 'answer a question from what the documents say, each line with its sentence',
    load: () => import('./commands/ask.ts'),
  },
  { name: 'compare', summary: 'hold two accounts side by side', load: () => import('./commands/compare.ts') },
  { name: 'due', summary: 'list what falls due, lapses, is overdue or was never told of', load: () => import('./commands/due.ts') },
  {
    name: 'ledger',
    summary: 'follow what was promised, proposed and expected through later documents',
    load: () => import('./commands/ledger.ts'),
  },
  {
    name: 'figures',
    summary: 'show figures along the years, and whether they fit each other',
    load: () => import('./commands/figures.ts'),
  },
  { name: 'find', summary: 'find words in the documents', load: () => import('./commands/find.ts') },
  {
    name: 'searches',
    summary: 'save searches, and tell what they newly find',
    load: () => import('./commands/searches.ts'),
  },
  { name: 'show', summary: 'show a document, claim, record or name by its id', load: () => import('./commands/show.ts') },
  { name: 'documents', summary: 'list the documents', load: () => import('./commands/documents.ts') },
  {
    name: 'bodies',
    summary: 'list the bodies with their last and next sessions; of one, what is remembered of it',
    load: () => import('./commands/bodies.ts'),
  },
  { name: 'queue', summary: 'put documents in line for chancery work (PostgreSQL)', load: () => import('./commands/queue.ts') },
  { name: 'work', summary: 'read what stands in line, on any number of machines', load: () => import('./commands/work.ts') },
  { name: 'account', summary: 'list who has an account on the server, and give one', load: () => import('./commands/account.ts') },
  {
    name: 'collection',
    summary: 'say which documents only some may see',
    load: () => import('./commands/collection.ts'),
  },
  { name: 'review', summary: 'list what needs a person, and how far reviewers agree', load: () => import('./commands/review.ts') },
  { name: 'confirm', summary: 'say that claims are right', load: () => import('./commands/confirm.ts') },
  { name: 'reject', summary: 'say that claims are wrong, and why', load: () => import('./commands/reject.ts') },
  { name: 'correct', summary: 'say what a claim should hold', load: () => import('./commands/correct.ts') },
  { name: 'withdraw', summary: 'take back what you decided on claims', load: () => import('./commands/withdraw.ts') },
  { name: 'merge', summary: 'say that records, or names, are one', load: () => import('./commands/merge.ts') },
  { name: 'split', summary: 'say that claims of one record, or names, are two', load: () => import('./commands/split.ts') },
  { name: 'rename', summary: 'say what a body, person or party is called now', load: () => import('./commands/rename.ts') },
  { name: 'outcome', summary: 'say what became of a promise, or that something did not', load: () => import('./commands/outcome.ts') },
  { name: 'note', summary: 'enter what a person knows and no document says', load: () => import('./commands/note.ts') },
  { name: 'serve', summary: 'answer over HTTP, on this machine', load: () => import('./commands/serve.ts') },
  { name: 'mcp', summary: 'serve the register to an assistant (Model Context Protocol)', load: () => import('./commands/mcp.ts') },
  {
    name: 'rebuild',
    summary: 'make records and search anew from documents, claims and decisions',
    load: () => import('./commands/rebuild.ts'),
  },
  {
    name: 'copy',
    summary: 'copy a register into an empty one, of either engine, and compare both',
    load: () => import('./commands/copy.ts'),
  },
  {
    name: 'export',
    summary: 'give records and documents to other programs: calendar, table, linked data …',
    load: () => import('./commands/export.ts'),
  },
  { name: 'import', summary: 'take what was exported into an empty register', load: () => import('./commands/import.ts') },
  { name: 'score', summary: 'measure the reader against documents with gold', load: () => import('./commands/score.ts') },
]
