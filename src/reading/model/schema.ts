import { KINDS, MODALITIES, SLOTS, type Kind, type SlotDefinition } from '../claim.ts'
import { CODES } from './codes.ts'

/** A part of a JSON Schema. */
export type Schema = Readonly<{ [key: string]: unknown }>

/** What is asked of a slot: words and dates as text, numbers as numbers; null where the text does not give it. */
function slotSchema(kind: Kind, slot: string, { form, list }: SlotDefinition): Schema {
  const codes = CODES[kind][slot]
  if (codes !== undefined) return { type: ['string', 'null'], enum: [...codes, null] }
  if (list) return { type: ['array', 'null'], items: { type: 'string' } }
  return { type: [form === 'number' ? 'number' : 'string', 'null'] }
}

function claimSchema(kind: Kind): Schema {
  const properties: Record<string, Schema> = {
    kind: { type: 'string', enum: [kind] },
    modality: { type: 'string', enum: [...MODALITIES] },
    quote: { type: 'string' },
    speaker: { type: ['string', 'null'] },
  }
  for (const [slot, definition] of Object.entries(SLOTS[kind])) properties[slot] = slotSchema(kind, slot, definition)
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

/** The JSON Schema of an answer: claims of the twelve kinds, each with its quotation. Made of `SLOTS`, so that it has what claims have. */
export const ANSWER_SCHEMA: Schema = {
  type: 'object',
  properties: { claims: { type: 'array', items: { anyOf: KINDS.map(claimSchema) } } },
  required: ['claims'],
  additionalProperties: false,
}
