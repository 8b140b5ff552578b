/**
 * `npm test`: every check there is, one after the other, and the totals on the last line (`N passed, N failed`).
 * A failed step does not hide the ones after it. A static check counts as one test.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { requireChromium } from './chromium.mjs';
import { canHaveFirefox, requireFirefox } from './firefox.mjs';
import { canHaveWebkit, requireWebkit } from './webkit.mjs';

const REPORTS = 'node_modules/.cache/easel-reports';
const bin = (name) => `node_modules/.bin/${name}`;

/** Runs a command with its output shown; true if it ended well. */
function run([command, ...args], env = {}) {
  const ended = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return ended.status === 0;
}

const runScript = (name, ...args) => run(['npm', 'run', '--silent', name, ...args]);
const report = (name) => `${REPORTS}/${name}.json`;

function readReport(name) {
  try {
    return JSON.parse(readFileSync(report(name), 'utf8'));
  } catch (error) {
    console.error(`No report of "${name}" could be read: ${error.message}`);
    return null;
  }
}

const NOTHING = { passed: 0, failed: 0 };

/** Counts of a step that has no tests of its own: it passed or it did not. */
const asOne = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** A project, or those of its files whose paths hold one of `files`. */
function vitest(project, { name = project, files = [] } = {}) {
  const args = [
    'run',
    '--project',
    project,
    ...files,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(name)}`,
  ];
  const ok = run([bin('vitest'), ...args]);
  const counts = readReport(name);
  if (!counts) return asOne(false);
  // A file that cannot be loaded has no failed test of its own, but the run has failed.
  const failed = counts.numFailedTests || (ok ? 0 : 1);
  return { passed: counts.numPassedTests, failed };
}

function endToEnd() {
  const ok = run([bin('playwright'), 'test'], { EASEL_REPORT: report('e2e') });
  const stats = readReport('e2e')?.stats;
  if (!stats) return asOne(false);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky || (ok ? 0 : 1) };
}

/** A browser that exists on some machines only: there it must be had, elsewhere the step is left out and says so. */
function engine(project, { canHave, require }, parts = [{}]) {
  if (!canHave()) return { ...NOTHING, note: `left out, ${project} cannot be had on this machine` };
  try {
    require();
  } catch (error) {
    console.error(error.message);
    return asOne(false);
  }
  const counts = parts.map((part) => vitest(project, part));
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

const WEBKIT = { canHave: canHaveWebkit, require: requireWebkit };
const PIXELS = 'src/workers/image';
/** After many pictures of 4K its canvases stay empty for a while: each part has a browser of its own. */
const WEBKIT_PARTS = [
  { name: 'webkit-codecs', files: [`${PIXELS}/codecs`] },
  { name: 'webkit-edits', files: [`${PIXELS}/edits`] },
  { name: 'webkit-lock', files: [`${PIXELS}/pixel-lock`] },
  { name: 'webkit-compare', files: [`${PIXELS}/compare`, `${PIXELS}/parts`] },
  {
    name: 'webkit',
    files: [
      'src/lib',
      ...['marks', 'masks', 'thumbnail'].map((part) => `${PIXELS}/${part}`),
      'src/workers/upstream',
      'tests/engines',
    ],
  },
];

const STEPS = [
  ['messages', () => asOne(runScript('messages'))],
  ['types', () => asOne(runScript('types'))],
  ['lint', () => asOne(runScript('lint'))],
  ['layers and cycles', () => asOne(runScript('graph'))],
  ['dead code', () => asOne(runScript('dead'))],
  ['format', () => asOne(runScript('format'))],
  ['unit', () => vitest('unit')],
  ['browser', () => vitest('browser')],
  ['webkit', () => engine('webkit', WEBKIT, WEBKIT_PARTS)],
  ['firefox', () => engine('firefox', { canHave: canHaveFirefox, require: requireFirefox })],
  ['build', () => asOne(runScript('build', '--', '--logLevel', 'warn'))],
  ['end to end', endToEnd],
  ['webkit, the built app', () => engine('webkit-app', WEBKIT)],
];

try {
  process.env.CHROME_PATH = requireChromium();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const rows = [];
for (const [name, step] of STEPS) {
  console.log(`\n== ${name}`);
  const begun = Date.now();
  rows.push({ name, ...step(), seconds: Math.round((Date.now() - begun) / 1000) });
}

console.log('\n== totals');
for (const row of rows)
  console.log(`${row.name}: ${row.note ?? `${row.passed} passed, ${row.failed} failed (${row.seconds} s)`}`);
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
