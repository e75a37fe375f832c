/* The folders under src/, in the order in which they may know each other: each imports from those before it only. */
const order = ['sources', 'language', 'reading', 'register', 'watch', 'brief', 'ask', 'export']
/* The surfaces know all of the above, and never each other. */
const surfaces = ['cli', 'server']

const anyOf = (folders) => `^src/(${folders.join('|')})/`

const downward = order.slice(0, -1).map((folder, i) => ({
  name: `${folder}-imports-only-from-before-it`,
  comment: `src/${folder} comes before ${order.slice(i + 1).join(', ')}: move what both need into src/${folder} or a folder before it.`,
  severity: 'error',
  from: { path: anyOf([folder]) },
  to: { path: anyOf([...order.slice(i + 1), ...surfaces]) },
}))

module.exports = {
  forbidden: [
    ...downward,
    {
      name: 'export-imports-only-from-before-it',
      comment: 'src/export is called by the surfaces and knows none of them.',
      severity: 'error',
      from: { path: anyOf(['export']) },
      to: { path: anyOf(surfaces) },
    },
    {
      name: 'cli-and-server-apart',
      comment: 'The surfaces never import from each other: what both need belongs in a folder before them.',
      severity: 'error',
      from: { path: '^src/(cli|server)/' },
      to: { path: anyOf(surfaces), pathNot: '^src/$1/' },
    },
    ...[
      { from: {}, to: { path: '^src/', pathNot: anyOf([...order, ...surfaces]) } },
      // Only the program itself stands above them: it hands the server to the command line.
      { from: { path: '^src/', pathNot: `${anyOf([...order, ...surfaces])}|^src/chancery\\.ts$` }, to: {} },
    ].map(({ from, to }, i) => ({
      name: `every-folder-has-its-place-${i === 0 ? 'imported' : 'importing'}`,
      comment: 'A file under src/ stands in one of the folders listed at the top of this file. Put a new folder in its order first.',
      severity: 'error',
      from,
      to,
    })),
    {
      name: 'no-cycles',
      comment: 'Two files that import each other cannot be read one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'src-stands-alone',
      comment: 'What is published never imports tests, benches, scripts or built files.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^(test|bench|scripts|dist)/', '\\.test\\.ts$'] },
    },
    {
      name: 'src-without-dev-dependencies',
      comment: 'A package that src/ imports belongs in dependencies: devDependencies are absent after install.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'only-declared-packages',
      comment: 'The package is installed by chance: name it in package.json with its version.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg'] },
    },
    {
      name: 'only-what-resolves',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
