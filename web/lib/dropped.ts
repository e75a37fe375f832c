/** The largest file that is sent. */
const MOST = 20_000_000

/** A file as it is sent: its bytes in Base64, since the server finds its encoding and its kind. */
export interface SentFile {
  readonly name: string
  readonly bytes: string
}

/** Reads a file that was dropped or chosen. @throws Error with a line for a person when it is too large or cannot be read */
export function fileToSend(given: File): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    if (given.size > MOST) {
      reject(new Error(`${given.name} is larger than 20 MB: add it with the command line, in parts.`))
      return
    }
    const reader = new FileReader()
    reader.onload = () => resolve({ name: given.name, bytes: String(reader.result).split(',', 2)[1] ?? '' })
    reader.onerror = () => reject(new Error(`${given.name} could not be read.`))
    reader.readAsDataURL(given)
  })
}

/** Whether a file is a table by its name. */
export const isTable = (name: string): boolean => /\.(?:csv|tsv|xlsx)$/i.test(name)

let waiting: SentFile | undefined

/** Keeps a table for the view that is opened next. */
export function handOver(file: SentFile): void {
  waiting = file
}

/** The table that was kept, once. */
export function handedOver(): SentFile | undefined {
  const file = waiting
  waiting = undefined
  return file
}
