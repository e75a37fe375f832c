/**
 * A second text for the bench, as dense in claims as real releases are: sentences that explain and describe stand between those that tell
 * something, and what is told stands in longer sentences. In our own words, from templates, as in `text.ts`. Of 26 real releases our reader
 * reads 7.6 claims in 1,000 characters (their gold has 10.8), of this text 7.1, of that in `text.ts` 14.4.
 */
import { textOf } from './text.ts'

/** The sentences. See `TEMPLATES` for what the slots are. */
export const RELEASE_TEMPLATES = [
  'The two countries have worked together on {x} for many years, and the results of that work can be seen today in schools, ports and small towns far from the capitals.',
  '{P}, {t} of {s}, met with {t} of {s2} {p2} in {c} on {d}, on the margins of the {n} meeting of the {b}, to take stock of work on {x} and to prepare the next steps.',
  'Speaking after the talks, the Minister recalled how much had been achieved in a short time, and said that the people of both countries would judge the partnership by what it changes in their daily lives.',
  'The talks were held in an open and friendly atmosphere, which reflects the trust that has grown between the two capitals since the first exchanges of experts began.',
  'During the meeting, the sides reviewed progress in {x} and in {x2}, with particular attention to what has delayed the smaller projects and to how local authorities can be brought in earlier.',
  '{S} and {s2} signed a {i} on {x} in {c} on {d}, which sets out how specialised agencies of the two sides share data, train their staff and report on what they have found.',
  'Under the terms of the document, which runs to more than twenty pages, each agency names one office to which questions about {x} can be addressed at any time of the day.',
  'Officials noted that much of the preparatory work had been done quietly by technical teams, often in the evening and across several time zones, before the text came to the desks of those who signed it.',
  'The {a} Government will provide {u} million over the coming years to help coastal communities adapt, with a first payment planned for {m} and the remainder tied to the progress that is made on the ground.',
  'This support comes on top of what has already been made available through regional banks, and is meant to reach households that were hardest hit by the storms of recent seasons.',
  '{P} welcomed the efforts of {s} to keep the channels of dialogue open and stressed that differences, however old, are best settled at the table and with patience.',
  'Both delegations underlined the importance of {x} for the stability of the wider region, in which supply routes, rivers and power lines do not stop at borders.',
  'The {b}, which was established in {y} and brings together officials from both sides, has since become the main place at which practical questions are raised and, more often than not, resolved.',
  'At the proposal of {s}, the participants considered setting up a regional network for {x}, so that laboratories in smaller states need not wait for equipment that stands idle elsewhere.',
  '{S} assumed the chairmanship of {o} in {m} and has said that it wants to use the year to listen first, in particular to those members whose voices are seldom heard in long debates.',
  'Trade between {s} and {s2} amounted to {u} billion in {y}, a figure that hides how uneven the exchange has been from one sector to another and from one season to the next.',
  'Tourism in both directions has recovered more slowly than had been hoped, mainly because flights remain few and the cost of travel is still high for families and for students.',
  'The {a} delegation arrived in {c} on {w} for a visit that includes a stop at a research station, a walk through the old harbour and an evening with teachers and students of the university.',
  'The programme “Schools for {x}” has trained {e} teachers from {s} and {s2} since {y}, many of whom have gone on to train colleagues in districts that are hard to reach by road.',
  'The {n} session of the {b} took place in {c} on {d} with the participation of {r}, and was preceded by a day on which experts looked at the questions that had been left open before.',
  'Participants shared examples from their own countries, among them a river that had been cleaned by volunteers, a market that had moved online and a clinic that reaches islands by boat.',
  '{S} and {s2} agreed to open a new line of exchange between their coast guards, and to inform each other in good time of exercises that could be misread by the other side.',
  'Relations between {s} and {s2} were raised to the level of a strategic partnership in {y}, in a year in which both marked the anniversary of their first exchange of ambassadors.',
  'Since then, as the text recalls, a good deal has been built on that foundation, although not everything that was planned at the time has come about in the way its authors had imagined.',
  '{P}, who was appointed {t} of {s} in {m}, has spent much of {q} career on questions of {x} and is known among colleagues for an unhurried way of bringing people together.',
  'Questions of {x} were discussed at greater length, since experience has shown that good intentions alone do little when offices change and when budgets are cut in the middle of a year.',
  '{P} called for a fair transition in which workers, towns and whole regions that have lived from one trade for generations are not left to find their own way.',
  'Members of {o} expressed concern at the continuing situation along the border and urged all those involved to refrain from any step that could make a return to talks more difficult.',
  'The statement that was issued at the end of the day is short, and deliberately so, in order that it can be read by people who do not follow these matters every week.',
  'A {i} on {x} between {s} and {s2}, negotiated over three rounds, is expected to be signed in {m}, once the translations have been compared and the annexes have been put in order.',
  'Farmers, shippers and customs brokers were heard before the text was drafted, and a good number of their remarks found their way into the chapters on procedures and on appeals.',
  'The next meeting will be held in {c} in {m}, where the hosts hope to show some of the sites at which work has begun and to introduce those who live and work nearby.',
  'Before the close, young people from both countries presented what they had made of a week together: a map of wells, a song in two languages and a list of questions for their elders.',
  'According to the Ministry, exports of {s} to {s2} rose by {k} percent in {y}, driven by fruit, machine parts and services, while the purchase of fuel fell with the prices on world markets.',
  '{S} intends to host a conference on {x} in {c} in {y2}, for which a small group of officials has begun to collect ideas from universities, firms and associations.',
  '{S} proposed to create a joint centre for {x} in {c}, an idea that was supported by {s2} and that will be taken up again when the experts next come together.',
  '{P} put forward an initiative to link the rescue services of both coasts, so that a call for help is answered by whoever is nearest and not by whoever is in charge.',
  'On {d}, {p} received {t} of {s} {p2} in {c}, and the two discussed {x}, {x2} and the situation in neighbouring states that have asked for advice.',
  'A {i} on {x} was signed by {t} of {s} {p} and {t} of {s2} {p2}, and it will enter into force in {m} after both parliaments have looked at it.',
  'The sides agreed to establish a working group on {x}, which will hold its first meeting in {c} in {m} and report to the {b} before the end of the following year.',
  '{S} will train {e} specialists in {x} by {y2} and will supply equipment worth {u} million to hospitals and stations that have so far had to make do with very little.',
  'In {y}, companies from {s} invested {u} million in {s2}, most of it in places that had not seen an investor from abroad for a long time.',
  '{S} and {s2} reaffirmed their support for the work of {o} on {x} and condemned attempts to undermine it by rumours, threats or the withholding of funds.',
  'The {n} round of the {b} will be hosted by {s} in {c} on {d}, and will be chaired by {p}, {t} of {s}, who has led the preparations.',
  '{P} will travel to {c} on {f} {m} to attend the {n} meeting of the {b}, and is expected to meet with {r} of {o} while there.',
  'The full text of the remarks, together with photographs and a summary in the other working languages, can be found on the pages of the Ministry in the course of the week.',
] as const

/** Text of `size` characters as dense as real releases. The same size and seed give the same text. */
export function releaseText(size: number, seed = 1): string {
  return textOf(RELEASE_TEMPLATES, size, seed)
}
