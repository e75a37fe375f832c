/** The languages in which a brief has its labels. What documents say stays as they say it. */
export const LANGUAGES = ['en', 'fr', 'es', 'ru'] as const
/** One of them. */
export type Language = (typeof LANGUAGES)[number]
/** What lengths of time are counted in. */
export type Unit = 'day' | 'week' | 'month' | 'year'

/** How a language writes days, lengths of time and numbers. */
export interface Times {
  readonly months: readonly string[]
  /** From spring. */
  readonly seasons: readonly string[]
  readonly by: string
  readonly from: string
  readonly about: string
  readonly today: string
  readonly ahead: string
  readonly ago: string
  readonly units: Readonly<Record<Unit, readonly [string, ...string[]]>>
  /** Which form of a unit stands with a number. */
  readonly form: (count: number) => number
  readonly ordinal: (value: number) => string
  readonly scales: readonly [string, string, string]
  readonly marks: { readonly thousands: string; readonly point: string }
}

const oneOrMany = (count: number): number => (count === 1 ? 0 : 1)

/** How each language writes them. */
export const TIMES: { readonly [language in Language]: Times } = {
  en: {
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    seasons: ['spring', 'summer', 'autumn', 'winter'],
    by: 'by',
    from: 'from',
    about: 'about',
    today: 'today',
    ahead: 'in {}',
    ago: '{} ago',
    units: { day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'], year: ['year', 'years'] },
    form: oneOrMany,
    ordinal: (value) => `${value}${value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`,
    scales: ['trn', 'bn', 'mn'],
    marks: { thousands: ',', point: '.' },
  },
  fr: {
    months: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juill.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
    seasons: ['printemps', 'été', 'automne', 'hiver'],
    by: 'd’ici',
    from: 'à partir de',
    about: 'vers',
    today: 'aujourd’hui',
    ahead: 'dans {}',
    ago: 'il y a {}',
    units: { day: ['jour', 'jours'], week: ['semaine', 'semaines'], month: ['mois', 'mois'], year: ['an', 'ans'] },
    form: (count) => (count < 2 ? 0 : 1),
    ordinal: (value) => (value === 1 ? '1re' : `${value}e`),
    scales: ['bn', 'Md', 'M'],
    marks: { thousands: '\u202f', point: ',' },
  },
  es: {
    months: ['ene.', 'feb.', 'mar.', 'abr.', 'may.', 'jun.', 'jul.', 'ago.', 'sept.', 'oct.', 'nov.', 'dic.'],
    seasons: ['primavera', 'verano', 'otoño', 'invierno'],
    by: 'antes del final de',
    from: 'desde',
    about: 'hacia',
    today: 'hoy',
    ahead: 'dentro de {}',
    ago: 'hace {}',
    units: { day: ['día', 'días'], week: ['semana', 'semanas'], month: ['mes', 'meses'], year: ['año', 'años'] },
    form: oneOrMany,
    ordinal: (value) => `${value}.ª`,
    scales: ['billones', 'mil M', 'M'],
    marks: { thousands: '\u202f', point: ',' },
  },
  ru: {
    months: ['янв.', 'февр.', 'марта', 'апр.', 'мая', 'июня', 'июля', 'авг.', 'сент.', 'окт.', 'нояб.', 'дек.'],
    seasons: ['весна', 'лето', 'осень', 'зима'],
    by: 'до конца',
    from: 'с',
    about: 'около',
    today: 'сегодня',
    ahead: 'через {}',
    ago: '{} назад',
    units: {
      day: ['день', 'дня', 'дней'],
      week: ['неделю', 'недели', 'недель'],
      month: ['месяц', 'месяца', 'месяцев'],
      year: ['год', 'года', 'лет'],
    },
    form: (count) => {
      const [last, tens] = [count % 10, count % 100]
      return last === 1 && tens !== 11 ? 0 : last >= 2 && last <= 4 && (tens < 12 || tens > 14) ? 1 : 2
    },
    ordinal: (value) => `${value}-е`,
    scales: ['трлн', 'млрд', 'млн'],
    marks: { thousands: '\u202f', point: ',' },
  },
}
