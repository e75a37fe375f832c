/** "Ordinary Session of the Assembly of the Union" is a sitting of the Assembly, "Ports Working Group Inaugural Meeting" one of the group. */
export function bodyOfSitting(name: string): string {
  return (
    groupOfSitting(name) ??
    MEETING_OF_BODY.exec(name)?.[1] ??
    name.replace(/^(?:(?:Ordinary|Extraordinary|Regular|Special|Annual|Plenary) )?(?:Session|Sitting|Round) of (?:the )?/, '')
  )
}

/** "Special Meeting of the Council for Ports and Tides": a sitting of the Council. */
const MEETING_OF_BODY =
  /^(?:(?:Ordinary|Extraordinary|Regular|Special|Annual|Plenary|Emergency|Joint) )?Meeting of (?:the )?((?:[\p{L}-]+ ){1,6}(?:Group|Committee|Commission|Council|Force|Board|Mechanism)|(?:[\p{L}-]+ ){0,3}(?:Group|Committee|Commission|Council|Board|Task Force) (?:for|on|of) .+)$/u

/** "Ports Working Group Inaugural Meeting": the group; "Ports Task Force Meeting on Tides": the force for that. */
export function groupOfSitting(name: string): string | undefined {
  const sitting =
    /^(.+ (?:Group|Committee|Commission|Council|Force|Board|Dialogue|Forum|Mechanism))(?: (?:Inaugural|Annual|Plenary|Kick-off))? (?:Meeting|Session)( (?:on|for) .+)?$/.exec(
      name,
    )
  return sitting === null ? undefined : `${sitting[1] ?? ''}${sitting[2] ?? ''}`
}
