/** The rows of a table with commas, semicolons or tabs between cells (RFC 4180); the mark is the one that the first line has most of. */
export function csvRows(text: string, most: number): readonly (readonly string[])[] {
  const first = text.slice(0, 10_000).split('\n', 1)[0] ?? ''
  const [mark = ','] = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const ended = (): void => {
    if (row.some((cell) => cell.trim() !== '')) rows.push(row)
    row = []
  }
  while (at < text.length && rows.length < most) {
    let cell = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        const end = text.indexOf('"', at)
        cell += text.slice(at, end < 0 ? text.length : end)
        at = end < 0 ? text.length : end + 1
        if (text[at] !== '"' || end < 0) break
        cell += '"'
        at++
      }
    }
    const start = at
    while (at < text.length && text[at] !== mark && text[at] !== '\n') at++
    row.push((cell + text.slice(start, at)).trim())
    if (text[at] !== mark) ended()
    else if (at + 1 === text.length) row.push('')
    at++
  }
  ended()
  return rows
}
