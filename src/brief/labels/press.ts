/** Sentences of a press release: English, then French, Spanish, Russian. */
export const PRESS_LABELS = {
  'A visit by {} is planned for {}.': [
    'Une visite de {} est prévue : {}.',
    'Está prevista una visita de {}: {}.',
    'Планируется визит: {}, {}.',
  ],
  'A visit by {} to {} is planned for {}.': [
    'Une visite de {} ({}) est prévue : {}.',
    'Está prevista una visita de {} ({}): {}.',
    'Планируется визит: {} ({}), {}.',
  ],
  'The {} is planned for {}.': ['Prévu : {}, {}.', 'Previsto: {}, {}.', 'Планируется: {}, {}.'],
  'The {} is planned for {} in {}.': ['Prévu : {}, {}, {}.', 'Previsto: {}, {}, {}.', 'Планируется: {}, {}, {}.'],
  'The agenda names: {}.': ['À l’ordre du jour : {}.', 'En el orden del día: {}.', 'В повестке: {}.'],
  'Between {} and {}: {}.': ['Entre {} et {} : {}.', 'Entre {} y {}: {}.', '{} и {}: {}.'],
  'Between {} and {}: {}, since {}.': ['Entre {} et {} : {}, depuis {}.', 'Entre {} y {}: {}, desde {}.', '{} и {}: {}, с: {}.'],
  '{} took place: {}.': ['A eu lieu : {}, {}.', 'Tuvo lugar: {}, {}.', 'Состоялось: {}, {}.'],
  'The {} took place: {}.': ['A eu lieu : {}, {}.', 'Tuvo lugar: {}, {}.', 'Состоялось: {}, {}.'],
  'The {} took place: {}, {}.': ['A eu lieu : {}, {}, {}.', 'Tuvo lugar: {}, {}, {}.', 'Состоялось: {}, {}, {}.'],
  'The {}: {}.': ['{} : {}.', '{}: {}.', '{}: {}.'],
  '{}: {}.': ['{} : {}.', '{}: {}.', '{}: {}.'],
  '{} undertook: {}.': ['{} s’est engagé : {}.', '{} se comprometió: {}.', '{} – обязательство: {}.'],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>
