/** What only a graph can say: cycles, what a worker reaches, islands, dead files. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'workers-reach-only-pure-code',
      severity: 'error',
      from: { path: '^src/workers/' },
      to: { reachable: true, path: '^src/', pathNot: '^src/(workers|lib/(contracts|kernel|db))/' },
    },
    {
      name: 'workers-are-islands',
      severity: 'error',
      from: { path: '^src/workers/([^/]+)/' },
      to: { path: '^src/workers/', pathNot: '^src/workers/$1/' },
    },
    {
      name: 'kernel-is-a-leaf',
      severity: 'error',
      from: { path: '^src/lib/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/lib/(kernel|contracts)/' },
    },
    {
      name: 'nobody-imports-a-worker',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/workers/' },
      to: { path: '^src/workers/' },
    },
    {
      name: 'studios-are-islands',
      severity: 'error',
      from: { path: '^src/studios/([^/]+)/' },
      to: { path: '^src/studios/', pathNot: '^src/studios/$1/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/app/main\\.ts$', '\\.worker\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.test\\.ts$', '^src/messages/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'default', 'types'],
      extensions: ['.ts', '.svelte', '.js', '.json'],
    },
  },
};
