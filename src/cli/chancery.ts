import { main } from './main.ts'

// No await at the top: the program is bundled as a script, so that V8 can keep what it compiled.
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
