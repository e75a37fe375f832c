/** How the brief looks, on the screen and on paper (A4, numbered pages). It asks nobody for fonts. */
export const BRIEF_STYLE = `
:root { color-scheme: light; --ink: #1b1d21; --quiet: #5a5f68; --line: #d6d9de; --alarm: #9a2b14; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.5rem 4rem; color: var(--ink); background: #fff; font: 15px/1.5 Charter, 'Source Serif 4', Georgia, 'DejaVu Serif', serif; }
header { border-bottom: 2px solid var(--ink); margin-bottom: 1.4rem; padding-bottom: .7rem; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
header p { margin: .25rem 0 0; }
.what { font-size: 1.05rem; }
.basis, .who, .more { color: var(--quiet); font-size: .85em; }
h2 { margin: 1.3rem 0 .4rem; font: 600 .82rem/1.3 'Source Sans 3', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; letter-spacing: .06em; text-transform: uppercase; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: .28rem 0; }
ul ul { margin-left: 1.2rem; }
sup { font-size: .7em; line-height: 0; margin-left: .15em; }
sup a { color: var(--quiet); text-decoration: none; }
.tail { color: var(--alarm); font-size: .9em; }
.own { border-left: 3px solid var(--line); padding-left: .6rem; font-style: italic; }
.own .tail { color: var(--quiet); font-style: normal; }
table { border-collapse: collapse; width: 100%; font-size: .93em; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 500; }
.sources ol { padding-left: 2rem; font-size: .85em; }
.sources li { margin: .2rem 0; overflow-wrap: anywhere; }
.sources li:target { background: #fdf3d1; }
@page { size: A4; margin: 20mm 18mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt sans-serif; color: #5a5f68; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.38; }
  h1 { font-size: 17pt; }
  h2 { break-after: avoid; }
  li, tr { break-inside: avoid; }
  li { orphans: 2; widows: 2; }
  .sources { font-size: 8.6pt; }
  a { color: inherit; }
}
`
