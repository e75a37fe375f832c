import { withExamples, type Define } from '../command.ts'
import { counted } from '../format/claims.ts'
import { knowledgeTables } from '../knowledge.ts'

/** `chancery copy FROM TO`: a register, as it is now, into an empty one of either engine; says what was copied when both are the same. */
export const define: Define = (command, { screen }) => {
  command
    .argument('<from>', 'the register to copy: a data folder, a file, or postgres://user@host/database')
    .argument('<to>', 'an empty register of either engine; made when it is not there')
    .option('--json', 'write JSON')
    .action(async (from: string, to: string, { json }: { readonly json?: boolean }) => {
      const [{ copyRegister }, { nameKnowledge }, tables] = await Promise.all([
        import('../../register/index.ts'),
        import('../names.ts'),
        knowledgeTables(),
      ])
      const copied = await copyRegister(from, to, { knowledge: nameKnowledge(tables) })
      if (json) {
        screen.json(copied)
        return
      }
      for (const { table, rows, hash } of copied.tables)
        screen.say(`${table.padEnd(14)} ${counted(rows, 'row').padStart(14)}  ${screen.paint.faint(`sha256 ${hash}`)}`)
      screen.say(`${copied.from} was copied to ${copied.to}: counts and hashes of all tables are the same on both sides.`)
    })
  withExamples(command, 'copy ./data postgres://jane@db.example/chancery', 'copy postgres://jane@db.example/chancery ./copy')
}
