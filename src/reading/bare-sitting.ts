const BARE_SITTING =
  /^(?:(?:Extraordinary|Ordinary|Regular|Special|Annual|Plenary|Emergency|Inaugural|Statutory|Formal|Informal|Joint|Inter-?[Ss]essional|Mid-Year|Year-End|High-Level|Closing|Opening) ){1,2}(?:Session|Sitting|Round|Plenary)$/

/** "Extraordinary Session": a sitting of somebody's, no name of its own, however it is written. */
export const isBareSitting = (name: string): boolean => BARE_SITTING.test(name)
