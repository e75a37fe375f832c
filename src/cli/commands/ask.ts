import { answerQuestion } from '../../ask/index.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { EXIT, UsageError } from '../errors.ts'
import { sayAnswers } from '../format/answer.ts'
import { openGrammar } from '../knowledge.ts'
import { asOfDay } from '../options.ts'
import { openRules } from '../watch-rules.ts'

interface AskOptions extends CommonOptions, AsOfOptions {
  readonly forms?: boolean
}

/** `chancery ask QUESTION`: an answer of which every line has its sentence, or that the sources read do not tell. */
export const define: Define = (command, session) => {
  withAsOf(withCommon(command))
    .argument('[question...]', 'a question in English, or two joined by "and what", "and who" …')
    .option('--forms', 'list the forms of questions that are understood, each with an example')
    .action(async (question: readonly string[], options: AskOptions) => {
      const { screen } = session
      const grammar = await openGrammar()
      if (options.forms) {
        const forms = grammar.questions.map(({ key, example }) => ({ key, example }))
        if (options.json) screen.json({ forms })
        else for (const { example } of forms) screen.say(example)
        return
      }
      const text = question.join(' ').trim()
      if (text === '') throw new UsageError('What is the question? The forms that exist: chancery ask --forms')
      const day = asOfDay(options.asOf)
      const rules = await openRules(options)
      await withRegister(options, async (register) => {
        const answers = await answerQuestion(register, { grammar, rules }, text, day)
        if (options.json) screen.json({ asOf: day, answers })
        else sayAnswers(screen, answers)
        if (answers.some(({ standing }) => standing === 'not understood')) session.exitCode = EXIT.usage
      })
    })
  withExamples(
    command,
    'ask "when did Russia and ASEAN last meet at ministerial level, and what was agreed?"',
    'ask "who supported Japan\'s proposal?" --as-of 2023-12-31',
    'ask --forms',
  )
}
