import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

/** What the server answers when it cannot do what was asked: RFC 9457, `application/problem+json`. */
export interface ProblemBody {
  /** A name for the kind of problem that stays the same; `about:blank` when the status says it all. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** What is wrong with this request and what to do, in one line. */
  readonly detail: string
}

/** Something that was asked for cannot be done; caught by the server and told as a problem. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number

  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

/** Errors of the register that pass when the other has ended, or when somebody has made room. */
const PASSING: ReadonlySet<string> = new Set(['locked', 'disk full', 'unavailable', 'clock'])
const RETRY_SECONDS = 5

/** Tells any error as a problem. What nobody foresaw is logged, and told without its inner workings. */
export function tellProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, detail, unforeseen } = problemOf(error)
  if (unforeseen === true) request.log.error({ err: error, url: request.url }, 'a request failed that should not')
  if (status === 503) reply.header('retry-after', RETRY_SECONDS)
  return sendProblem(reply, status, detail)
}

/** Sends a problem. */
export function sendProblem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  const body: ProblemBody = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Problem', status, detail }
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

/** Of a value that may be one of several, each is named as missed in the same words. */
const withoutRepetition = (message: string): string => [...new Set(message.split(', '))].join(', ')

function problemOf(error: FastifyError | Error): { readonly status: number; readonly detail: string; readonly unforeseen?: boolean } {
  if (error instanceof Problem) return { status: error.status, detail: error.message }
  if ('validation' in error && error.validation)
    return { status: 400, detail: `${withoutRepetition(error.message)}. The API is described at /api/openapi.json` }
  if (error.name === 'RegisterError') {
    const problem = 'problem' in error ? String(error.problem) : ''
    return { status: PASSING.has(problem) ? 503 : 500, detail: error.message }
  }
  if (error.name === 'MeantError' || error.name === 'BriefError') return { status: 422, detail: error.message }
  if (error.name === 'SubjectError') return { status: 404, detail: error.message }
  const own = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
  if (own === undefined && (['FactsError', 'TemplateError'].includes(error.name) || error instanceof RangeError))
    return { status: 400, detail: error.message }
  const status = own ?? 500
  if (status < 500) return { status, detail: error.message }
  return { status, detail: 'Something failed that should not. It is in the log of the server; report it with the time.', unforeseen: true }
}
