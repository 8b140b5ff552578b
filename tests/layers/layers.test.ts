/**
 * Plants each forbidden import and expects the lint to object: a selector of the layer rules that is written wrong matches
 * nothing and says nothing, so the rules themselves need a test. Nothing is written to disk: ESLint is given the text.
 */
import { ESLint } from 'eslint';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** Rule ids that object to a file of this text at this path. */
async function objections(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId ?? `fatal: ${message.message}`);
}

const script = (line: string) => `<script lang="ts">\n  ${line}\n</script>\n`;

/** [what, where it is planted, the planted line, a file that must exist for the test to mean anything] */
const FORBIDDEN: [string, string, string, string?][] = [
  [
    'contracts -> kernel',
    'src/lib/contracts/planted.ts',
    "import { AppError } from '../kernel/app-error.ts';\nexport type X = AppError;",
    'src/lib/kernel/app-error.ts',
  ],
  [
    'kernel -> db',
    'src/lib/kernel/planted.ts',
    "import { openDatabase } from '../db/database.ts';\nopenDatabase();",
    'src/lib/db/database.ts',
  ],
  [
    'kernel -> state, type only',
    'src/lib/kernel/planted.ts',
    "import type { Jobs } from '../state/jobs.svelte.ts';\nexport type X = Jobs;",
    'src/lib/state/jobs.svelte.ts',
  ],
  [
    'ui -> state',
    'src/lib/ui/Planted.svelte',
    script("import { getAppState } from '../state/app-state.ts';\n  getAppState();"),
    'src/lib/state/app-state.ts',
  ],
  [
    'ui -> state, type only in a component',
    'src/lib/ui/Planted.svelte',
    script(
      "import type { AppState } from '../state/app-state.ts';\n  let { a }: { a: AppState } = $props();",
    ),
    'src/lib/state/app-state.ts',
  ],
  [
    'ui -> messages',
    'src/lib/ui/planted.ts',
    "import { failureTexts } from '../../messages/failure-texts.ts';\nfailureTexts;",
    'src/messages/failure-texts.ts',
  ],
  [
    'editor -> state',
    'src/lib/editor/planted.ts',
    "import { getAppState } from '../state/app-state.ts';\ngetAppState();",
    'src/lib/state/app-state.ts',
  ],
  [
    'db -> gateway',
    'src/lib/db/planted.ts',
    "import { createUpstreamClient } from '../gateway/upstream-client.ts';\ncreateUpstreamClient();",
    'src/lib/gateway/upstream-client.ts',
  ],
  [
    'gateway -> db',
    'src/lib/gateway/planted.ts',
    "import { openDatabase } from '../db/database.ts';\nopenDatabase();",
    'src/lib/db/database.ts',
  ],
  [
    'gateway -> a worker, type only',
    'src/lib/gateway/planted.ts',
    "import type { X } from '../../workers/upstream/upstream.worker.ts';\nexport type Y = X;",
    'src/workers/upstream/upstream.worker.ts',
  ],
  [
    'state -> studio',
    'src/lib/state/planted.ts',
    "import C from '../../studios/create/Composer.svelte';\nC;",
    'src/studios/create/Composer.svelte',
  ],
  [
    'studio -> db',
    'src/studios/create/planted.ts',
    "import { openDatabase } from '../../lib/db/database.ts';\nopenDatabase();",
    'src/lib/db/database.ts',
  ],
  [
    'studio -> app',
    'src/studios/create/planted.ts',
    "import { compose } from '../../app/compose.ts';\ncompose;",
    'src/app/compose.ts',
  ],
  [
    'studio -> another studio',
    'src/studios/edit/planted.ts',
    "import C from '../create/Composer.svelte';\nC;",
    'src/studios/create/Composer.svelte',
  ],
  [
    'studio -> another studio by import()',
    'src/studios/edit/planted.ts',
    "export const x = () => import('../create/Composer.svelte');",
    'src/studios/create/Composer.svelte',
  ],
  [
    'app -> a worker',
    'src/app/planted.ts',
    "import '../workers/upstream/upstream.worker.ts';",
    'src/workers/upstream/upstream.worker.ts',
  ],
  [
    'upstream worker -> state',
    'src/workers/upstream/planted.ts',
    "import { getAppState } from '../../lib/state/app-state.ts';\ngetAppState();",
    'src/lib/state/app-state.ts',
  ],
  [
    'image worker -> db',
    'src/workers/image/planted.ts',
    "import { openDatabase } from '../../lib/db/database.ts';\nopenDatabase();",
    'src/lib/db/database.ts',
  ],
  [
    'image worker -> upstream worker',
    'src/workers/image/planted.ts',
    "import '../upstream/upstream.worker.ts';",
    'src/workers/upstream/upstream.worker.ts',
  ],
  [
    'transport -> provider',
    'src/workers/upstream/transport/planted.ts',
    "import { providerOf } from '../providers/registry.ts';\nproviderOf;",
    'src/workers/upstream/providers/registry.ts',
  ],
  [
    'provider -> another provider',
    'src/workers/upstream/providers/gemini/planted.ts',
    "import * as x from '../openai-images/openai-images.ts';\nx;",
    'src/workers/upstream/providers/openai-images/openai-images.ts',
  ],
  [
    'provider -> transport',
    'src/workers/upstream/providers/gemini/planted.ts',
    "import { sendRequest } from '../../transport/send-request.ts';\nsendRequest;",
    'src/workers/upstream/transport/send-request.ts',
  ],
  [
    'provider -> job runner',
    'src/workers/upstream/providers/gemini/planted.ts',
    "import * as x from '../../job-runner.ts';\nx;",
    'src/workers/upstream/job-runner.ts',
  ],
  [
    'job runner -> one provider past the registry',
    'src/workers/upstream/planted.ts',
    "import * as x from './providers/openai-images/openai-images.ts';\nx;",
    'src/workers/upstream/providers/openai-images/openai-images.ts',
  ],
  [
    'konva outside the editor',
    'src/studios/create/planted.ts',
    "import Konva from 'konva/lib/Core.js';\nKonva;",
  ],
  ['dexie outside db', 'src/lib/state/planted.ts', "import { Dexie } from 'dexie';\nDexie;"],
  [
    'a codec outside the workers',
    'src/studios/create/planted.ts',
    "import encode from '@jsquash/avif/codec/enc/avif_enc.js';\nencode;",
  ],
  [
    'perfect-freehand in the kernel',
    'src/lib/kernel/planted.ts',
    "import { getStroke } from 'perfect-freehand';\ngetStroke;",
  ],
  ['comlink in a studio', 'src/studios/create/planted.ts', "import * as Comlink from 'comlink';\nComlink;"],
  [
    'eventsource-parser outside transport',
    'src/workers/upstream/planted.ts',
    "import { createParser } from 'eventsource-parser';\ncreateParser;",
  ],
];

describe('forbidden imports', () => {
  it.each(FORBIDDEN)('%s', async (_what, filePath, text, target) => {
    if (target) expect(existsSync(target), `${target} exists`).toBe(true);
    expect(await objections(filePath, text)).toContain('boundaries/dependencies');
  });
});

const GLOBALS: [string, string, string][] = [
  ['fetch in state', 'src/lib/state/planted.ts', "void fetch('x');"],
  ['fetch in a provider', 'src/workers/upstream/providers/gemini/planted.ts', "void fetch('x');"],
  ['globalThis.fetch in the job runner', 'src/workers/upstream/planted.ts', "void globalThis.fetch('x');"],
  ['Worker in a studio', 'src/studios/create/planted.ts', "new Worker('x');"],
  ['localStorage in a component', 'src/app/Planted.svelte', script("localStorage.getItem('x');")],
  ['indexedDB in the gateway', 'src/lib/gateway/planted.ts', "indexedDB.open('x');"],
  ['OffscreenCanvas on the page', 'src/lib/editor/planted.ts', 'new OffscreenCanvas(1, 1);'],
];

describe('globals outside their owner', () => {
  it.each(GLOBALS)('%s', async (_what, filePath, text) => {
    expect(await objections(filePath, text)).toContain('no-restricted-globals');
  });
});

describe('what is allowed stays allowed', () => {
  const ALLOWED: [string, string, string][] = [
    [
      'a studio uses the state',
      'src/studios/edit/planted.ts',
      "import { getAppState } from '../../lib/state/app-state.ts';\ngetAppState();\n",
    ],
    [
      'the upstream worker uses the database',
      'src/workers/upstream/planted.ts',
      "import { openDatabase } from '../../lib/db/database.ts';\nopenDatabase();\n",
    ],
    ['transport fetches', 'src/workers/upstream/transport/planted.ts', "void fetch('x');\n"],
    [
      'the editor uses konva',
      'src/lib/editor/planted.ts',
      "import Konva from 'konva/lib/Core.js';\nnew Konva.Layer();\n",
    ],
  ];
  it.each(ALLOWED)('%s', async (_what, filePath, text) => {
    expect(
      (await objections(filePath, text)).filter((id) => /boundaries|restricted-globals/.test(id)),
    ).toEqual([]);
  });
});

it('a file outside every layer is refused', async () => {
  expect(await objections('src/stray/planted.ts', 'export const x = 1;\n')).toContain(
    'boundaries/no-unknown-files',
  );
});
