import { apart } from './apart.ts'
import { checkCompound, isCompound } from './compound.ts'
import { FormatError, type Said } from './format.ts'
import { mailSaid } from './mail.ts'

/** Each message holds a stream of this name; other compound files (old Word, Excel) do not. */
const PROPERTIES = Buffer.from('__properties_version1.0', 'utf16le')

/** True of a message as Outlook saves it. */
export const isMsg = (bytes: Buffer): boolean => isCompound(bytes) && bytes.includes(PROPERTIES)

/** An Outlook message: its subject and words, who sent it and when, and the files and messages that hang on it. */
export async function readMsg(bytes: Buffer): Promise<Said> {
  try {
    checkCompound(bytes)
  } catch (error) {
    // What was cut short ends in the middle of what is looked at.
    if (error instanceof RangeError) throw new FormatError('is a broken message', 'look whether it was copied whole')
    throw error
  }
  return mailSaid(await apart('msg', bytes))
}
