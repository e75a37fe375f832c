import { Type, type Static } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import {
  briefMarkdown,
  findSubject,
  KINDS,
  LANGUAGES,
  readTemplate,
  withSections,
  writeBrief,
  type Brief,
  type BriefOptions,
  type Template,
} from '../../brief/index.ts'
import { loadTemplate } from '../../sources/knowledge-folder.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, dayAsked, dayOf } from '../query.ts'

const FORMATS = ['json', 'md', 'html', 'docx'] as const
type Format = (typeof FORMATS)[number]

const TYPES: { readonly [format in Format]: string } = {
  json: 'application/json',
  md: 'text/markdown',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const briefQuery = Type.Object({
  ...AS_OF,
  subject: Type.String({ minLength: 1, maxLength: 200, description: 'A party, a pair of parties, a body or a person' }),
  kind: Type.Optional(
    Type.Union(
      KINDS.map((kind) => Type.Literal(kind)),
      { default: 'note', description: 'What it is for' },
    ),
  ),
  template: Type.Optional(Type.String({ maxLength: 20_000, description: 'The text of a template of your own, instead of a kind' })),
  sections: Type.Optional(Type.String({ maxLength: 500, description: 'Only these sections, in this order: their keys, parted by commas' })),
  full: Type.Optional(Type.Boolean({ description: 'Everything, not only what fits a page' })),
  language: Type.Optional(
    Type.Union(
      LANGUAGES.map((code) => Type.Literal(code)),
      { default: 'en', description: 'Of the labels; what documents say stays as they say it' },
    ),
  ),
  since: Type.Optional(Type.String({ maxLength: 10, description: 'Tell what the register learned on this day or later' })),
  own: Type.Optional(Type.String({ maxLength: 10_000, description: 'Lines of your own, marked as yours' })),
  who: Type.Optional(Type.String({ maxLength: 200, description: 'Whose lines they are, where nobody signs in' })),
  issuer: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Of a press release: in whose voice' })),
  format: Type.Optional(
    Type.Union(
      FORMATS.map((format) => Type.Literal(format)),
      { description: 'Goes before the header Accept; JSON when neither says' },
    ),
  ),
})

/** Briefs of every kind, in the format that is asked for. */
export function addBrief(app: App, context: Context): void {
  app.get(
    '/api/brief',
    {
      schema: {
        summary: 'A briefing document of which every line names its sentences',
        description: `The format is told by format=, else by Accept: ${Object.values(TYPES).join(', ')}.`,
        querystring: briefQuery,
      },
    },
    (request, reply) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const day = dayAsked(context, query.asOf)
        const options = await optionsOf(query, request.asker?.by === 'machine' ? undefined : request.asker?.name)
        const brief = await writeBrief(register, await findSubject(register, [query.subject]), day, { ...options, rules: context.rules })
        reply.header('vary', 'accept')
        return send(reply, brief, query.format ?? accepted(request.headers.accept))
      }),
  )
}

async function optionsOf(query: Static<typeof briefQuery>, asker: string | undefined): Promise<BriefOptions> {
  const lines = (query.own ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const who = asker ?? query.who
  if (lines.length > 0 && who === undefined) throw new Problem(400, 'Whose lines are these? Say who=NAME.')
  return {
    full: query.full === true,
    template: await templateOf(query),
    language: query.language ?? 'en',
    ...(query.since === undefined ? {} : { since: dayOf('since', query.since) }),
    ...(lines.length === 0 || who === undefined ? {} : { own: { who, lines } }),
    ...(query.issuer === undefined ? {} : { issuer: query.issuer }),
  }
}

async function templateOf({ kind = 'note', template, sections }: Static<typeof briefQuery>): Promise<Template> {
  const whole =
    template === undefined ? readTemplate(await loadTemplate(kind), `templates/${kind}.txt`) : readTemplate(template, 'template')
  return sections === undefined ? whole : withSections(whole, sections)
}

/** The first format that the header names, in its order of preference; JSON when it names none of ours. */
function accepted(header = ''): Format {
  const wanted = header
    .split(',')
    .map((range, index) => {
      const [type = '', ...more] = range.split(';').map((part) => part.trim().toLowerCase())
      const weight = more.find((part) => part.startsWith('q='))
      return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0, index }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
  for (const { type } of wanted) {
    if (type === '*/*' || type === 'application/*') return 'json'
    const format = FORMATS.find((one) => TYPES[one] === type)
    if (format !== undefined) return format
  }
  return 'json'
}

async function send(reply: FastifyReply, brief: Brief, format: Format): Promise<unknown> {
  if (format === 'json') return brief
  reply.type(format === 'docx' ? TYPES.docx : `${TYPES[format]}; charset=utf-8`)
  if (format === 'md') return reply.send(briefMarkdown(brief))
  if (format === 'html') {
    const { briefHtml } = await import('../../brief/html.ts')
    // The page bears its own style and nothing else: no script, no address of others.
    reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    return reply.send(briefHtml(brief))
  }
  const { briefDocx } = await import('../../brief/docx.ts')
  reply.header('content-disposition', 'attachment; filename="brief.docx"')
  return reply.send(await briefDocx(brief))
}
