/** WebKitGTK's small browser on a display that nobody sees, driven through WebKitWebDriver. */
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { requireWebkit } from '../../scripts/webkit.mjs';
import { endProcess, findFreePort, startProcess } from './start-process.ts';
import { ask, DriverSession } from './webdriver.ts';

/** A driver that opens one window at a time. */
export interface WebkitDriver {
  openSession(): Promise<DriverSession>;
  close(): Promise<void>;
}

/** Starts a display server, which chooses a free number by itself. */
async function startDisplay(command: string): Promise<{ server: ChildProcess; name: string }> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const server = startProcess(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const chosen = server.stdio[3] as Readable;
  const number = await new Promise<string>((resolve, reject) => {
    chosen.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`The display server ended with ${code}.`)));
  });
  return { server, name: `:${number}` };
}

/** Waits until a driver answers. */
async function waitForDriver(driver: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}.`);
    const isReady = await ask('GET', `${url}/status`).then(
      () => true,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('WebKitWebDriver does not answer.');
}

/** Starts everything, installed now if need be. */
export async function startWebkit(): Promise<WebkitDriver> {
  const webkit = requireWebkit();
  const display = await startDisplay(webkit.display);
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const driver = startProcess(webkit.driver, [`--port=${port}`], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      DISPLAY: display.name,
      GDK_BACKEND: 'x11',
      // As root there is no sandbox; there is no desktop to talk to, and no graphics card.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  await waitForDriver(driver, url);
  const capabilities = {
    alwaysMatch: { 'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] } },
  };
  return {
    async openSession() {
      const made = (await ask('POST', `${url}/session`, { capabilities })) as { sessionId: string };
      return new DriverSession(`${url}/session/${made.sessionId}`);
    },
    async close() {
      await endProcess(driver);
      await endProcess(display.server);
    },
  };
}
