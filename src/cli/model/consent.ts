import { createInterface } from 'node:readline/promises'
import { hostOf } from '../../reading/model/ask.ts'
import { isLoopback } from '../../sources/loopback.ts'
import { Failure, UsageError } from '../errors.ts'
import { counted } from '../format/claims.ts'
import type { Screen } from '../screen.ts'
import type { ModelSettings } from './settings.ts'

/**
 * Says what is about to go where, and goes on only when somebody agreed: with `--yes`, with `CHANCERY_LLM_CONSENT=yes`, or at the keyboard.
 * @throws UsageError when nobody can be asked, Failure when the answer is no
 */
export async function agreeToSend(screen: Screen, documents: number, { server }: ModelSettings, yes: boolean): Promise<void> {
  const { protocol, hostname } = new URL(server.url)
  const open = protocol === 'http:' && !isLoopback(hostname) ? ', unencrypted' : ''
  screen.tell(
    `chancery: text, title, issuer and date of ${counted(documents, 'document')} go to ${hostOf(server)} (model ${server.model})${open}; what it answered before is not sent again.`,
  )
  if (yes || process.env['CHANCERY_LLM_CONSENT'] === 'yes') return
  if (!process.stdin.isTTY || !screen.watched)
    throw new UsageError('nothing was sent: nobody here can be asked. Agree with --yes, or set CHANCERY_LLM_CONSENT=yes.')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    // The end of input and an interrupt are a no as well; they leave the cursor behind the question.
    const answer = await lines.question('Send? [y/N] ').catch(() => {
      screen.tell('')
      return ''
    })
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new Failure('nothing was sent.')
  } finally {
    lines.close()
  }
}
