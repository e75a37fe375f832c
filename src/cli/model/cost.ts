import type { Tally } from '../../reading/model/reader.ts'
import { sayNumber } from '../../brief/index.ts'
import { counted } from '../format/claims.ts'
import type { Price } from './settings.ts'

/** "2 requests, 1 answer known before · 1,200 tokens in, 340 out · cost 0.0041 · 12 claims kept; dropped: 1 quotation not in the text". */
export function tallyLine({ requests, kept, tokensIn, tokensOut, claims, dropped }: Tally, price: Price | undefined): string {
  const cost = price === undefined ? undefined : (tokensIn * price.in + tokensOut * price.out) / 1_000_000
  const reasons = [...dropped].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([reason, count]) => `${sayNumber(count)} ${reason}`)
  return [
    `${counted(requests, 'request')}, ${counted(kept, 'answer')} known before`,
    `${sayNumber(tokensIn)} tokens in, ${sayNumber(tokensOut)} out`,
    cost === undefined ? 'cost not known: set CHANCERY_LLM_PRICE_IN and _OUT' : `cost ${cost.toFixed(4)}`,
    `${counted(claims, 'claim')} kept${reasons.length === 0 ? '' : `; dropped: ${reasons.join(', ')}`}`,
  ].join(' · ')
}
