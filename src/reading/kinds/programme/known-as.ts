import { agentsOf } from '../../agents.ts'
import { Draft } from '../../draft.ts'
import { modalityOf } from '../../modality.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { wordSet } from '../../../language/word-map.ts'

const NAMING = /^(?:know|call|name|dub|entitle|title|brand)$/
/** What is run for a time, though no table calls it a programme. */
const RUN = wordSet('exercise exercises experimentation trial trials operation operations effort efforts')

/** "a series of joint exercises known as the Coral Shield": what is run, by the name that it is given. */
export function knownAs(scope: Scope): Draft | undefined {
  const { s, context, k } = scope
  for (const { kind, verb, at, subject } of s.clauses) {
    const head = s.units[at - 1]
    if (kind !== 'participle' || !NAMING.test(verb.lemma) || head?.type !== 'noun') continue
    const isRun = head.noun?.classes[0] === 'programme' || RUN.holds(s.tokens, head.head)
    const as = s.units[at + 1]
    const isAs = (as?.type === 'preposition' || as?.type === 'subordinator') && as.word === 'as'
    const unit = s.units[isAs ? at + 2 : at + 1]
    const name =
      unit?.type === 'noun' ? unit.names.find((n) => n.last === unit.last && (n.type === 'name' || n.type === 'programme')) : undefined
    if (!isRun || name === undefined) continue
    const main = s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite' && c.at < at)
    const draft = new Draft('programme', main === undefined ? 'done' : modalityOf(main, k.governors), scope.passage, 'rule/known as')
    draft.set('title', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
    // "is strengthening safety through exercises known as": who does it runs them, unless they do it themselves.
    const isOwn = subject !== undefined && main?.subject?.from === subject.from
    if (main !== undefined && !main.verb.passive && !isOwn) draft.add('by', agentsOf(s, context, main.subject))
    if (main?.verb.progressive === true && draft.has('by'))
      draft.set('action', { value: 'ongoing', span: tokenSpan(s.tokens, main.verb.first, main.verb.last) })
    return draft.size > 1 ? draft : undefined
  }
  return undefined
}

/** "launched a project called Clean Ports": the programme that the verb tells is called so. */
export function takesName(drafts: readonly Draft[], called: Draft): boolean {
  const [name] = called.get('title')
  const start = name?.span?.start ?? 0
  const told = drafts.find((d) => {
    const title = d.kind === 'programme' && d.has('action') ? d.get('title')[0]?.span : undefined
    return title !== undefined && title.end < start && start - title.end < NEAR
  })
  if (told === undefined || name === undefined) return false
  told.drop('title')
  told.set('title', name)
  return true
}

/** So many characters may stand between what is told and the name that it is given: "called the", "known as". */
const NEAR = 16
