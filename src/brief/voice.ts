const OFFICE =
  /^([^,]+), [^,]*\b(?:ministry|minister|department|office|government|president|presidency|secretariat|council|cabinet|house|mission|embassy)\b[^,]*$/i

/** Who says so, in a few words: of "Norland, Ministry of Foreign Affairs" the state is enough beside its words. */
export const shortVoice = (name: string): string => OFFICE.exec(name)?.[1] ?? name
