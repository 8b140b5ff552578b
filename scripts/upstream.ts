import { parseArgs } from 'node:util';
import { PROVIDER_SCENARIOS } from '../tests/support/providers/answer-provider.ts';
import { RESUME_MODES } from '../tests/support/resume-modes.ts';
import { SCENARIOS } from '../tests/support/scenarios/scenarios.ts';
import { startUpstreamServer } from '../tests/support/upstream-server.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, pace: { type: 'string' } } });
const server = await startUpstreamServer({
  port: Number(values.port ?? 4180),
  ...(values.pace === undefined ? {} : { paceMs: Number(values.pace) }),
});

console.log(`A pretended upstream answers at ${server.origin} with any key.\n`);
console.log('Base URLs, one for each way to answer:');
for (const name of Object.keys(SCENARIOS)) console.log(`  ${server.baseUrl(name)}`);
console.log('\nProviders; behind these goes what their own base URL ends in, such as /v1beta:');
for (const name of PROVIDER_SCENARIOS) console.log(`  ${server.baseUrl(name)}`);
console.log('\nBehind a name, what becomes of answers in the background whose line is gone:');
for (const [mode, { does }] of Object.entries(RESUME_MODES)) console.log(`  @${mode}`.padEnd(12) + does);
console.log(`For example ${server.baseUrl('cut-after-preview', undefined, 'stream')}`);
console.log(
  `\nPOST ${server.origin}/control {"scenario": "slow"} chooses for ${server.origin} itself; GET ${server.origin}/log shows all requests.`,
);
console.log('Ctrl+C ends it.');
