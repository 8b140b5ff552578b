/** `npm start [-- --port N] [--no-build]`: builds the app and serves it on this machine only. */
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4173' }, 'no-build': { type: 'boolean', default: false } },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  process.exit(2);
}

if (!values['no-build']) await build({ logLevel: 'warn' });
try {
  const server = await preview({ preview: { port, strictPort: true, host: 'localhost' } });
  console.log(`Easel is ready: http://localhost:${port}/  (Ctrl+C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void server.close().then(() => process.exit(0)));
} catch (error) {
  console.error(
    `Port ${port} cannot be used (${error.message}). Try another: npm start -- --port ${port + 1}`,
  );
  process.exit(1);
}
