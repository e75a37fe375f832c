import type { StoredDocument } from './record.ts'

/** A thing found, without the whole text of its document. */
export const withoutText = <T extends { readonly document: StoredDocument }>({
  document: { text: _text, ...document },
  ...rest
}: T): Omit<T, 'document'> & { readonly document: Omit<StoredDocument, 'text'> } => ({ ...rest, document })
