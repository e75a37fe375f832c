import { sayDate } from './say-date.ts'
import { sayNumber } from './say-number.ts'

/** What the register says, with its days and large numbers as they are read: "14 Jul 2023", "4,800,000,000". */
export const sayWords = (says: string): string =>
  says
    .replace(/\b\d{4}-\d\d(?:-\d\d)?\b/g, (day) => sayDate(day))
    .replace(/(?<![\d.,])\d{5,15}(?![\d,])/g, (number) => sayNumber(Number(number)))
