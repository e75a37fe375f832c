/** How the pages look: on the screen, light and dark, on a phone and on paper. They ask nobody for fonts. */
export const SITE_STYLE = `:root { color-scheme: light dark; --ink: #1b1d21; --quiet: #5a5f68; --line: #d6d9de; --ground: #fff; --link: #1d4f91; --alarm: #9a2b14; --mark: #fdf3d1; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e7ea; --quiet: #a3a8b1; --line: #3a3e46; --ground: #17191d; --link: #8db8f2; --alarm: #f08c72; --mark: #3b3516; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.2rem 1.2rem 3rem; color: var(--ink); background: var(--ground); font: 16px/1.5 Charter, Georgia, 'DejaVu Serif', serif; overflow-wrap: anywhere; }
nav, footer, .quiet, .turn, th, h2 { font-family: 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; }
nav { font-size: .9rem; }
h1 { margin: .6rem 0 .4rem; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 1.6rem 0 .4rem; padding-bottom: .2rem; font-size: .85rem; letter-spacing: .05em; text-transform: uppercase; border-bottom: 1px solid var(--line); }
a { color: var(--link); }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: .5rem 0; }
li a, nav a, .turn a { display: inline-block; min-height: 24px; }
blockquote { margin: 1rem 0 .2rem; padding-left: .8rem; border-left: 3px solid var(--line); }
:target { background: var(--mark); }
.quiet { color: var(--quiet); font-size: .85rem; }
.alarm { color: var(--alarm); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { white-space: nowrap; font-weight: 500; font-size: .85rem; color: var(--quiet); }
footer { margin-top: 2.5rem; padding-top: .6rem; font-size: .85rem; color: var(--quiet); border-top: 1px solid var(--line); }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } nav, .turn { display: none; } a { color: inherit; } blockquote, tr, li { break-inside: avoid; } }
`
