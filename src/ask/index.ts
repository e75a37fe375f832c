/** What the other folders use of `ask`. */
export { answerQuestion, type Answered, type Standing } from './answer-question.ts'
export { readGrammar, type Grammar } from './grammar.ts'
