// closing-line.mjs REPORT CODE: prints `N passed, N failed` from vitest's JSON report and the exit code of the run.
// Exits with 1 when a test failed, a file could not be run, the run failed outside its tests, or no test ran.
import { readFileSync } from 'node:fs'

const [path, code] = process.argv.slice(2)
let files = []
try {
  files = JSON.parse(readFileSync(path, 'utf8')).testResults
} catch (error) {
  console.log(`no test report: ${error.message}`)
}

const results = files.flatMap((file) => file.assertionResults.map((result) => result.status))
const passed = results.filter((status) => status === 'passed').length
const skipped = results.filter((status) => status !== 'passed' && status !== 'failed').length
// A file that fails outside its tests (it does not load, a hook throws) counts as one failure.
const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.every((result) => result.status !== 'failed'))
const told = results.filter((status) => status === 'failed').length + broken.length
// A failed run without a failed test is one failure too: the build broke, or an error was caught by no test.
const outside = told === 0 && code !== '0' ? 1 : 0
const failed = told + outside

for (const file of broken) console.log(`could not be run: ${file.name}`)
if (outside > 0) console.log('the run failed outside its tests')
if (skipped > 0) console.log(`${skipped} skipped`)
if (results.length === 0) console.log('no test ran')
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
