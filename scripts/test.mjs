/**
 * `npm test`: every check there is, one after the other, and the totals on the last line (`N passed, N failed`).
 * A failed step does not hide the ones after it. A static check counts as one test.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
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

/** Counts of a step that has no tests of its own: it passed or it did not. */
const asOne = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

function vitest(project) {
  const args = ['--project', project, '--reporter=default', '--reporter=json'];
  const ok = run([bin('vitest'), 'run', ...args, `--outputFile.json=${report(project)}`]);
  const made = readReport(project);
  if (!made) return asOne(false);
  // A file that cannot be loaded has no failed test of its own, but the run has failed.
  return {
    passed: made.numPassedTests,
    failed: made.numFailedTests || (ok ? 0 : 1),
    failures: made.testResults.flatMap(listFailures),
  };
}

function listFailures({ name, status, message, assertionResults }) {
  const file = relative('.', name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${file}: ${message}`];
  return failed.map((test) => `${file}: ${test.fullName}`);
}

function endToEnd() {
  const ok = run([bin('playwright'), 'test'], { EASEL_REPORT: report('e2e') });
  const made = readReport('e2e');
  if (!made) return asOne(false);
  const { expected, unexpected, flaky } = made.stats;
  return { passed: expected, failed: unexpected + flaky || (ok ? 0 : 1), failures: listFailedSpecs(made) };
}

function listFailedSpecs({ suites = [], specs = [] }) {
  const own = specs.filter((spec) => !spec.ok).map((spec) => `${spec.file}: ${spec.title}`);
  return [...own, ...suites.flatMap(listFailedSpecs)];
}

/** A browser that exists on some machines only: there it must be had, elsewhere the step is left out and says so. */
function engine(project, { canHave, require }) {
  if (!canHave()) return { passed: 0, failed: 0, note: `left out, ${project} cannot be had on this machine` };
  try {
    require();
  } catch (error) {
    console.error(error.message);
    return asOne(false);
  }
  return vitest(project);
}

const WEBKIT = { canHave: canHaveWebkit, require: requireWebkit };

const STEPS = [
  ['messages', () => asOne(runScript('messages'))],
  ['types', () => asOne(runScript('types'))],
  ['lint', () => asOne(runScript('lint'))],
  ['layers and cycles', () => asOne(runScript('graph'))],
  ['dead code', () => asOne(runScript('dead'))],
  ['format', () => asOne(runScript('format'))],
  ['unit', () => vitest('unit')],
  ['browser', () => vitest('browser')],
  ['webkit', () => engine('webkit', WEBKIT)],
  ['webkit, the image client', () => engine('webkit-client', WEBKIT)],
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
for (const row of rows) {
  console.log(`${row.name}: ${row.note ?? `${row.passed} passed, ${row.failed} failed (${row.seconds} s)`}`);
  for (const failure of row.failures ?? []) console.log(`  failed: ${failure}`);
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
