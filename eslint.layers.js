/**
 * Who may import whom, which layer owns which package, and which layer owns which global: the table of src/README.md as lint.
 * `tests/layers` plants each forbidden import, because a selector that is written wrong matches nothing and says nothing.
 */
const PURE = ['contracts', 'kernel'];
const any = (...types) => ({ element: { types: { anyOf: types } } });
const one = (type, captured) => ({ element: { type, ...(captured ? { captured } : {}) } });

const LIB_LAYERS = ['contracts', 'kernel', 'ui', 'editor', 'db', 'gateway', 'state'];

/** Importer -> what it may import besides its own files. Anything not listed is an error. */
const MAY_IMPORT = {
  contracts: ['contracts'],
  kernel: PURE,
  messages: ['contracts', 'messages'],
  ui: [...PURE, 'ui'],
  editor: [...PURE, 'ui', 'editor'],
  db: [...PURE, 'db'],
  gateway: [...PURE, 'gateway'],
  state: [...PURE, 'db', 'gateway', 'state'],
  app: [...PURE, 'ui', 'editor', 'db', 'gateway', 'state', 'messages', 'studio', 'app'],
  transport: [...PURE, 'transport'],
  'provider-spec': [...PURE, 'provider-spec'],
};

/** Packages that only some layers may touch. */
const PACKAGE_OWNERS = {
  konva: ['editor'],
  dexie: ['db'],
  comlink: ['gateway', 'worker'],
  'eventsource-parser': ['transport'],
  'perfect-freehand': ['editor', 'worker'],
  '@jsquash/avif': ['worker'],
  '@jsquash/webp': ['worker'],
  '@lucide/svelte': ['ui', 'app', 'studio', 'editor'],
};

/** Globals that only some folders may touch. */
const GLOBAL_OWNERS = {
  fetch: ['src/workers/upstream/transport'],
  XMLHttpRequest: [],
  WebSocket: [],
  EventSource: [],
  Worker: ['src/lib/gateway'],
  indexedDB: ['src/lib/db'],
  localStorage: ['src/lib/db'],
  sessionStorage: ['src/lib/db'],
  // The doctor's: it compares what was to be kept of an edit, a few pixels, where the key is.
  OffscreenCanvas: ['src/workers/image', 'src/workers/upstream/demo', 'src/workers/upstream/doctor'],
};

export const layerSettings = {
  'import/resolver': {
    typescript: { project: './tsconfig.base.json', extensions: ['.ts', '.svelte', '.js'] },
  },
  'boundaries/include': ['src/**/*'],
  'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
  // The first match wins: narrow before wide.
  'boundaries/elements': [
    ...LIB_LAYERS.map((type) => ({ type, pattern: `src/lib/${type}` })),
    { type: 'messages', pattern: 'src/messages' },
    { type: 'provider-spec', pattern: 'src/workers/upstream/providers/spec' },
    { type: 'provider', pattern: 'src/workers/upstream/providers/*', capture: ['provider'] },
    { type: 'registry', pattern: 'src/workers/upstream/providers' },
    { type: 'transport', pattern: 'src/workers/upstream/transport' },
    { type: 'worker', pattern: 'src/workers/*', capture: ['worker'] },
    { type: 'studio', pattern: 'src/studios/*', capture: ['studio'] },
    { type: 'app', pattern: 'src/app' },
  ],
};

/** Same folder of a captured kind: a studio may import itself, never another. */
const ITSELF = [
  {
    from: one('studio'),
    allow: {
      to: { element: { type: 'studio', captured: { studio: '{{ from.element.captured.studio }}' } } },
    },
  },
  {
    from: one('provider'),
    allow: {
      to: { element: { type: 'provider', captured: { provider: '{{ from.element.captured.provider }}' } } },
    },
  },
  {
    from: one('worker'),
    allow: {
      to: { element: { type: 'worker', captured: { worker: '{{ from.element.captured.worker }}' } } },
    },
  },
];

export const layerRules = {
  'boundaries/no-unknown-files': 'error',
  'boundaries/dependencies': [
    'error',
    {
      default: 'disallow',
      checkAllOrigins: true,
      policies: [
        ...Object.entries(MAY_IMPORT).map(([from, to]) => ({ from: one(from), allow: { to: any(...to) } })),
        { from: one('studio'), allow: { to: any(...PURE, 'ui', 'editor', 'state', 'messages') } },
        { from: one('provider'), allow: { to: any(...PURE, 'provider-spec') } },
        { from: one('registry'), allow: { to: any(...PURE, 'provider-spec', 'provider', 'registry') } },
        { from: one('worker'), allow: { to: any(...PURE) } },
        {
          from: one('worker', { worker: 'upstream' }),
          allow: { to: any('db', 'transport', 'registry', 'provider-spec') },
        },
        ...ITSELF,
        { allow: { to: { module: { origin: ['external', 'core'] } } } },
        ...Object.entries(PACKAGE_OWNERS).map(([source, owners]) => ({
          from: { element: { types: { noneOf: owners } } },
          disallow: { to: { module: { origin: 'external', source } } },
        })),
      ],
    },
  ],
};

const names = Object.keys(GLOBAL_OWNERS);
const banOf = (name) => ({
  name,
  message: GLOBAL_OWNERS[name].length
    ? `Only ${GLOBAL_OWNERS[name].join(' and ')} may use ${name}.`
    : `Nothing in Easel uses ${name}.`,
});
const rule = (banned) => ({
  'no-restricted-globals': ['error', { globals: banned.map(banOf), checkGlobalObject: true }],
});

/** ESLint replaces rule options and does not merge them: one block for all of src, one per owning folder without its own names. */
export const globalBans = [
  { files: ['src/**/*.{ts,svelte}'], ignores: ['src/**/*.test.ts'], rules: rule(names) },
  ...[...new Set(Object.values(GLOBAL_OWNERS).flat())].map((folder) => ({
    files: [`${folder}/**/*.{ts,svelte}`],
    ignores: ['src/**/*.test.ts'],
    rules: rule(names.filter((name) => !GLOBAL_OWNERS[name].includes(folder))),
  })),
];
