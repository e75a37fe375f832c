import { RANKS, type Kind } from '../claim.ts'

const ACTIONS_OF_INSTRUMENTS = {
  signed: ['sign', 'conclu', 'ink'],
  adopted: ['adopt', 'endors', 'pass'],
  approved: ['approv', 'endors'],
  acceded: ['acced', 'accession', 'join'],
  ratified: ['ratif'],
  extended: ['exten', 'prolong'],
  renewed: ['renew'],
  launched: ['launch', 'start', 'open', 'began', 'begin'],
  exchanged: ['exchang'],
  discussed: ['discuss', 'talk', 'consider', 'review', 'exchang', 'address', 'touch'],
  negotiated: ['negotia', 'talk', 'work'],
  implemented: ['implement', 'carr', 'execut', 'fulfil'],
  'in force': ['force', 'effect'],
  terminated: ['terminat', 'end', 'withdr', 'denounc', 'expir'],
} as const

/** The stems of which one must stand in the passage before an instrument is told as signed, adopted, in force … */
export const STEMS_OF_ACTIONS: Readonly<Record<string, readonly string[]>> = ACTIONS_OF_INSTRUMENTS

const QUALIFIERS = ['almost', 'about', 'over', 'at least', 'up to']
const FREQUENCIES = ['annual', 'biannual', 'biennial', 'quarterly', 'monthly', 'weekly']
const MODES = ['online', 'telephone', 'hybrid']

/** The values that a code may have, by kind and slot. Codes that are not listed (units, changes, levels) must be found in the text. */
export const CODES: Readonly<Record<Kind, Readonly<Record<string, readonly string[]>>>> = {
  meeting: {
    mode: MODES,
    rank: RANKS,
    frequency: FREQUENCIES,
  },
  visit: { type: ['official', 'working', 'state', 'private', 'transit'] },
  instrument: { action: Object.keys(ACTIONS_OF_INSTRUMENTS) },
  initiative: { action: ['proposed', 'supported', 'adopted', 'launched'] },
  commitment: { force: ['agreed', 'pledged', 'decided', 'tasked', 'intends'], qualifier: QUALIFIERS },
  figure: { qualifier: QUALIFIERS },
  relation: { action: ['established', 'upgraded', 'joined', 'marked an anniversary', 'suspended', 'restored'] },
  chairmanship: { role: ['chair', 'co-chair', 'presidency', 'country coordinator'] },
  programme: { action: ['launched', 'extended', 'held', 'completed', 'ongoing'], frequency: FREQUENCIES, mode: MODES },
  body: { action: ['established', 'resumed', 'suspended', 'dissolved'] },
  post: {},
  position: {
    stance: [
      'supports',
      'opposes',
      'welcomes',
      'condemns',
      'considers',
      'concerned',
      'calls for',
      'reaffirms',
      'thanks',
      'congratulates',
      'condolences',
    ],
  },
}

/** What a claim of each kind cannot be without: one slot of every group. */
export const NEEDED: Readonly<Record<Kind, readonly (readonly string[])[]>> = {
  meeting: [['body', 'title', 'participants', 'when', 'where']],
  visit: [['who'], ['where', 'host', 'when', 'purpose']],
  instrument: [['title', 'type']],
  initiative: [['idea']],
  commitment: [['what', 'value']],
  figure: [['measure'], ['value', 'change']],
  relation: [
    ['party', 'with'],
    ['status', 'action'],
  ],
  chairmanship: [['party'], ['body', 'role']],
  programme: [['title']],
  body: [['name'], ['nature', 'level', 'members', 'areas', 'parent', 'action', 'since']],
  post: [['person'], ['post']],
  position: [['stance'], ['subject', 'on']],
}
