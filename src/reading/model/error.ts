/** What kept a language model from reading a document. */
export type ModelProblem =
  | 'not configured'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'redirected'
  | 'too many requests'
  | 'failing'
  | 'too large'
  | 'not understood'

/** The one error of the second reader: what went wrong between here and the model, and what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly problem: ModelProblem

  constructor(problem: ModelProblem, message: string) {
    super(message)
    this.problem = problem
  }
}
